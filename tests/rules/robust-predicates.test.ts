import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sql } from '../../api/database/sql.ts'
import { readCleanLand } from '../../api/features/clean-land.ts'
import { readLandBalance } from '../../api/features/land-balance.ts'
import { appOn } from '../api/app.ts'
import { accepted, deskOf, refused, why, type Desk } from '../api/desk-client.ts'
import { undone, useDatabase } from '../database.ts'
import { drawZone, takeDrawnZonesAway } from '../fixtures/drawn-zone.ts'
import { polygon, type Ring } from '../fixtures/drawn.ts'
import { bringLedgerUp, insertPlot, insertTract, insertZone, square } from '../fixtures/grid.ts'
import { seeded } from '../fixtures/random.ts'
import { signedIn } from '../fixtures/signed-in.ts'

const db = useDatabase()

// On both pairs ST_Relate and ST_Intersects of PostGIS 3.3 end in "TopologyException: side location conflict", on the first ST_Covers too. Not asked
// here: the embedded database may lose its session over it.
/** Two plots of some 25 m on one ground: corners a last digit apart, edges along each other. */
const over: readonly [Ring, Ring] = [
  [[104.0924974293448, 21.698643839219585], [104.09249418016523, 21.698731781564277], [104.09248868087168, 21.698880625528425], [104.09248845466665, 21.69888674799724],
    [104.09227474749615, 21.698930406926905], [104.09231093431079, 21.698629882790854], [104.0924974293448, 21.698643839219585]],
  [[104.0924974293448, 21.69864383921958], [104.09248845466666, 21.698886747997232], [104.0923214116324, 21.698792012841796], [104.09244540425674, 21.69871151410772],
    [104.0924974293448, 21.69864383921958]],
]
/** Neighbours of some 50 m: one in nine decimals, the other put onto its corners and edge. */
const beside: readonly [Ring, Ring] = [
  [[104.530184647, 21.737832154], [104.529897808, 21.738172266], [104.529875393, 21.738198844], [104.529681892, 21.738282238], [104.530001848, 21.737616252],
    [104.530184647, 21.737832154]],
  [[104.530184647, 21.737832153999996], [104.52994600605157, 21.738115117032432], [104.52987539299998, 21.738198843999957], [104.53019238702211, 21.738438161041476],
    [104.530171646, 21.738033186], [104.530184647, 21.737832153999996]],
]
/** On it ST_CoveredBy ends so against the polygon of Vietnam: its corner is that of the polygon, a last digit away. */
const atTheVeryEdge: Ring = [[102.0373, 22.404800000000005], [102.038953971, 22.400373713], [102.040616505, 22.395924514], [102.03748994557576, 22.401289295274307], [102.0373, 22.404800000000005]]

const wkt = (...rings: readonly Ring[]) => `MULTIPOLYGON((${rings.map((ring) => `(${ring.map((at) => at.join(' ')).join(',')})`).join(',')}))`
const box = (west: number, south: number, east: number, north: number): Ring => [[west, south], [east, south], [east, north], [west, north], [west, south]]
const hundred = wkt(box(104, 22, 104.001, 22.001))

interface Said { readonly meet: boolean; readonly turned: boolean; readonly inside: boolean; readonly around: boolean }
const ask = async (pairs: readonly (readonly [a: string, b: string])[]) => db().query<Said & Record<string, unknown>>(sql`
  select interiors_meet(a, b) as meet, interiors_meet(b, a) as turned, lies_within(a, b) as inside, lies_within(b, a) as around
  from unnest(${pairs.map(([a]) => a)}::text[], ${pairs.map(([, b]) => b)}::text[]) with ordinality p(a_text, b_text, n),
    lateral (select ST_GeomFromText(a_text, 4326) as a, ST_GeomFromText(b_text, 4326) as b) g order by n`)
const said = async (a: string, b: string) => (await ask([[a, b]]))[0]

const apart: Said = { meet: false, turned: false, inside: false, around: false }

describe('how two shapes lie', () => {
  it('is answered where edges all but coincide', async () => {
    expect(await said(wkt(over[0]), wkt(over[1]))).toEqual({ ...apart, meet: true, turned: true, around: true })
    expect(await said(wkt(beside[0]), wkt(beside[1]))).toEqual(apart)
  })

  it.each([
    ['apart', wkt(box(104.002, 22, 104.003, 22.001)), apart],
    ['sharing an edge', wkt(box(104.001, 22, 104.002, 22.001)), apart],
    ['sharing a part of an edge', wkt(box(104.001, 22.0005, 104.002, 22.003)), apart],
    ['sharing a corner', wkt(box(104.001, 22.001, 104.002, 22.002)), apart],
    ['filling the hole of the other', wkt(box(103.99, 21.99, 104.01, 22.01), [...box(104, 22, 104.001, 22.001)].reverse()), apart],
    ['one around the other, a hole elsewhere', wkt(box(103.99, 21.99, 104.01, 22.01), [...box(104.005, 22, 104.006, 22.001)].reverse()), { ...apart, meet: true, turned: true, inside: true }],
    ['one around the other, a hole inside it', wkt(box(103.99, 21.99, 104.01, 22.01), [...box(104.0004, 22.0004, 104.0006, 22.0006)].reverse()), { ...apart, meet: true, turned: true }],
    ['identical', hundred, { meet: true, turned: true, inside: true, around: true }],
    ['one in the other, at its edge', wkt(box(104, 22.0002, 104.0005, 22.0007)), { ...apart, meet: true, turned: true, around: true }],
    ['one well in the other', wkt(box(104.0002, 22.0002, 104.0005, 22.0007)), { ...apart, meet: true, turned: true, around: true }],
    ['one across the other', wkt(box(103.999, 22.0002, 104.0005, 22.0007)), { ...apart, meet: true, turned: true }],
    ['a hair across', wkt(box(104.00099999, 22, 104.002, 22.001)), { ...apart, meet: true, turned: true }],
    ['a part in it, a part away', `MULTIPOLYGON(${[box(104.0002, 22.0002, 104.0005, 22.0007), box(104.1, 22, 104.2, 22.1)].map((ring) => wkt(ring).slice(13, -1)).join(',')})`, { ...apart, meet: true, turned: true }],
  ])('%s', async (_, other, expected) => {
    expect(await said(hundred, other)).toEqual(expected)
  })

  it('is told of shapes of many corners as of simple ones', async () => {
    const [row] = await db().query(sql`
      select lies_within(small, round) as small, lies_within(inner_round, round) as inner, lies_within(round, inner_round) as outer, lies_within(away, round) as away, interiors_meet(away, round) as meet
      from (select ST_Buffer(ST_SetSRID(ST_Point(105, 21), 4326), 0.02, 1000) as round, ST_Buffer(ST_SetSRID(ST_Point(105, 21), 4326), 0.0199, 1000) as inner_round,
        ST_SetSRID(ST_MakeEnvelope(104.99, 20.99, 105.01, 21.01), 4326) as small, ST_Buffer(ST_SetSRID(ST_Point(105.05, 21), 4326), 0.02, 1000) as away) s`)
    expect(row).toEqual({ small: true, inner: true, outer: false, away: false, meet: false })
  })

  it('of a line, of nothing, and of what is not known', async () => {
    const [row] = await db().query(sql`
      select lies_within(ST_GeomFromText('LINESTRING(104.0001 22.0001,104.0009 22.0009)', 4326), h) as inside, lies_within(ST_GeomFromText('LINESTRING(104 22,104 22.001)', 4326), h) as "onEdge",
        lies_within(ST_GeomFromText('LINESTRING(104 22,104 22.002)', 4326), h) as beyond, lies_within(ST_GeomFromText('POLYGON EMPTY', 4326), h) as empty,
        lies_within(null, h) as unknown, interiors_meet(h, null) as "meetsUnknown"
      from (select ST_GeomFromText(${hundred}, 4326) as h) s`)
    expect(row).toEqual({ inside: true, onEdge: true, beyond: false, empty: false, unknown: null, meetsUnknown: null })
  })
})

/** A plot along a slanting edge of 10 m to 5 km, and another with corners put onto that edge in nine decimals, `off` degrees away: to the other side, or to the same. */
function alongEdge(random: () => number, side: 1 | -1, off: number): readonly [string, string] {
  const [west, south] = [104 + random(), 21 + random()]
  const [angle, length] = [random() * 2 * Math.PI, 10 ** (-4 + 2.7 * random())]
  const [east, north] = [Math.cos(angle), Math.sin(angle)]
  const at = (along: number, out: number): [number, number] =>
    [+(west + east * along - north * out).toFixed(9), +(south + north * along + east * out).toFixed(9)]
  const ringOf = (base: readonly (readonly [number, number])[], out: number): Ring => {
    const [first = 0, last = 0] = [base[0]?.[0], base.at(-1)?.[0]]
    const ring = [...base.map(([along, from]) => at(along, from)), at(last, out), at(first, out)]
    return [...ring, ring[0] ?? [0, 0]]
  }
  const corners = [0.1, 0.1 + random() * 0.3, 0.5, 0.6 + random() * 0.3].map((share) => [share * length, off] as const)
  return [wkt(ringOf([[0, 0], [length, 0]], -length * (0.6 + random()))), wkt(ringOf(corners, side * length * (0.1 + 0.4 * random())))]
}

describe('corners put onto a neighbour\'s edge in nine decimals', () => {
  const pairs = (seed: number, side: 1 | -1, off: number) => { const random = seeded(seed); return Array.from({ length: 300 }, () => alongEdge(random, side, off)) }

  it('are answered, either way the same', async () => {
    for (const side of [1, -1] as const) {
      for (const { meet, turned, inside, around } of await ask(pairs(1, side, 0))) {
        expect([meet, inside]).toEqual([turned, false])
        if (side === -1) expect(meet).toBe(true)
        else expect(around).toBe(false)
      }
    }
  })

  it('a centimetre away, neighbours share nothing; a centimetre inside, they do', async () => {
    expect(new Set((await ask(pairs(2, 1, 1e-7))).map(({ meet }) => meet))).toEqual(new Set([false]))
    expect(new Set((await ask(pairs(3, 1, -1e-7))).map(({ meet }) => meet))).toEqual(new Set([true]))
  })

  it('a plot a centimetre inside lies within; one a centimetre out does not', async () => {
    expect(new Set((await ask(pairs(4, -1, -1e-7))).map(({ around }) => around))).toEqual(new Set([true]))
    expect(new Set((await ask(pairs(5, -1, 1e-7))).map(({ around }) => around))).toEqual(new Set([false]))
  })
})

describe('Vietnam', () => {
  it('is asked of a shape at its very edge too', async () => {
    const [row] = await db().query(sql`
      select is_in_vietnam(ST_GeomFromText(${wkt(atTheVeryEdge)}, 4326)) is not null as answered, is_in_vietnam(ST_GeomFromText(${square(105.8, 21, 0.01)}, 4326)) as hanoi,
        is_in_vietnam(ST_GeomFromText(${square(100.5, 13.7, 0.01)}, 4326)) as bangkok, is_in_vietnam(ST_GeomFromText(${square(102, 22.3, 0.2)}, 4326)) as across,
        is_in_vietnam(ST_GeomFromText('POINT(112.3 16.5)', 4326)) as "hoangSa", is_in_vietnam(ST_GeomFromText('POINT(0 0)', 4326)) as nowhere, is_in_vietnam(null) as unknown`)
    expect(row).toEqual({ answered: true, hanoi: true, bangkok: false, across: false, hoangSa: true, nowhere: false, unknown: null })
  })
})

describe('the ledger over such plots', () => {
  it('counts their common ground once, and answers over tracts, boundaries and other zones on the same edges', async () => undone(db(), async (tx) => {
    const axes = ['planned', 'established', 'operating'] as const
    const [first, second] = over
    const zone = await insertZone(tx, { code: 'T-1', outline: wkt(first), axes })
    await insertZone(tx, { code: 'T-2', outline: wkt(second), axes })
    const [early, late] = [await insertPlot(tx, zone, wkt(first), { code: 'A' }), await insertPlot(tx, zone, wkt(second), { code: 'B' })]
    await insertTract(tx, zone, wkt(first), 'G-1', 'ready')
    await insertTract(tx, zone, wkt(second), 'G-2', 'ready', '2026-01-01')
    await insertTract(tx, zone, wkt(second), 'G-3', 'compensated')
    await bringLedgerUp(tx)
    const [kept] = await tx.query<{ plot: number; other: number; share: number }>(sql`
      select v.plot_id as plot, v.other_id as other, v.area_m2 / p.area_m2 as share from plot_overlap v join plot p on p.id = v.other_id where v.plot_id = ${early}`)
    expect(kept).toEqual({ plot: early, other: late, share: expect.closeTo(1, 6) as number })
    const { findings, plotsHa } = await readLandBalance(tx, 'T-1', undefined)
    const [area] = await tx.query<{ ha: number }>(sql`select round(area_m2::numeric / 10000, 4)::float8 as ha from plot where id = ${early}`)
    expect(plotsHa).toBe(area?.ha)
    expect(findings.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['plot_in_other_zone', 'plots_overlap', 'tracts_overlap']))
    expect((await readCleanLand(tx, 'T-1', {})).availableHa).toBe(area?.ha)
  }))

  it('keeps each pair of one statement, and of a later one, once', async () => undone(db(), async (tx) => {
    const zone = await insertZone(tx, { code: 'T-1' })
    const shapes = [0, 0.0005, 0.001, 0.0015].map((east) => wkt(box(104 + east, 22, 104.001 + east, 22.001)))
    await tx.query(sql`insert into plot (zone_id, code, land_use, geom, basis, source)
      select ${zone}, 'P' || n, 'industrial', ST_GeomFromText(shape, 4326), 'measured', 'fixture' from unnest(${shapes.slice(0, 3)}::text[]) with ordinality s(shape, n) order by n desc`)
    await insertPlot(tx, zone, shapes[3] ?? '', { code: 'P4' })
    const pairs = () => tx.query<{ pair: string }>(sql`select p.code || q.code as pair from plot_overlap v join plot p on p.id = v.plot_id join plot q on q.id = v.other_id where p.zone_id = ${zone} order by 1`)
    expect((await pairs()).map(({ pair }) => pair)).toEqual(['P2P1', 'P3P2', 'P3P4'])
    await tx.query(sql`update plot set geom = ST_Multi(ST_Translate(geom, 0.00025, 0)) where zone_id = ${zone}`)
    expect((await pairs()).map(({ pair }) => pair)).toEqual(['P2P1', 'P3P2', 'P3P4'])
    await tx.query(sql`update plot set geom = ST_Multi(ST_Translate(geom, 0.1, 0)) where zone_id = ${zone} and code = 'P2'`)
    expect((await pairs()).map(({ pair }) => pair)).toEqual(['P3P4'])
    await tx.query(sql`update plot set geom = ST_Multi(ST_Translate(geom, -0.1, 0)) where zone_id = ${zone} and code = 'P2'`)
    expect((await pairs()).map(({ pair }) => pair)).toEqual(['P2P1', 'P3P2', 'P3P4'])
  }))
})

describe('publishing such plots', () => {
  let app: FastifyInstance
  let desk: Desk
  beforeAll(async () => { app = await appOn(db()); desk = deskOf(app, await signedIn(db())) })
  afterAll(() => app.close())
  beforeEach(() => drawZone(db()))
  afterEach(() => takeDrawnZonesAway(db()))

  const reasons = { sme_quota_short: 'Khu thử' }
  const publish = (plots: object, version: number, effectiveOn = '2026-02-01') => desk('POST', '/api/zones/D-2/revisions', { why, plots, effectiveOn, reasons }, { 'if-match': `"${version}"` })
  const begun = (code: string, ring: Ring, from: readonly number[] = []) => ({ code, landUse: 'industrial', geometry: polygon(ring), from })
  const now = async () => new Map((await db().query<{ code: string; id: number; version: number }>(sql`
    select p.code, p.id, p.version from rules.plot_now p join zone z on z.id = p.zone_id where z.code = 'D-2'`)).map(({ code, id, version }) => [code, { id, version }]))

  it('writes neighbours, redraws one as the ground of both, and restores them', async () => {
    const { version } = accepted(await publish({ begun: [begun('N', beside[0]), begun('M', beside[1])] }, 1))
    const before = await now()
    const [n, m] = [before.get('N'), before.get('M')]
    if (!n || !m) throw new Error('the plots are there')
    const swapped = accepted(await publish({ begun: [begun('N1', beside[1], [n.id, m.id]), begun('M1', beside[0], [n.id, m.id])], ended: [n, m] }, version, '2026-03-01'))
    // The first one is what was there before any.
    accepted(await desk('POST', '/api/zones/D-2/revisions/2/restorations', { why, reasons, effectiveOn: '2026-04-01' }, { 'if-match': `"${swapped.version}"` }))
    expect([...(await now()).keys()].sort()).toEqual(['M', 'N'])
  })

  it('refuses two on one ground, and says so', async () => {
    const { status, code, findings } = refused(await publish({ begun: [begun('N', over[0]), begun('M', over[1])] }, 1))
    expect([status, code, findings.map((finding) => finding.code)]).toEqual([422, 'change_refused', ['plots_overlap']])
  })
})
