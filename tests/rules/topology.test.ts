import { describe, expect, it } from 'vitest'
import type { Topology, TopologyIssue } from '../../api/contract/topology.ts'
import { plotShapes, type PlotShapes } from '../../api/contract/zone-change.ts'
import type { Database } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { readTopology } from '../../api/features/topology.ts'
import { undone, useDatabase } from '../database.ts'
import { ground, type Ground } from '../fixtures/drawn-ground.ts'
import { check, codesOf, plotSent } from '../fixtures/drawn.ts'
import type { Box } from '../fixtures/plane.ts'

const db = useDatabase()

/** The zone of 600 × 400 m, filled but for what a test leaves out. */
const full: Readonly<Record<string, Box>> = { S: [0, 0, 600, 100], W: [0, 100, 200, 300], M: [200, 100, 400, 300], E: [400, 100, 600, 300], N: [0, 300, 600, 400] }
const without = (...codes: string[]) => Object.fromEntries(Object.entries(full).filter(([code]) => !codes.includes(code)))

const looked = <T>(plots: Readonly<Record<string, Box>>, work: (topology: Topology, at: Ground, tx: Database) => Promise<T>) => undone(db(), async (tx) => {
  const at = await ground(tx, plots)
  return work(await readTopology(tx, 'T-1', {}), at, tx)
})

const only = ({ issues }: Topology): TopologyIssue => {
  expect(issues).toHaveLength(1)
  const [issue] = issues
  if (!issue) throw new Error('no issue')
  return issue
}
/** The change that takes a proposed fix. */
const accept = ({ fix }: TopologyIssue): PlotShapes => {
  if (!fix || fix.plot.id === null || fix.plot.version === null) throw new Error('no fix of a plot that exists')
  return plotShapes.parse({ redrawn: [{ id: fix.plot.id, version: fix.plot.version, geometry: fix.geometry }] })
}
const landOf = async (tx: Database, geometry: unknown) =>
  (await tx.query<{ m2: number }>(sql`select ST_Area(ST_GeomFromGeoJSON(${JSON.stringify(geometry)})::geography) as m2`))[0]?.m2 ?? 0
const landOfPlot = async (tx: Database, id: number | null) => (await tx.query<{ m2: number }>(sql`select area_m2 as m2 from plot where id = ${id}`))[0]?.m2 ?? 0

/** Takes the fix: the issue is gone, no check speaks against it, and the plot has `gained` what it said. */
async function holdsAfterFix(topology: Topology, at: Ground, tx: Database, gained: number) {
  const issue = only(topology)
  const plots = accept(issue)
  expect((await readTopology(tx, 'T-1', { plots })).issues).toEqual([])
  expect(codesOf(await check(tx, { plots }, { zoneId: at.zone }))).toEqual([])
  expect(Math.abs(await landOf(tx, issue.fix?.geometry) - await landOfPlot(tx, issue.fix?.plot.id ?? null) - gained)).toBeLessThan(1)
}

describe('plots that fit', () => {
  it('have no issue, and nothing of the zone is left over', async () => {
    const { issues, unplottedM2, code } = await looked(full, async (topology) => topology)
    expect({ issues, code }).toEqual({ issues: [], code: 'T-1' })
    expect(unplottedM2).toBeLessThan(1)
  })

  it('may leave land open to the boundary: it is only not plotted', async () => {
    const { issues, unplottedM2 } = await looked(without('N', 'E'), async (topology) => topology)
    expect(issues).toEqual([])
    expect(unplottedM2).toBeCloseTo(100_000, -3)
    expect((await looked({}, async (topology) => topology)).unplottedM2).toBeCloseTo(240_000, -3)
  })

  it('are the shipped ones, every one of them', async () => {
    const zones = await db().query<{ code: string }>(sql`select z.code from zone z where exists (select from plot p where p.zone_id = z.id) order by z.id limit 12`)
    for (const { code } of zones) expect((await readTopology(db(), code, {})).issues, code).toEqual([])
  })
})

describe('a gap', () => {
  it('that plots enclose is listed with its size, who is around it, and who could take it', async () => looked({ ...without('M'), M: [200, 100, 390, 300] }, async (topology, at, tx) => {
    const issue = only(topology)
    expect(issue).toMatchObject({ kind: 'gap', widthM: expect.closeTo(10, 1) as number, where: { type: 'MultiPolygon' }, fix: { does: 'takes_gap' } })
    expect(issue.m2).toBeCloseTo(2000, -1)
    // 200 m along M and E, 10 m along S and N: of equals, the older plot.
    expect(issue.plots.map(({ code }) => code).sort()).toEqual(['E', 'M', 'N', 'S'])
    expect(['E', 'M']).toContain(issue.fix?.plot.code)
    await holdsAfterFix(topology, at, tx, issue.m2)
  }))

  it('of a whole plot goes to whom it runs along furthest', async () => looked(without('M'), async (topology, at, tx) => {
    expect(only(topology).m2).toBeCloseTo(40_000, -2)
    await holdsAfterFix(topology, at, tx, only(topology).m2)
  }))

  it('is a narrow strip along the boundary as well; a broad one is open land', async () => {
    const strip = (width: number) => ({ ...without('E'), E: [400, 100, 600 - width, 300] as const })
    await looked(strip(4.5), async (topology, at, tx) => {
      expect(only(topology)).toMatchObject({ kind: 'gap', fix: { plot: { code: 'E' }, does: 'takes_gap' } })
      await holdsAfterFix(topology, at, tx, 900)
    })
    const broad = await looked(strip(5.5), async (topology) => topology)
    expect(broad.issues).toEqual([])
    expect(broad.unplottedM2).toBeCloseTo(1100, -1)
  })

  it('is no seam of a hand\'s breadth, however long', async () => {
    expect((await looked({ ...without('M'), M: [200, 100, 399.96, 300] }, async (topology) => topology)).issues).toEqual([])
  })

  it('is no hole of the zone itself', async () => undone(db(), async (tx) => {
    const at = await ground(tx, without('M'))
    const boundary = await at.shape('POLYGON((0 0,600 0,600 400,0 400,0 0),(200 100,200 300,400 300,400 100,200 100))')
    expect((await readTopology(tx, 'T-1', { boundary })).issues).toEqual([])
  }))
})

describe('an overlap', () => {
  it('is listed with both plots, the older first; the later gives', async () => looked({ ...without('M'), M: [195, 100, 400, 300] }, async (topology, at, tx) => {
    const issue = only(topology)
    expect(issue).toMatchObject({ kind: 'overlap', plots: [{ code: 'W' }, { code: 'M' }], fix: { plot: { code: 'M', version: 1 }, does: 'gives_overlap' }, widthM: expect.closeTo(5, 1) as number })
    expect(issue.m2).toBeCloseTo(1000, -1)
    await holdsAfterFix(topology, at, tx, -issue.m2)
  }))

  it('of a plot that lies within an older one has no simple fix', async () => {
    const { issues } = await looked({ ...full, X: [250, 150, 300, 200] }, async (topology) => topology)
    expect(issues).toMatchObject([{ kind: 'overlap', plots: [{ code: 'M' }, { code: 'X' }], fix: null }])
  })
})

describe('a plot beyond the boundary', () => {
  it('is cut to it', async () => looked({ ...without('E'), E: [400, 100, 620, 300] }, async (topology, at, tx) => {
    const issue = only(topology)
    expect(issue).toMatchObject({ kind: 'outside', plots: [{ code: 'E' }], fix: { plot: { code: 'E' }, does: 'cut_to_boundary' } })
    expect(issue.m2).toBeCloseTo(4000, -1)
    await holdsAfterFix(topology, at, tx, -issue.m2)
  }))

  it('altogether has no simple fix', async () => {
    const { issues } = await looked({ ...full, X: [700, 0, 800, 100] }, async (topology) => topology)
    expect(issues).toMatchObject([{ kind: 'outside', plots: [{ code: 'X' }], fix: null }])
  })
})

describe('what is drawn', () => {
  it('is laid in: plots that begin have no number yet, what is no shape is left out', async () => undone(db(), async (tx) => {
    const at = await ground(tx, without('M'))
    const begun = plotSent('X', await at.shape([180, 100, 400, 300]))
    const { issues } = await readTopology(tx, 'T-1', { plots: plotShapes.parse({ begun: [begun] }) })
    expect(issues).toMatchObject([{ kind: 'overlap', plots: [{ code: 'W' }, { id: null, code: 'X' }], fix: { plot: { id: null, code: 'X', version: null } } }])
    const broken = { redrawn: [{ id: at.ids['W'] ?? 0, version: 1, geometry: null }], begun: [plotSent('X', { type: 'Point', coordinates: [104, 22] })] }
    expect((await readTopology(tx, 'T-1', { boundary: 'nothing', plots: plotShapes.parse(broken) })).issues).toMatchObject([{ kind: 'gap' }])
  }))

  it('is looked at largest issue first', async () => {
    const { issues } = await looked({ ...without('M', 'E'), M: [200, 100, 380, 300], E: [400, 100, 605, 300] }, async (topology) => topology)
    expect(issues.map(({ kind }) => kind)).toEqual(['gap', 'outside'])
  })

  it('belongs to a zone there is', async () => {
    await expect(readTopology(db(), 'NO-SUCH', {})).rejects.toMatchObject({ code: 'zone_not_found' })
  })
})
