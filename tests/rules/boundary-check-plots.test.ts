import { describe, expect, it } from 'vitest'
import { sql } from '../../api/database/sql.ts'
import { undone, useDatabase } from '../database.ts'
import { check, codesOf, plotSent, polygon, squareRing, type ToCheck } from '../fixtures/drawn.ts'
import { ground, type Ground } from '../fixtures/drawn-ground.ts'
import type { Box } from '../fixtures/plane.ts'

const db = useDatabase()

/** What is said of a change of that zone. */
const said = (plots: Readonly<Record<string, Box>>, change: (at: Ground) => Promise<ToCheck>, basis?: string) => undone(db(), async (tx) => {
  const at = await ground(tx, plots, basis)
  return check(tx, await change(at), { zoneId: at.zone })
})

const row: Readonly<Record<string, Box>> = { A: [0, 0, 100, 100], B: [100, 0, 200, 100], C: [200, 0, 300, 100] }
const begin = async (at: Ground, code: string, shape: Box | string) => plotSent(code, await at.shape(shape))

describe('a plot beyond its zone', () => {
  it('is an error when it is drawn there: how much, where', async () => {
    const { findings } = await said({}, async (at) => ({ plots: { begun: [await begin(at, 'N', [550, 0, 650, 100])] } }))
    expect(findings).toMatchObject([{ code: 'plot_outside_zone', tier: 'error', on: 'plot', plot: 'N', where: { type: 'MultiPolygon' } }])
    expect(findings[0]?.m2).toBeCloseTo(5000, -1)
    expect(findings[0]?.detail).toMatch(/^Lô N ra ngoài ranh khu [\d.,]+ m²\.$/)
  })

  it('is none up to a share of it, as the ledger has it, nor along the boundary', async () => {
    const codes = async (east: number) => codesOf(await said({}, async (at) => ({ plots: { begun: [await begin(at, 'N', [500, 0, east, 100])] } })))
    expect(await codes(600)).toEqual([])
    // 0.1 % of 100 × 100 m is 10 m².
    expect(await codes(600.09)).toEqual([])
    expect(await codes(600.12)).toEqual(['plot_outside_zone'])
  })

  it('comes of a boundary that is drawn smaller as well, for every plot that stays', async () => {
    const smaller = async (at: Ground): Promise<ToCheck> => ({ boundary: await at.shape([0, 0, 250, 400]) })
    const { findings } = await said(row, smaller)
    expect(findings.map(({ code, plot }) => [code, plot])).toEqual([['plot_outside_zone', 'C']])
    // A plot that ends with the change, or is drawn into the new boundary, is not out.
    expect(codesOf(await said(row, async (at) => ({ ...await smaller(at), plots: { ended: [{ id: at.ids['C'] ?? 0, version: 1 }] } })))).toEqual([])
    expect(codesOf(await said(row, async (at) => ({ ...await smaller(at),
      plots: { redrawn: [{ id: at.ids['C'] ?? 0, version: 1, geometry: await at.shape([200, 0, 250, 100]) }] } })))).toEqual([])
  })

  it('is a warning for all together where the plots were made up', async () => {
    const { findings } = await said(row, async (at) => ({ boundary: await at.shape([0, 0, 150, 400]) }), 'schematic')
    expect(findings).toMatchObject([{ code: 'schematic_plots_outside', tier: 'warning', on: 'boundary', plot: null, got: '2' }])
    expect(findings[0]?.m2).toBeCloseTo(15_000, -2)
    expect(findings[0]?.detail).toMatch(/^2 lô sơ đồ ra ngoài ranh 15\.\d{3}(,\d)? m²: cần vẽ lại hoặc bỏ\.$/)
  })

  it('is not looked for where only other plots are drawn, nor without any boundary', async () => {
    expect(codesOf(await said({ ...row, X: [550, 300, 650, 400] }, async (at) => ({ plots: { begun: [await begin(at, 'N', [300, 0, 400, 100])] } })))).toEqual([])
    expect(codesOf(await check(db(), { plots: { begun: [plotSent('N', polygon(squareRing(104, 22.6, 0.001)))] } }))).toEqual([])
  })
})

describe('two plots on one ground', () => {
  it('are an error where the change takes part: a drawn plot over one that stays, one that is redrawn, another that begins', async () => {
    const { findings } = await said(row, async (at) => ({ plots: { begun: [await begin(at, 'N', [290, 0, 390, 100])] } }))
    expect(findings).toMatchObject([{ code: 'plots_overlap', tier: 'error', plot: 'N', other: { kind: 'plot', code: 'C', name: 'C' } }])
    expect(findings[0]?.m2).toBeCloseTo(1000, -1)
    expect(findings[0]?.detail).toMatch(/^Lô N chồng [\d.,]+ m² lên lô C\.$/)

    const redrawn = await said(row, async (at) => ({ plots: { redrawn: [{ id: at.ids['B'] ?? 0, version: 1, geometry: await at.shape([95, 0, 210, 100]) }] } }))
    expect(redrawn.findings.map(({ code, plot, other }) => [code, plot, other?.code])).toEqual([['plots_overlap', 'B', 'C'], ['plots_overlap', 'B', 'A']])

    const both = await said({}, async (at) => ({ plots: { begun: [await begin(at, 'N', [0, 0, 100, 100]), await begin(at, 'M', [50, 0, 150, 100])] } }))
    expect(both.findings.map(({ code, plot, other }) => [code, plot, other?.code])).toEqual([['plots_overlap', 'M', 'N']])
  })

  it('are none where they share an edge, or less ground than the rule names', async () => {
    const codes = async (west: number) => codesOf(await said(row, async (at) => ({ plots: { begun: [await begin(at, 'N', [west, 0, 400, 100])] } })))
    expect(await codes(300)).toEqual([])
    expect(await codes(299.991)).toEqual([])
    expect(await codes(299.98)).toEqual(['plots_overlap'])
  })

  it('are nobody\'s matter here when both stay as they are', async () => {
    expect(codesOf(await said({ ...row, D: [250, 0, 350, 100] }, async (at) => ({ plots: { begun: [await begin(at, 'N', [0, 200, 100, 300])] } })))).toEqual([])
  })
})

describe('a gap between plots', () => {
  const round: Readonly<Record<string, Box>> = { S: [0, 0, 300, 100], N: [0, 200, 300, 300], W: [0, 100, 100, 200], E: [200, 100, 300, 200] }

  it('is a warning where a change leaves one: by what it draws, by what it ends', async () => {
    const { findings } = await said({ ...round, M: [100, 100, 200, 200] }, async (at) => ({
      plots: { redrawn: [{ id: at.ids['M'] ?? 0, version: 1, geometry: await at.shape([100, 100, 190, 200]) }] } }))
    expect(findings).toMatchObject([{ code: 'plots_leave_gap', tier: 'warning', on: 'plot', where: { type: 'MultiPolygon' } }])
    expect(findings[0]?.m2).toBeCloseTo(1000, -1)
    expect(findings[0]?.detail).toMatch(/^Có khoảng hở [\d.,]+ m² giữa các lô\.$/)
    const ended = await said({ ...round, M: [100, 100, 200, 200] }, async (at) => ({ plots: { ended: [{ id: at.ids['M'] ?? 0, version: 1 }] } }))
    expect(codesOf(ended)).toEqual(['plots_leave_gap'])
  })

  it('that was there before, or is open, or is a seam, or lies outside the zone, is none', async () => {
    expect(codesOf(await said(round, async (at) => ({ plots: { begun: [await begin(at, 'X', [300, 0, 400, 50])] } })))).toEqual([])
    expect(codesOf(await said(row, async (at) => ({ plots: { begun: [await begin(at, 'X', [350, 0, 450, 100])] } })))).toEqual([])
    expect(codesOf(await said(round, async (at) => ({ plots: { begun: [await begin(at, 'M', [100, 100, 199.995, 200])] } })))).toEqual([])
    expect(codesOf(await said(round, async (at) => ({
      boundary: await at.shape('POLYGON((0 0,600 0,600 400,0 400,0 0),(100 100,100 200,200 200,200 100,100 100))'),
      plots: { redrawn: [{ id: at.ids['E'] ?? 0, version: 1, geometry: await at.shape([200, 100, 300, 200]) }] } })))).toEqual([])
  })

  it('is filled by the plot that is drawn there', async () => {
    expect(codesOf(await said(round, async (at) => ({ plots: { begun: [await begin(at, 'M', [100, 100, 200, 200])] } })))).toEqual([])
  })
})

describe('a plot by itself', () => {
  it('is a sliver when no circle of the rule\'s width fits into it, however long it is', async () => {
    const { findings } = await said({}, async (at) => ({ plots: { begun: [await begin(at, 'N', [0, 0, 500, 1.5])] } }))
    expect(findings).toMatchObject([{ code: 'sliver', tier: 'warning', plot: 'N', expected: '2' }])
    expect(Number(findings[0]?.got)).toBeCloseTo(1.5, 1)
    expect(findings[0]?.detail).toMatch(/^Lô N quá hẹp: rộng nhất 1,\d+ m, cần 2 m\.$/)
    expect(codesOf(await said({}, async (at) => ({ plots: { begun: [await begin(at, 'N', [0, 0, 500, 2.1])] } })))).toEqual([])
    // A tail makes no sliver of a plot that is broad somewhere.
    expect(codesOf(await said({}, async (at) => ({ plots: { begun: [await begin(at, 'N', 'POLYGON((0 0,500 0,500 1,30 1,30 30,0 30,0 0))')] } })))).toEqual([])
  })

  it('may not take a code that the zone has, unless that plot ends', async () => {
    const again = async (at: Ground) => begin(at, 'A', [400, 0, 500, 100])
    const { findings } = await said(row, async (at) => ({ plots: { begun: [await again(at)] } }))
    expect(findings).toMatchObject([{ code: 'plot_code_taken', tier: 'error', plot: 'A', detail: 'Trong khu đã có lô A.' }])
    expect(codesOf(await said(row, async (at) => ({ plots: { begun: [await again(at)], ended: [{ id: at.ids['A'] ?? 0, version: 1 }] } })))).toEqual([])
    expect(codesOf(await said({}, async (at) => ({ plots: { begun: [await again(at), await begin(at, 'A', [0, 0, 100, 100])] } })))).toEqual(['plot_code_taken'])
  })

  it('has its own shape looked at, under its code, and the others still are', async () => {
    const { findings, plots } = await said(row, async (at) => ({ plots: {
      redrawn: [{ id: at.ids['C'] ?? 0, version: 1, geometry: null }],
      begun: [await begin(at, 'N', [95, 0, 195, 100]), plotSent('X', { type: 'Polygon', coordinates: [[[104, 22.6], [104.1, 22.7], [104.1, 22.6], [104, 22.7], [104, 22.6]]] })] } }))
    expect(findings.map(({ code, on, plot }) => [code, on, plot]).sort()).toEqual([
      ['not_a_polygon', 'plot', 'C'], ['plots_overlap', 'plot', 'N'], ['plots_overlap', 'plot', 'N'], ['self_intersection', 'plot', 'X']])
    expect(findings.find(({ code }) => code === 'not_a_polygon')?.detail).toBe('Lô C: Hình phải là đa giác: nhận null, cần Polygon | MultiPolygon.')
    expect(plots.redrawn).toMatchObject([{ geometry: null }])
    expect(plots.begun.map(({ code, geometry }) => [code, geometry === null])).toEqual([['N', false], ['X', true]])
  })

  it('comes back as it would be written', async () => undone(db(), async (tx) => {
    const at = await ground(tx, row)
    const geometry = await at.shape([300, 0, 400, 100])
    const { plots, boundary } = await check(tx, { plots: { begun: [plotSent('N', geometry)] } }, { zoneId: at.zone })
    const [written] = await tx.query<{ same: boolean; srid: number; type: string }>(sql`
      select ST_Equals(g, ST_GeomFromGeoJSON(${JSON.stringify(geometry)})) as same, ST_SRID(g) as srid, GeometryType(g) as type from (select ${plots.begun[0]?.geometry}::geometry as g) s`)
    expect(written).toEqual({ same: true, srid: 4326, type: 'MULTIPOLYGON' })
    expect(boundary).toBeNull()
  }))
})
