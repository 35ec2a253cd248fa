import { describe, expect, it } from 'vitest'
import type { Database } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { undone, useDatabase } from '../database.ts'
import { phuThinh5 } from '../fixtures/corners.ts'
import { check, codesOf, drawn, polygon, squareRing, type ToCheck } from '../fixtures/drawn.ts'
import { insertZone, rectangle, square, type ZoneFixture } from '../fixtures/grid.ts'
import { onPlane } from '../fixtures/plane.ts'

const db = useDatabase()

const approved = ['planned', 'established', 'not_started'] as const
const planned = ['planned', 'none', 'not_started'] as const
/** A square of 0.01° beside nothing that is shipped, and the one that shares its eastern edge. */
const here = square(104, 22.6, 0.01)
const east = square(104.01, 22.6, 0.01)

/** What is said of a new zone drawn over one that exists. */
const drawnOver = (neighbour: Partial<ZoneFixture>, wkt: string, subject: Parameters<typeof check>[2] = {}, change: Partial<ToCheck> = {}) => undone(db(), async (tx) => {
  await insertZone(tx, { code: 'T-1', name: 'Láng Giềng', outline: here, axes: approved, ...neighbour })
  return check(tx, { boundary: await drawn(tx, wkt), ...change }, subject)
})

describe('a boundary over another zone', () => {
  const shifted = square(104.0095, 22.6, 0.01)

  it('is an error where that is of the same kind and approved: who, how much, where, on what basis', async () => {
    const { findings } = await drawnOver({}, shifted)
    expect(findings).toMatchObject([{ code: 'overlaps_zone', tier: 'error', on: 'boundary', plot: null, other: { kind: 'zone', code: 'T-1', name: 'KCN Láng Giềng' },
      got: 'measured', where: { type: 'MultiPolygon' } }])
    const [found] = findings
    // 0.0005° by 0.01° at 22.6° north.
    expect(found?.m2).toBeCloseTo(51.4 * 1107.4, -3)
    expect(found?.detail).toBe(`Chồng ${new Intl.NumberFormat('vi-VN').format(found?.m2 ?? 0)} m² lên KCN Láng Giềng, khu cùng loại đã được duyệt (ranh số đo).`)
  })

  it('says so when that outline is schematic, and in English', async () => undone(db(), async (tx) => {
    await insertZone(tx, { code: 'T-1', name: 'Láng Giềng', outline: here, axes: approved })
    await tx.query(sql`update zone_boundary set basis = 'schematic' where zone_id = (select id from zone where code = 'T-1')`)
    const boundary = await drawn(tx, shifted)
    const [vi, en] = [await check(tx, { boundary }), await check(tx, { boundary }, {}, 'en')]
    expect(vi.findings[0]).toMatchObject({ code: 'overlaps_zone', tier: 'error', got: 'schematic', detail: expect.stringContaining('(ranh sơ đồ)') as string })
    expect(en.findings[0]?.detail).toMatch(/^Overlaps Láng Giềng IZ, an approved zone of the same kind, by [\d,.]+ m² \(its outline: schematic\)\.$/)
  }))

  it.each<[string, Partial<ZoneFixture>, string[]]>([
    ['established', { axes: approved }, ['overlaps_zone']],
    ['with its policy approved', { axes: ['planned', 'policy_approved', 'not_started'] }, ['overlaps_zone']],
    ['that operates without being established', { axes: ['planned', 'none', 'operating_unestablished'] }, ['overlaps_zone']],
    ['that operates although withdrawn', { axes: ['withdrawn', 'none', 'operating'] }, ['overlaps_zone']],
    ['an export processing zone, which is an industrial zone', { kind: 'export_processing_zone' }, ['overlaps_zone']],
    ['only planned', { axes: planned }, ['overlaps_other_zone']],
    ['of no known status', {}, ['overlaps_zone']],
    ['of another kind', { kind: 'industrial_cluster' }, ['overlaps_other_zone']],
    ['withdrawn', { axes: ['withdrawn', 'none', 'not_started'] }, []],
    ['converted into another', { axes: ['withdrawn', 'converted', 'closed'] }, []],
    ['without an outline', { outline: undefined }, []],
  ])('one %s', async (_, neighbour, codes) => {
    expect(codesOf(await drawnOver(neighbour, shifted))).toEqual(codes)
  })

  it('does not overlap the zone it is drawn for, the economic zone it lies in, nor the zones that lie in it', async () => undone(db(), async (tx) => {
    const parent = await insertZone(tx, { code: 'T-P', kind: 'economic_zone', outline: square(104, 22.6, 0.02), axes: approved })
    const child = await insertZone(tx, { code: 'T-C', outline: here, axes: approved, parentId: parent })
    expect(codesOf(await check(tx, { boundary: await drawn(tx, here) }, { zoneId: child, parentId: parent }))).toEqual([])
    expect(codesOf(await check(tx, { boundary: await drawn(tx, square(104, 22.6, 0.02)) }, { zoneId: parent, kind: 'economic_zone' }))).toEqual([])
    // Somebody else's economic zone is met, and so is a zone of its own kind that is named as what it lies in.
    expect(codesOf(await check(tx, { boundary: await drawn(tx, east) }, { kind: 'industrial_cluster' }))).toEqual(['overlaps_other_zone'])
    expect(codesOf(await check(tx, { boundary: await drawn(tx, here) }, { parentId: child }))).toEqual(['overlaps_zone', 'overlaps_other_zone'])
    // A new zone in the same parent keeps off its sister.
    expect(codesOf(await check(tx, { boundary: await drawn(tx, shifted) }, { parentId: parent }))).toEqual(['overlaps_zone'])
  }))

  it('is told what of it lies outside the economic zone it lies in', async () => undone(db(), async (tx) => {
    const parent = await insertZone(tx, { code: 'T-P', name: 'Ninh Cơ', kind: 'economic_zone', outline: here, axes: approved })
    const { findings } = await check(tx, { boundary: await drawn(tx, shifted) }, { parentId: parent })
    expect(findings).toMatchObject([{ code: 'outside_parent', tier: 'warning', other: { code: 'T-P' }, got: 'measured', where: { type: 'MultiPolygon' } }])
    expect((findings[0]?.m2 ?? 0) / (0.0095 * 102_800 * 1107.4)).toBeCloseTo(1, 1)
    expect(findings[0]?.detail).toMatch(/^Ranh ra ngoài KKT Ninh Cơ [\d.,]+ m² \(ranh số đo\)\.$/)
    expect(codesOf(await check(tx, { boundary: await drawn(tx, square(104.001, 22.601, 0.008)) }, { parentId: parent }))).toEqual([])
  }))

  it('of a zone that ended or was entered wrongly is none; one that begins next year is none yet', async () => {
    for (const [from, to, replaced, codes] of [[null, '2020-01-01', false, []], [null, null, true, []], ['2190-01-01', null, false, []], ['2020-01-01', null, false, ['overlaps_zone']]] as const) {
      const answer = await undone(db(), async (tx) => {
        await insertZone(tx, { code: 'T-1', outline: here, axes: approved })
        await tx.query(sql`update zone_boundary set valid_from = ${from}, valid_to = ${to}, replaced_at = case when ${replaced} then now() end where zone_id = (select id from zone where code = 'T-1')`)
        // Drawn for a day when the old one still held: what has ended since is in nobody's way.
        return check(tx, { boundary: await drawn(tx, here), asOf: '2019-06-01' })
      })
      expect(codesOf(answer)).toEqual(codes)
    }
  })
})

describe('a boundary beside another zone', () => {
  it('that shares its edge, or a corner, overlaps nothing', async () => {
    for (const wkt of [east, square(104.01, 22.61, 0.01), square(104.02, 22.6, 0.01)]) expect(codesOf(await drawnOver({}, wkt))).toEqual([])
  })

  it('round a hole in which the other lies overlaps nothing', async () => {
    const around = polygon(squareRing(103.99, 22.59, 0.03), [...squareRing(104, 22.6, 0.01)].reverse())
    expect(codesOf(await drawnOver({}, here, {}, { boundary: around }))).toEqual([])
  })

  it('meets it from the least area on that the rule names: a little less is a seam', async () => {
    const over = (m2: number) => undone(db(), async (tx) => {
      // A strip as high as the square: as wide as the area needs.
      const strip = await rectangle(tx, m2 / 10_000, [104, 22.6])
      await insertZone(tx, { code: 'T-1', outline: strip.wkt, axes: approved })
      return codesOf(await check(tx, { boundary: await drawn(tx, here) }))
    })
    expect(await over(9.9)).toEqual([])
    expect(await over(10)).toEqual(['overlaps_zone'])
    expect(await over(10.1)).toEqual(['overlaps_zone'])
  })

  it('drawn through the very corners of a turned neighbour, and a hair beside them, is answered', async () => undone(db(), async (tx) => {
    // Edges that all but coincide end a plain overlay in an exception.
    const turned = await onPlane(tx, 'POLYGON((0 0,1000 0,1000 700,0 700,0 0))', 17)
    await insertZone(tx, { code: 'T-1', outline: turned, axes: approved })
    for (const hair of [0, 1e-13, 3e-12, 1e-10, 2e-9, -1e-13, -3e-12, -1e-10]) {
      const [row] = await tx.query<{ wkt: string }>(sql`select ST_AsText(ST_Translate(ST_GeomFromText(${turned}, 4326), ${hair}::float8, ${-hair / 3}::float8), 15) as wkt`)
      expect(codesOf(await check(tx, { boundary: await drawn(tx, row?.wkt ?? '') }))).toEqual(['overlaps_zone'])
    }
  }))
})

describe('the area against what the documents say', () => {
  const withArea = (ha: number, approvedHa: number | null) => undone(db(), async (tx) =>
    check(tx, { boundary: await drawn(tx, (await rectangle(tx, ha, [104, 22.6])).wkt) }, { approvedHa }))

  it('may differ by the tolerance of the rule, to the square metre', async () => {
    expect(codesOf(await withArea(101, 100))).toEqual([])
    expect(codesOf(await withArea(99, 100))).toEqual([])
    expect(codesOf(await withArea(50, null))).toEqual([])
    const { findings } = await withArea(101.01, 100)
    expect(findings).toMatchObject([{ code: 'area_differs_from_decision', tier: 'warning', m2: 10100, got: '101.0100', expected: '100', detail: 'Diện tích vẽ 101,01 ha, văn bản ghi 100 ha.' }])
    expect(codesOf(await withArea(98.99, 100))).toEqual(['area_differs_from_decision'])
  })
})

describe('a corridor', () => {
  const meet = (fields: { line?: string; area?: string; halfWidthM?: number }, wkt = here) => undone(db(), async (tx) => {
    await tx.query(sql`insert into corridor (code, kind, name_vi, name_en, alignment, clearance_area, half_width_m, basis, source)
      values ('t-line', 'road', 'Đường Thử', 'Test road', ST_GeomFromText(${fields.line ?? null}, 4326), ST_GeomFromText(${fields.area ?? null}, 4326), ${fields.halfWidthM ?? null}, 'reported', 'fixture')`)
    return (await check(tx, { boundary: await drawn(tx, wkt) })).findings
  })
  const line = 'MULTILINESTRING((103.95 22.605, 104.05 22.605))'

  it('is met on its width, by its own clearance area before any width, on a line where nobody knows the width', async () => {
    const [wide] = await meet({ line, halfWidthM: 20 })
    expect(wide).toMatchObject({ code: 'crosses_corridor', tier: 'warning', other: { kind: 'corridor', code: 't-line', name: 'Đường Thử' }, got: 'reported', where: { type: 'MultiPolygon' } })
    expect((wide?.m2 ?? 0) / (40 * 1028.4)).toBeCloseTo(1, 2)
    expect(wide?.detail).toMatch(/^Chạm hành lang Đường Thử 41\.\d{3}(,\d)? m² \(theo văn bản\)\.$/)
    const [area] = await meet({ line, area: square(104.009, 22.6, 0.01), halfWidthM: 20 })
    expect((area?.m2 ?? 0) / (102.8 * 1107.4)).toBeCloseTo(1, 1)
    expect(await meet({ line })).toMatchObject([{ code: 'crosses_corridor', m2: 0, where: { type: 'MultiLineString' } }])
  })

  it('beside the boundary, along it, or replaced by another, is none', async () => {
    expect(await meet({ line: 'MULTILINESTRING((103.98 22.62, 104.03 22.62))', halfWidthM: 20 })).toEqual([])
    expect(await meet({ line, area: east })).toEqual([])
  })
})

describe('the place that is known', () => {
  const shift = (degrees: number, uncertaintyM: number | null = null) => undone(db(), async (tx) => {
    const id = await insertZone(tx, { code: 'T-1', outline: here, axes: approved })
    await tx.query(sql`update zone set centre_uncertainty_m = ${uncertaintyM} where id = ${id}`)
    return check(tx, { boundary: await drawn(tx, square(104 + degrees, 22.6, 0.01)) }, { zoneId: id })
  })

  it('is far when the central meridian is wrong, near within what the rule and the place allow', async () => {
    const { findings } = await shift(0.25)
    expect(findings).toMatchObject([{ code: 'far_from_known_place', tier: 'warning', got: '25.2', expected: '5', where: { type: 'MultiLineString' } }])
    expect(findings[0]?.detail).toBe('Hình cách vị trí đã biết của khu 25,2 km, hơn 5 km. Sai kinh tuyến trục lệch khoảng 26 km.')
    expect(codesOf(await shift(0))).toEqual([])
    expect(codesOf(await shift(0.04))).toEqual([])
    expect(codesOf(await shift(0.06))).toEqual(['far_from_known_place'])
    expect(codesOf(await shift(0.06, 2000))).toEqual([])
  })
})

describe('the boundary that now holds', () => {
  it('is named where it is schematic, and what the new one adds and takes away', async () => {
    const answer = await undone(db(), async (tx) => {
      const id = await insertZone(tx, { code: 'T-1', outline: here })
      await tx.query(sql`update zone_boundary set basis = 'schematic' where zone_id = ${id}`)
      return check(tx, { boundary: await drawn(tx, square(104.005, 22.6, 0.01)), srid: 9208 }, { zoneId: id })
    })
    expect(answer.findings).toMatchObject([{ code: 'boundary_is_schematic', tier: 'note', got: 'schematic', detail: 'Ranh hiện tại là sơ đồ; ranh mới được ghi là sơ đồ.' }])
    const { added = 0, removed = 0 } = answer.againstM2 ?? {}
    expect(added).toBeCloseTo((answer.measures?.areaM2 ?? 0) / 2, -1)
    expect(added).toBeCloseTo(removed, -1)
  })

  it('against itself adds nothing', async () => {
    const answer = await undone(db(), async (tx) => check(tx, { boundary: await drawn(tx, here) }, { zoneId: await insertZone(tx, { code: 'T-1', outline: here }) }))
    expect(answer).toMatchObject({ findings: [], againstM2: { added: 0, removed: 0 } })
  })
})

describe('Phú Thịnh 5, as its decision prints it', () => {
  const corners = phuThinh5.map(([, , lng, lat]) => [lng, lat] as const)
  const [a, b, c, d] = corners
  const drawIt = (tx: Database, ring: readonly (readonly [number, number] | undefined)[]) =>
    check(tx, { boundary: polygon([...ring, ring[0]].map((corner) => corner ?? [0, 0])), srid: 9208 }, { kind: 'industrial_cluster', approvedHa: 75 })

  it('measures 74.859 ha on the plane and 74.874 ha on the ellipsoid', async () => {
    const { measures } = await drawIt(db(), [a, b, c, d])
    expect(((measures?.planeAreaM2 ?? 0) / 10_000).toFixed(3)).toBe('74.859')
    expect(((measures?.areaM2 ?? 0) / 10_000).toFixed(3)).toBe('74.874')
    expect(measures).toMatchObject({ srid: 9208, vertices: 4, parts: 1, holes: 0 })
  })

  it('in a wrong order crosses itself, and its area comes to something else', async () => {
    const { findings, measures } = await drawIt(db(), [a, c, b, d])
    expect(findings).toMatchObject([{ code: 'self_intersection', where: { type: 'MultiPoint' } }])
    expect(findings[0]?.where?.coordinates).toHaveLength(1)
    // Of a near rectangle the two halves all but take each other away.
    expect(findings[0]?.m2).toBeCloseTo(1382.9, 0)
    expect(findings[0]?.detail).toMatch(/^Đường ranh tự cắt, diện tích tính ra chỉ 1\.38[23](,\d)? m²\. Thứ tự điểm có thể sai\.$/)
    expect(measures).toBeNull()
  })
})
