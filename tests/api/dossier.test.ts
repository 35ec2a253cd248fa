import type { FastifyInstance } from 'fastify'
import qrcode from 'qrcode'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { landOfferDetail, type LandOfferDetail } from '../../api/contract/land-offer.ts'
import { problem } from '../../api/contract/problem.ts'
import type { Queryable } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { drawDossier, type Dossier } from '../../api/features/dossier/draw.ts'
import { readDossierMap, scales } from '../../api/features/dossier/map-data.ts'
import { writeDate, writeNumber } from '../../api/said.ts'
import { bringLedgerUp } from '../fixtures/grid.ts'
import { readPdf, type PdfPage } from '../fixtures/pdf-text.ts'
import { box, insertPlaneZone, plotAt, tractAt } from '../fixtures/plane.ts'
import { undone, useDatabase } from '../database.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()
const publicUrl = 'https://dat.example.vn'
const board = { name: 'Ban Quản lý Khu kinh tế', contact: '0214 3 840 000' }
let app: FastifyInstance
beforeAll(async () => { app = await appOn(db(), { publicUrl, board }) })
afterAll(() => app.close())

const WATERMARK = 'DỮ LIỆU MINH HOẠ / ILLUSTRATIVE DATA'
const codeBy = async (order: 'desc' | 'asc') => (await db().query<{ code: string }>(order === 'desc' ? sql`select code from land_offer order by area_m2 desc limit 1` : sql`select code from land_offer order by area_m2 limit 1`))[0]?.code ?? ''
const detail = async (code: string, server = app): Promise<LandOfferDetail> => landOfferDetail.parse((await get(server, `/api/land-offers/${code}`)).json())
const pdf = async (code: string, query = '', server = app) => {
  const answer = await get(server, `/api/land-offers/${code}/dossier.pdf${query}`)
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
  return { ...answer, ...readPdf(answer.bytes) }
}
const inPages = (pages: readonly PdfPage[]) => pages.flatMap(({ places }) => places)

describe('the dossier of an offer', () => {
  it.each(['vi', 'en'] as const)('says the numbers of the API, in %s', async (language) => {
    for (const order of ['desc', 'asc'] as const) {
      const offer = await detail(await codeBy(order))
      const { text, headers } = await pdf(offer.code, `?lang=${language}`)
      const number = (value: number, decimals = 2, fixed = false) => writeNumber(value, language, decimals, fixed)
      expect(headers['content-language']).toBe(language)
      const said = [
        offer.code, `${number(offer.ha, 4)}\u00a0ha`, `${number(offer.zoneAvailableHa, 4)}\u00a0ha`, `${number(offer.smeReservedHa, 4)}\u00a0ha`, writeDate(offer.asOf, language), writeDate(offer.validUntil, language), ...(offer.rectangle ? [`${number(Math.floor(offer.rectangle.widthM), 0)} × ${number(Math.floor(offer.rectangle.lengthM), 0)} m`] : []),
        ...(offer.corners?.rings.flat().flatMap(({ name, x, y }) => [name, number(x, 2, true), number(y, 2, true)]) ?? []),
        ...offer.derivation.plots.flatMap(({ code, ha }) => [code, number(ha, 4, true)]), ...offer.derivation.tracts.map(({ code }) => code),
        ...offer.distances.flatMap(({ km, nameVi, nameEn }) => [number(km, 2, true), language === 'vi' ? nameVi : nameEn]),
        `${board.name}: ${board.contact}`,
      ]
      const drawn = text.replaceAll('\n', ' ')
      expect(said.filter((one) => !drawn.includes(one))).toEqual([])
      expect(said.length).toBeGreaterThan(20)
    }
  })

  it('has every heading in both languages, the chosen one first', async () => {
    const code = await codeBy('asc')
    const headings = [['Bản đồ', 'Map'], ['Toạ độ các góc', 'Corner coordinates'], ['Nước thải, điện, nước', 'Wastewater, power, water'], ['Quy định áp dụng', 'Rules that apply'], ['Liên hệ Ban Quản lý', 'Contact the board']] as const
    const [vi, en] = [(await pdf(code)).text, (await pdf(code, '?lang=en')).text]
    for (const [inVi, inEn] of headings) {
      expect(vi).toContain(`${inVi}\n   ${inEn}\n`)
      expect(en).toContain(`${inEn}\n   ${inVi}\n`)
    }
    expect([vi.includes('chưa có số liệu'), en.includes('no figures yet')]).toEqual([true, true])
  })

  it('leads back to the live page by link and QR code', async () => {
    const code = await codeBy('asc')
    const { pages: [front] } = await pdf(code, '?lang=en')
    const address = `${publicUrl}/find-land?offer=${code}&lang=en`
    expect(front?.links).toContain(address)
    // The black runs of the code of that very address, scaled to where they were drawn.
    const { modules } = qrcode.create(address, { errorCorrectionLevel: 'M' })
    const runs: [number, number, number][] = []
    for (let row = 0; row < modules.size; row += 1) {
      for (let at = 0; at < modules.size; at += 1) {
        const last = runs.at(-1)
        if (!modules.get(row, at)) continue
        if (last && last[0] === row && last[1] + last[2] === at) last[2] += 1
        else runs.push([row, at, 1])
      }
    }
    const [quiet, ...drawn] = front?.rectangles ?? []
    const step = (quiet?.[2] ?? 0) / (modules.size + 4)
    const shown = drawn.slice(0, runs.length).map(([x = 0, y = 0, width = 0]) => [Math.round((y - (quiet?.[1] ?? 0)) / step) - 2, Math.round((x - (quiet?.[0] ?? 0)) / step) - 2, Math.round(width / step)])
    expect(shown).toEqual(runs)
  })

  it('is marked on every page where anything in it is schematic, and nowhere else', async () => {
    const { pages } = await pdf(await codeBy('desc'))
    expect(pages.length).toBeGreaterThan(4)
    for (const page of pages) expect(page.text).toContain(WATERMARK)
    await undone(db(), async (tx) => {
      const measured = await pdf(await insertOffer(tx), '', await appOn(tx))
      expect(measured.text).not.toContain('MINH HOẠ')
      expect(measured.pages.map((page, at) => page.text.includes(`trang ${at + 1}/${measured.pages.length}`))).not.toContain(false)
      for (const page of measured.pages) expect(page.text).toContain('Không phải văn bản pháp lý về ranh giới. Not a legal boundary document.')
    })
  })

  it('has a file name people read, and is not sent twice', async () => {
    await undone(db(), async (tx) => {
      const server = await appOn(tx)
      const code = await insertOffer(tx, 'Đồng “Mới” / 1')
      const first = await get(server, `/api/land-offers/${code}/dossier.pdf`)
      const block = code.slice(code.indexOf('.') + 1)
      expect(first.headers['content-disposition']).toBe(`attachment; filename="Mat bang KCN Dong _Moi_ 1, khoi ${block}.pdf"; filename*=UTF-8''${encodeURIComponent(`Mặt bằng KCN Đồng “Mới” 1, khối ${block}.pdf`)}`)
      const again = await get(server, `/api/land-offers/${code}/dossier.pdf`, { 'if-none-match': String(first.headers.etag) })
      expect([again.status, again.bytes.length]).toEqual([304, 0])
      expect((await get(server, `/api/land-offers/${code}/dossier.pdf?lang=en`, { 'if-none-match': String(first.headers.etag) })).status).toBe(200)
      // Drawn anew by another server, to the byte.
      expect((await get(await appOn(tx), `/api/land-offers/${code}/dossier.pdf`)).bytes.equals(first.bytes)).toBe(true)
    })
  })

  it('answers what it does not have with a problem', async () => {
    const ask = async (path: string) => { const answer = await get(app, path); return [answer.status, problem.parse(answer.json()).code] }
    const zone = (await codeBy('desc')).split('.')[0] ?? ''
    expect(await ask(`/api/land-offers/${zone}.999999999/dossier.pdf`)).toEqual([404, 'offer_not_found'])
    expect(await ask('/api/land-offers/NO-ZONE.1/dossier.pdf')).toEqual([404, 'zone_not_found'])
    expect(await ask('/api/land-offers/x/dossier.pdf')).toEqual([400, 'invalid_parameter'])
    expect(await ask(`/api/land-offers/${await codeBy('desc')}/dossier.pdf?lang=fr`)).toEqual([400, 'invalid_parameter'])
  })
})

describe('the drawing', () => {
  const dossierOf = async (code: string): Promise<Dossier> => ({ offer: await detail(code), map: await readDossierMap(db(), code), board: null, address: `${publicUrl}/find-land?offer=${code}&lang=vi`, language: 'vi' })

  it('takes the largest scale at which the land fits, and writes it', async () => {
    const codes = await db().query<{ code: string }>(sql`select code from land_offer order by area_m2 desc`)
    for (const { code } of [...codes.slice(0, 3), ...codes.slice(-3)]) {
      const { scale, centre, offer } = await readDossierMap(db(), code)
      const corners = (offer.type === 'Polygon' ? offer.coordinates : offer.coordinates.flat()).flat()
      // Millimetres from the middle of the sheet.
      const [wide, high] = [Math.max(...corners.map(([east]) => Math.abs(east - centre.y))) / scale * 1000, Math.max(...corners.map(([, north]) => Math.abs(north - centre.x))) / scale * 1000]
      const larger = scales.filter((one) => one < scale).at(-1)
      expect([wide * 2 <= 168 * 0.8 + 0.01, high * 2 <= 198 * 0.8 + 0.01]).toEqual([true, true])
      if (larger !== undefined) expect(wide * 2 * scale > larger * 168 * 0.8 || high * 2 * scale > larger * 198 * 0.8).toBe(true)
    }
    expect((await pdf(codes[0]?.code ?? '')).text).toContain(`Tỷ lệ 1:${writeNumber((await readDossierMap(db(), codes[0]?.code ?? '')).scale, 'vi', 0)}`)
  })

  it('goes on over as many pages as it takes, within each', async () => {
    const dossier = await dossierOf(await codeBy('asc'))
    const corners = Array.from({ length: 2000 }, (_, at) => ({ name: `M${at + 1}`, x: dossier.map.centre.x + Math.sin(at / 318) * 40, y: dossier.map.centre.y + Math.cos(at / 318) * 40 }))
    const { pages } = readPdf(await drawDossier({ ...dossier, offer: { ...dossier.offer, corners: { srid: 9214, meridian: '107°00\'', rings: [corners] }, developer: 'x'.repeat(3000), derivation: { ...dossier.offer.derivation, plots: Array.from({ length: 300 }, (_, at) => ({ id: at, code: `CN-${at}`, landUse: 'industrial', ha: 1, isLogistics: false, smeReserved: true, basis: 'schematic' })) } } }))
    const places = inPages(pages)
    const named = new Set(places.map(({ text }) => text))
    expect(corners.filter(({ name }) => !named.has(name))).toEqual([])
    expect(pages.length).toBeGreaterThan(20)
    // From the left and from the foot, in points of an A4 page.
    for (const { x, y } of places.filter(({ text }) => text !== WATERMARK && !text.startsWith('X '))) expect([x > 20, x < 575, y > 20, y < 822]).toEqual([true, true, true, true])
  })

  it('says what is uncertain of a rule, and takes any text for text', async () => {
    const dossier = await dossierOf(await codeBy('asc'))
    const [rule] = dossier.offer.rules
    if (!rule) throw new Error('no rule')
    const evil = { ...rule, code: 'own', parameter: 'own', note: 'Ghi chú\u0000≥ 5 (a\u0323) <b>', confidence: 'memory' as const, legalBasis: 'Nghị định 1, Điều 2' }
    const { text } = readPdf(await drawDossier({ ...dossier, offer: { ...dossier.offer, rules: [evil] } }))
    expect(text).toContain('Ghi chú >= 5 (ạ) <b>')
    expect(text).toContain('(cần kiểm tra lại)')
    expect(text).toContain('Chưa ghi nhận đầu mối.')
  })

  it('does without a meridian: the grid is the national one', async () => {
    await undone(db(), async (tx) => {
      const code = await insertOffer(tx)
      await tx.query(sql`update zone set vn2000_srid = null where code = ${code.split('.')[0] ?? ''}`)
      await bringLedgerUp(tx)
      const { text } = await pdf(code, '', await appOn(tx))
      expect(text).toContain('EPSG:3405')
      expect(text).toContain('Chưa rõ kinh tuyến trục của khu nên chưa có bảng toạ độ.')
    })
  })
})

/** A ready block of 2 ha in a zone that was measured; its code. */
async function insertOffer(tx: Queryable, name = 'Đồng Mới'): Promise<string> {
  const zone = await insertPlaneZone(tx, { code: 'T-DOS', name, axes: ['planned', 'established', 'operating'], outline: 'MULTIPOLYGON(((105 22.28,105.01 22.28,105.01 22.29,105 22.29,105 22.28)))' })
  await plotAt(tx, zone, box([0, 0, 100, 100]), { code: 'A' })
  await plotAt(tx, zone, box([100, 0, 200, 100]), { code: 'B' })
  await tractAt(tx, zone, box([-10, -10, 210, 110]), 'T')
  await bringLedgerUp(tx)
  const [row] = await tx.query<{ code: string }>(sql`select code from land_offer where zone_id = ${zone}`)
  if (!row) throw new Error('no offer')
  return row.code
}
