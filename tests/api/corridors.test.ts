import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { adoptCorridorOption, corridorOption, corridorRehearsal, corridorTake, drawnOption, getCorridorDesign, listCorridorOptions, listCorridors, relocationSummary } from '../../api/contract/corridor.ts'
import { listLines } from '../../api/contract/infrastructure-write.ts'
import { problem } from '../../api/contract/problem.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { signedIn } from '../fixtures/signed-in.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
let official: Record<string, string>
let admin: Record<string, string>
const RAILWAY = '/api/corridors/lao-cai-ha-noi-hai-phong'
const THU = '/api/corridors/thu-tuyen'
beforeAll(async () => {
  app = await appOn(db())
  official = (await signedIn(db(), { role: 'official' })).headers
  admin = (await signedIn(db(), { role: 'admin' })).headers
  await db().query(sql`insert into corridor (code, kind, name_vi, alignment, basis, source, valid_from)
    values ('thu-tuyen', 'railway', 'Tuyến thử', ST_GeomFromText('MULTILINESTRING((104 22.3,104.1 22.3))', 4326), 'measured', 'fixture', '2026-01-01')`)
})
afterEach(async () => {
  await db().query(sql`delete from corridor_option where corridor_code = 'thu-tuyen'`)
  await db().query(sql`delete from corridor where code = 'thu-tuyen' and decision_id is not null`)
  await db().query(sql`update corridor set valid_to = null, replaced_at = null where code = 'thu-tuyen'`)
})
afterAll(async () => {
  await db().query(sql`delete from corridor where code = 'thu-tuyen'`)
  await app.close()
})

const send = async (method: 'POST' | 'PUT', url: string, payload: object = {}, { headers = official, version }: { headers?: Record<string, string>; version?: number | undefined } = {}) => {
  const response = await app.inject({ method, url, payload, headers: { ...headers, 'accept-language': 'en', ...(version === undefined ? {} : { 'if-match': `"${version}"` }) } })
  return { status: response.statusCode, etag: response.headers['etag'], json: (): unknown => response.json() }
}
const refused = (answer: { json: () => unknown }) => { const { status, code, field } = problem.parse(answer.json()); return [status, code, field] }
const readVersions = async () => listCorridors.schema.response[200].parse((await get(app, '/api/corridors')).json()).items
const line = { type: 'LineString', coordinates: [[104, 22.3], [104.1, 22.31]] }
const section = { fromM: 0, toM: null, structure: 'level', formationWidthM: 1.6, widthM: 8.6 }
const rehearse = async (design: object, url = RAILWAY) => corridorRehearsal.parse((await send('POST', `${url}/rehearsals`, { design })).json())
const take = async (headers: Record<string, string>) => corridorTake.parse((await get(app, `${RAILWAY}/take`, headers)).json())
const found = async (design: object) => (await rehearse(design)).findings.map(({ code, tier }) => [code, tier])

describe('what everybody reads', () => {
  it('lists corridors with their versions and the widths that rules give', async () => {
    const { items, widths, formationWidthM } = listCorridors.schema.response[200].parse((await get(app, '/api/corridors')).json())
    const railway = items.find(({ code }) => code === 'lao-cai-ha-noi-hai-phong')
    expect(railway).toMatchObject({ kind: 'railway', versions: [{ basis: 'schematic', hasClearance: true, validTo: null }] })
    expect(widths.find(({ rule }) => rule === 'flat_usual')).toMatchObject({ widthM: 8.6, isInForce: false })
    expect(formationWidthM).toBe(1.6)
    const design = getCorridorDesign.schema.response[200].parse((await get(app, `${RAILWAY}/versions/${railway?.currentId}`)).json())
    expect(design.design).toMatchObject({ alignment: { type: 'MultiLineString' }, clearanceArea: { type: 'MultiPolygon' }, sections: [] })
  })

  it('sums relocation up by province, without firms', async () => {
    const answer = await get(app, '/api/relocation-summary?province=15')
    expect(relocationSummary.parse(answer.json())).toMatchObject({ provinceCode: '15', basis: 'schematic', plots: 172, zones: [{ zone: { code: 'MB-0001' }, deadline: '2026-12-31' }, { zone: { code: 'MB-0032' } }, { zone: { code: 'MB-0031' } }] })
    expect(answer.text).not.toMatch(/firm|project/i)
    expect(relocationSummary.parse((await get(app, '/api/relocation-summary?province=24')).json()).zones).toEqual([])
    expect(refused({ json: (await get(app, '/api/relocation-summary?province=x')).json })).toEqual([400, 'invalid_parameter', 'province'])
  })

  it('shows what is taken of each zone as one shape, which has the area it states', async () => {
    const answer = await get(app, '/api/relocation-summary?province=15')
    const { zones } = relocationSummary.parse(answer.json())
    for (const { zone, m2, shape } of zones) {
      const [row] = await db().query<{ m2: number; isValid: boolean; decimals: number }>(sql`
        select ST_Area(g.geom::geography) as m2, ST_IsValid(g.geom) as "isValid", (select max(length(split_part(n[1], '.', 2)))::int from regexp_matches(${JSON.stringify(shape)}, '\\d+\\.\\d+', 'g') n) as decimals
        from (select ST_GeomFromGeoJSON(${JSON.stringify(shape)}) as geom) g`)
      expect([zone.code, row?.isValid, row?.decimals]).toEqual([zone.code, true, 6])
      expect(Math.abs((row?.m2 ?? NaN) / m2 - 1)).toBeLessThan(0.001)
    }
    expect(zones.length).toBe(3)
    // Everybody reads it, on a phone too.
    expect(answer.text.length).toBeLessThan(10_000)
  })

  it.each([`${RAILWAY}/take`, `${RAILWAY}/take.csv`, `${RAILWAY}/options`])('does not read %s', async (url) => {
    expect(refused({ json: (await get(app, url)).json })).toEqual([401, 'not_signed_in', undefined])
  })
})

describe('what the corridor takes', () => {
  it('names Đông Phố Mới, both, and Sơn Mãn as taken by decision, and others that the line only crosses as not confirmed', async () => {
    const take = corridorTake.parse((await get(app, `${RAILWAY}/take`, official)).json())
    expect(take.zones.filter(({ isConfirmed }) => isConfirmed).map(({ zone, plots, allPlots, deadline }) => [zone.code, zone.nameVi, plots, allPlots, deadline])).toEqual([
      ['MB-0001', 'Đông Phố Mới', 103, 103, '2026-12-31'], ['MB-0032', 'Sơn Mãn', 46, 46, '2026-12-31'], ['MB-0031', 'Đông Phố Mới', 23, 23, '2026-12-31']])
    expect(take.zones.filter(({ isConfirmed }) => !isConfirmed).length).toBe(13)
    expect(take).toMatchObject({ basis: 'schematic', totals: { plots: 172, confirmedZones: 3, jobs: null } })
    expect(take.firms.length).toBe(take.totals.firms)
  })

  it('names the firms of one’s own provinces alone; sums, plots and shapes are of all', async () => {
    const elsewhere = (await signedIn(db(), { role: 'official', provinces: ['24'] })).headers
    const [own, foreign, all] = [await take(official), await take(elsewhere), await take(admin)]
    expect(own).toMatchObject({ firmsOf: ['15'], totals: all.totals })
    expect(own.firms.length).toBeGreaterThan(0)
    const { firms, leases, firmsOf, ...rest } = foreign
    expect([firms, leases, firmsOf]).toEqual([[], [], ['24']])
    expect(rest).toMatchObject({ totals: own.totals, plots: own.plots, zones: own.zones })
    expect(all.firmsOf).toBe(null)
    const [known] = all.firms
    const design = { alignment: line, sections: [section], clearanceArea: { type: 'Polygon', coordinates: [[[103.9, 22.3], [104.1, 22.3], [104.1, 22.5], [103.9, 22.5], [103.9, 22.3]]] } }
    const tried = async (headers: Record<string, string>) => corridorRehearsal.parse((await send('POST', `${RAILWAY}/rehearsals`, { design }, { headers })).json()).take
    expect((await tried(official))?.firms.length).toBeGreaterThan(0)
    expect(await tried(elsewhere)).toMatchObject({ firms: [], leases: [] })
    const file = async (headers: Record<string, string>) => (await get(app, `${RAILWAY}/take.csv?lang=en`, headers)).text
    expect(await file(official)).toContain(known?.nameEn)
    expect(await file(elsewhere)).not.toContain(known?.nameEn)
    expect((await file(elsewhere)).split('\r\n')[1]).toContain(',of another province,')
  })

  it('gives the plots as a file, a line each', async () => {
    const answer = await get(app, `${RAILWAY}/take.csv?lang=en`, official)
    expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([200, 'text/csv; charset=utf-8; header=present', 'no-store'])
    const lines = answer.text.trimEnd().split('\r\n')
    expect(lines.length).toBe(173)
    expect(lines[0]).toBe('\ufeffZone (code),Zone,A decision moves the zone,Plot,Land use,"Plot, m²","Taken, m²","Taken, %",Whole plot,"Remnants, m²",Firms,Basis')
    expect(lines[1]).toMatch(/^MB-0001,Đông Phố Mới industrial zone,yes,/)
  })

  it('gives the plots of one zone alone where it is asked for', async () => {
    const { plots } = await take(official)
    const [{ zone } = { zone: '' }] = plots
    const answer = await get(app, `${RAILWAY}/take.csv?zone=${zone}`, official)
    const rows = answer.text.trimEnd().split('\r\n').slice(1)
    expect([rows.length, rows.every((row) => row.startsWith(`${zone},`))]).toEqual([plots.filter((one) => one.zone === zone).length, true])
    expect(answer.headers['content-disposition']).toContain(`-${zone}-`)
    expect(refused({ json: (await get(app, `${RAILWAY}/take.csv?zone=${encodeURIComponent('mã\r\n')}`, official)).json })).toEqual([400, 'invalid_parameter', 'zone'])
  })

  it('knows no corridor of another name, and none before it began', async () => {
    expect(refused({ json: (await get(app, '/api/corridors/khong-co/take', official)).json })).toEqual([404, 'corridor_not_found', 'code'])
    expect(refused({ json: (await get(app, `${THU}/take?asOf=2025-12-31`, official)).json })).toEqual([404, 'corridor_not_in_effect', 'asOf'])
    expect(refused({ json: (await get(app, `${THU}/take?asOf=hom-nay`, official)).json })).toEqual([400, 'invalid_parameter', 'asOf'])
  })
})

describe('a rehearsal', () => {
  it('takes what the new line takes, and tells the difference to the version in effect', async () => {
    const { findings, take, difference, lengthM } = await rehearse({ alignment: line, sections: [section] })
    expect(findings.filter(({ tier }) => tier === 'error')).toEqual([])
    expect(lengthM).toBeGreaterThan(10_000)
    // The clearance area of the version in effect is not in this design: all it takes is freed.
    expect(difference?.freedM2).toBeCloseTo(1_110_000, -4)
    expect(take?.zones.filter(({ isConfirmed }) => isConfirmed).map(({ plots }) => plots)).toEqual([0, 0, 0])
  })

  it('reads a VN-2000 corner table in its meridian as the same line', async () => {
    const [corners] = await db().query<{ coordinates: number[][] }>(sql`
      select json_agg(json_build_array(ST_Y(d.geom), ST_X(d.geom)) order by d.path) as coordinates from ST_DumpPoints(ST_Transform(ST_GeomFromText('LINESTRING(104 22.3,104.1 22.31)', 4326), 9208)) d`)
    const table = await rehearse({ alignment: { type: 'Corners', srid: 9208, coordinates: [corners?.coordinates] }, sections: [section] })
    const drawn = await rehearse({ alignment: line, sections: [section] })
    expect(table.lengthM).toBeCloseTo(drawn.lengthM ?? NaN, 1)
    expect(table.findings.filter(({ tier }) => tier === 'error')).toEqual([])
  })

  const wrong: Record<string, [object, string]> = {
    'nothing at all': [{}, 'nothing_drawn'], 'an alignment that is null': [{ alignment: null }, 'nothing_drawn'],
    'a polygon': [{ alignment: { type: 'Polygon', coordinates: [[[104, 22], [104.1, 22], [104, 22.1], [104, 22]]] } }, 'not_a_line'], 'text': [{ alignment: 'LINESTRING(104 22, 105 23)' }, 'not_a_line'],
    'an empty line': [{ alignment: { type: 'LineString', coordinates: [] } }, 'not_a_line'], 'no parts': [{ alignment: { type: 'MultiLineString', coordinates: [] } }, 'not_a_line'],
    'one point': [{ alignment: { type: 'LineString', coordinates: [[104, 22.3]] } }, 'part_too_short'], 'a point twice': [{ alignment: { type: 'LineString', coordinates: [[104, 22.3], [104, 22.3]] } }, 'part_too_short'],
    'text for a number': [{ alignment: { type: 'LineString', coordinates: [['104', 22.3], [104.1, 22.3]] } }, 'coordinates_not_numbers'],
    'heights': [{ alignment: { type: 'LineString', coordinates: [[104, 22.3, 80], [104.1, 22.3, 82]] } }, 'coordinates_have_heights'],
    'latitude first': [{ alignment: { type: 'LineString', coordinates: [[22.3, 104], [22.31, 104.1]] } }, 'outside_vietnam'],
    'leaving the country': [{ alignment: { type: 'LineString', coordinates: [[104, 22.4], [104, 23.6]] } }, 'outside_vietnam'], 'off the globe': [{ alignment: { type: 'LineString', coordinates: [[904, 22], [905, 23]] } }, 'outside_vietnam'],
    'a gap of more than a kilometre': [{ alignment: { type: 'MultiLineString', coordinates: [[[104, 22.3], [104.05, 22.3]], [[104.07, 22.3], [104.1, 22.3]]] } }, 'gap_too_wide'],
    'no width': [{ alignment: line, sections: [{ ...section, widthM: 0 }] }, 'width_not_positive'], 'a negative width': [{ alignment: line, sections: [{ ...section, widthM: -5 }] }, 'width_not_positive'],
    'a negative formation': [{ alignment: line, sections: [{ ...section, formationWidthM: -1 }] }, 'width_negative'], 'level ground without a width': [{ alignment: line, sections: [{ ...section, widthM: null }] }, 'section_needs_width'],
    'a toe on level ground': [{ alignment: line, sections: [{ ...section, toeOffsetM: 3 }] }, 'toe_not_here'],
    'sections that overlap': [{ alignment: line, sections: [{ ...section, toM: 6000 }, { ...section, fromM: 5000 }] }, 'sections_overlap'],
    'sections that leave a gap': [{ alignment: line, sections: [{ ...section, toM: 5000 }, { ...section, fromM: 6000 }] }, 'sections_leave_gap'],
    'sections that end too soon': [{ alignment: line, sections: [{ ...section, toM: 5000 }] }, 'sections_leave_gap'], 'a section beyond the end': [{ alignment: line, sections: [{ ...section, toM: 50_000 }] }, 'section_beyond_end'],
    'a section that ends before it begins': [{ alignment: line, sections: [{ ...section, fromM: 5000, toM: 4000 }] }, 'section_has_no_length'], 'sections without a line': [{ sections: [section] }, 'sections_without_line'],
    'another meridian code': [{ alignment: { type: 'Corners', srid: 3405, coordinates: [[[2466000, 500000], [2467000, 500000]]] } }, 'not_a_meridian'],
    'corners the wrong way round': [{ alignment: { type: 'Corners', srid: 9208, coordinates: [[[500000, 2466000], [500000, 2467000]]] } }, 'corner_out_of_range'],
    'a clearance area that is a line': [{ alignment: line, clearanceArea: line }, 'not_a_polygon'],
    'a clearance area that crosses itself': [{ alignment: line, clearanceArea: { type: 'Polygon', coordinates: [[[104, 22.3], [104.01, 22.31], [104.01, 22.3], [104, 22.31], [104, 22.3]]] } }, 'self_intersection'],
    'a station outside the country': [{ areas: [{ kind: 'station', name: 'Ga', geometry: { type: 'Polygon', coordinates: [[[1, 1], [2, 1], [2, 2], [1, 1]]] } }] }, 'outside_vietnam'],
    'a scribble': [{ alignment: { type: 'LineString', coordinates: Array.from({ length: 2000 }, (_, i) => [104 + (i * 37 % 100) / 1e4, 22.3 + (i * 61 % 100) / 1e4]) } }, 'too_tangled'],
  }
  it.each(Object.entries(wrong))('says what is wrong with %s, and computes nothing', async (_, [design, code]) => {
    const answer = await rehearse(design)
    expect(answer.findings.find(({ tier }) => tier === 'error')?.code).toBe(code)
    expect([answer.take, answer.difference]).toEqual([null, null])
    expect(answer.findings.every(({ detail }) => detail.length > 20 && !detail.includes('{'))).toBe(true)
  })

  it('refuses 200,000 vertices', async () => {
    expect(await found({ alignment: { type: 'LineString', coordinates: Array.from({ length: 200_000 }, (_, i) => [104 + i / 1e6, 22.3]) } })).toEqual([['too_many_vertices', 'error']])
  })

  it('warns where the line crosses itself, with the place, and counts the ground once', async () => {
    const { findings, take } = await rehearse({ alignment: { type: 'LineString', coordinates: [[104, 22.3], [104.1, 22.4], [104.1, 22.3], [104, 22.4]] }, sections: [section] })
    expect(findings.find(({ code }) => code === 'crosses_itself')).toMatchObject({ tier: 'warning', got: '1', where: { type: 'MultiPoint', coordinates: [[104.05, 22.35]] } })
    expect(take).not.toBeNull()
  })

  it('says swapped coordinates the right way round', async () => {
    const [first] = (await rehearse({ alignment: { type: 'LineString', coordinates: [[22.3, 104], [22.31, 104.1]] } })).findings
    expect([first?.got, first?.expected]).toEqual(['[22.30000, 104.00000]', '[104.00000, 22.30000]'])
  })

  it('notes what is odd and goes on: old widths, a tunnel, a small gap, no width at all', async () => {
    const old = { ...section, widthRule: 'protection_other+safety_other' }
    expect(await found({ alignment: line, sections: [{ ...old, toM: 5000 }, { ...section, fromM: 5000, structure: 'tunnel', widthM: null }] })).toEqual(expect.arrayContaining([['old_width', 'note'], ['takes_nothing', 'note']]))
    expect(await found({ alignment: { type: 'MultiLineString', coordinates: [[[104, 22.3], [104.05, 22.3]], [[104.055, 22.3], [104.1, 22.3]]] }, sections: [section] })).toEqual([['gap', 'warning']])
    expect(await found({ alignment: line })).toEqual([['no_width', 'warning']])
    expect(await found({ alignment: line, sections: [section], clearanceArea: { type: 'Polygon', coordinates: [[[104, 22.3], [104.01, 22.3], [104.01, 22.31], [104, 22.3]]] } })).toEqual([['clearance_wins', 'note']])
  })

  it('warns where a width is by the rule of another structure, and where a bridge is as narrow as a track', async () => {
    const flat = { ...section, widthRule: 'protection_other+safety_other' }
    const viaduct = { ...section, structure: 'viaduct', formationWidthM: 12, widthM: 7, widthRule: 'viaduct_other_outside_urban' }
    const { findings } = await rehearse({ alignment: line, sections: [{ ...flat, toM: 5000 }, { ...flat, fromM: 5000, structure: 'viaduct' }] })
    expect(findings.filter(({ tier }) => tier === 'warning').map(({ code, index, detail }) => [code, index, detail])).toEqual([
      ['rule_of_other_structure', 1, 'Section 2 (viaduct): its width is by the rule for level ground. Choose the rule again.'],
      ['track_on_bridge', 1, expect.stringContaining('1.6 m is the width of a track')],
    ])
    expect((await found({ alignment: line, sections: [viaduct] })).filter(([, tier]) => tier === 'warning')).toEqual([])
    // A double track is wider than the convention, and still no viaduct.
    expect(await found({ alignment: line, sections: [{ ...flat, toM: 5000, formationWidthM: 6 }, { ...viaduct, fromM: 5000, formationWidthM: 6 }] })).toContainEqual(['track_on_bridge', 'warning'])
    const toe = { ...section, structure: 'cutting', toeOffsetM: 3, widthM: 8, widthRule: 'protection_embankment+safety_other' }
    expect((await found({ alignment: line, sections: [toe] })).filter(([, tier]) => tier === 'warning')).toEqual([])
  })

  it('refuses what is no design, and knows no corridor of another name', async () => {
    expect(refused(await send('POST', `${RAILWAY}/rehearsals`, {}))).toEqual([400, 'invalid_parameter', expect.any(String)])
    expect(refused(await send('POST', `${RAILWAY}/rehearsals`, { design: { sections: [{ ...section, structure: 'rope' }] } }))).toEqual([400, 'invalid_parameter', expect.any(String)])
    expect(refused(await send('POST', `${RAILWAY}/rehearsals`, { design: { sections: [{ ...section, fromM: 'a' }] } }))).toEqual([400, 'invalid_parameter', expect.any(String)])
    expect(refused(await send('POST', '/api/corridors/khong-co/rehearsals', { design: { alignment: line } }))).toEqual([404, 'corridor_not_found', 'code'])
  })
})

describe('an option', () => {
  const add = async (name = 'Phương án 1') => corridorOption.parse((await send('POST', `${THU}/options`, { name, design: { alignment: line, sections: [section] } })).json())
  const change = { name: 'Phương án 1', note: 'dời đông', design: { alignment: line, sections: [{ ...section, widthM: 20 }] } }

  it('is kept by name, read as it was drawn, changed with its version, and put away', async () => {
    const made = await add()
    expect(made).toMatchObject({ name: 'Phương án 1', version: 1, isMine: true, closedAs: null })
    const read = await get(app, `${THU}/options/${made.id}`, official)
    expect([read.headers['etag'], drawnOption.parse(read.json()).design]).toMatchObject(['"1"', { alignment: line, sections: [section] }])
    expect(refused(await send('PUT', `${THU}/options/${made.id}`, change))).toEqual([428, 'precondition_required', 'If-Match'])
    expect(await send('PUT', `${THU}/options/${made.id}`, change, { version: 1 })).toMatchObject({ status: 200, etag: '"2"' })
    // Somebody who still has the version before: 412, and nothing is lost.
    const stale = await send('PUT', `${THU}/options/${made.id}`, { ...change, note: 'dời tây' }, { version: 1 })
    expect([refused(stale), stale.etag]).toEqual([[412, 'precondition_failed', 'If-Match'], '"2"'])
    expect(drawnOption.parse((await get(app, `${THU}/options/${made.id}`, official)).json())).toMatchObject({ note: 'dời đông', version: 2 })
    expect((await send('POST', `${THU}/options/${made.id}/discard`, {}, { version: 2 })).status).toBe(200)
    expect(listCorridorOptions.schema.response[200].parse((await get(app, `${THU}/options`, official)).json()).items).toEqual([])
    expect(refused(await send('PUT', `${THU}/options/${made.id}`, change, { version: 3 }))).toEqual([409, 'corridor_option_closed', 'id'])
  })

  it('is changed and put away by who made it, or an administrator', async () => {
    const made = await add()
    const at = `${THU}/options/${made.id}`
    for (const { headers } of [await signedIn(db(), { role: 'planner' }), await signedIn(db(), { role: 'official', provinces: ['24'] })]) {
      expect(refused(await send('PUT', at, change, { headers, version: 1 }))).toEqual([403, 'not_the_author', undefined])
      expect(refused(await send('POST', `${at}/discard`, {}, { headers, version: 1 }))).toEqual([403, 'not_the_author', undefined])
    }
    expect(await send('PUT', at, change, { headers: admin, version: 1 })).toMatchObject({ status: 200, etag: '"2"' })
    expect(await send('POST', `${at}/discard`, {}, { version: 2 })).toMatchObject({ status: 200 })
  })

  it('is not kept with errors, nor under a name that is taken, nor of a corridor that is not there', async () => {
    expect(refused(await send('POST', `${THU}/options`, { name: 'X', design: { alignment: line, sections: [{ ...section, widthM: 0 }] } }))).toEqual([422, 'corridor_refused', 'design'])
    await add()
    expect(refused(await send('POST', `${THU}/options`, { name: 'phương án 1', design: { alignment: line } }))).toEqual([409, 'code_taken', 'name'])
    expect(refused(await send('POST', '/api/corridors/khong-co/options', { name: 'X', design: { alignment: line } }))).toEqual([404, 'corridor_not_found', 'code'])
    expect(refused({ json: (await get(app, `${THU}/options/999999`, official)).json })).toEqual([404, 'corridor_option_not_found', 'id'])
  })

  const decision = { number: '12/QĐ-TTg', issuedOn: '2026-03-01', authority: 'Thủ tướng Chính phủ' }
  const adoption = { effectiveOn: '2026-04-01', decision, why: 'tránh khu dân cư' }
  it('becomes the next version by a decision: the old one ends, its take of an earlier day stays', async () => {
    const made = await add()
    expect(refused(await send('POST', `${THU}/options/${made.id}/adoption`, adoption, { headers: admin }))).toEqual([428, 'precondition_required', 'If-Match'])
    expect(refused(await send('POST', `${THU}/options/${made.id}/adoption`, adoption, { version: 1 }))).toEqual([403, 'role_not_allowed', undefined])
    expect(refused(await send('POST', `${THU}/options/${made.id}/adoption`, adoption, { headers: admin, version: 9 }))).toEqual([412, 'precondition_failed', 'If-Match'])
    expect(refused(await send('POST', `${THU}/options/${made.id}/adoption`, { ...adoption, effectiveOn: '2025-01-01' }, { headers: admin, version: 1 }))).toEqual([404, 'corridor_not_in_effect', 'effectiveOn'])
    expect(refused(await send('POST', `${THU}/options/${made.id}/adoption`, { ...adoption, effectiveOn: '2190-01-01' }, { headers: admin, version: 1 }))).toEqual([422, 'effective_in_future', 'effectiveOn'])
    const answer = await send('POST', `${THU}/options/${made.id}/adoption`, adoption, { headers: admin, version: 1 })
    const { versions, currentId } = adoptCorridorOption.schema.response[201].parse(answer.json())
    expect(versions.map(({ validFrom, validTo, sections, decision: by }) => [validFrom, validTo, sections, by?.number])).toEqual([['2026-04-01', null, 1, '12/QĐ-TTg'], ['2026-01-01', '2026-04-01', 0, undefined]])
    const design = getCorridorDesign.schema.response[200].parse((await get(app, `${THU}/versions/${currentId}`)).json())
    expect(design.design.sections).toMatchObject([section])
    expect(listCorridorOptions.schema.response[200].parse((await get(app, `${THU}/options`, official)).json()).items).toMatchObject([{ closedAs: 'adopted', adoptedAs: currentId }])
    expect(refused(await send('POST', `${THU}/options/${made.id}/adoption`, adoption, { headers: admin, version: 2 }))).toEqual([409, 'corridor_option_closed', 'id'])
    const [told] = await db().query<{ action: string }>(sql`select action from audit_entry where subject = 'corridor_option' and subject_id = ${String(made.id)} order by id desc limit 1`)
    expect(told?.action).toBe('withdraw')
    expect((await get(app, `${THU}/take?asOf=2026-03-31`, official)).status).toBe(200)

    // An administrator who corrects its name leaves its widths alone.
    const kept = listLines.schema.response[200].parse((await get(app, '/api/infrastructure/lines', admin)).json()).items.find(({ id }) => id === currentId)
    const corrected = await app.inject({ method: 'PATCH', url: `/api/infrastructure/lines/${currentId}`, headers: { ...admin, 'if-match': `"${kept?.version}"` }, payload: { correction: true, nameVi: 'Tuyến thử 2', source: 'fixture' } })
    expect(corrected.statusCode).toBe(200)
    expect((await readVersions()).find(({ code }) => code === 'thu-tuyen')?.versions[0]).toMatchObject({ sections: 1 })
  })
})
