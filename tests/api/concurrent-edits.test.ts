import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { plotDetail } from '../../api/contract/plot.ts'
import { desk as deskContract } from '../../api/contract/zone-change.ts'
import { getRevision, listRevisions } from '../../api/contract/revision.ts'
import { connectDatabase, type Database } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { drawn, drawZone, takeDrawnZonesAway, type DrawnZone } from '../fixtures/drawn-zone.ts'
import type { Box } from '../fixtures/plane.ts'
import { seeded } from '../fixtures/random.ts'
import { signedIn } from '../fixtures/signed-in.ts'
import { appOn } from './app.ts'
import { decision, deskOf, type Desk } from './desk-client.ts'

// The embedded database has one backend: there the same is done with fewer.
const isServer = inject('target').kind === 'server'
const planners = isServer ? 10 : 4
const editsEach = isServer ? 20 : 4

let db: Database
let app: FastifyInstance
let desks: Desk[]
let at: DrawnZone
beforeAll(async () => {
  db = await connectDatabase(inject('target'), { poolSize: isServer ? 24 : 4, onError: console.error })
  app = await appOn(db)
  at = await drawZone(db)
  desks = []
  for (let i = 0; i < planners; i++) desks.push(deskOf(app, await signedIn(db, { name: `Người vẽ ${i + 1}` })))
})
afterAll(async () => { await takeDrawnZonesAway(db); await app.close(); await db.close() })

/** A repeatable die. */
function die(seed: number): (sides: number) => number {
  const random = seeded(seed)
  return (sides) => Math.floor(random() * sides)
}

/** What a planner wants: the zone's east edge moved, or the plot of a slot drawn so wide, or gone. Slots do not touch. */
type Edit = { readonly what: 'boundary'; readonly shape: object } | { readonly what: 'plot'; readonly code: string; readonly shape: object } | { readonly what: 'end'; readonly code: string; readonly shape: object }

async function throwEdit(roll: (sides: number) => number): Promise<Edit> {
  const kind = roll(10)
  if (kind < 2) return { what: 'boundary', shape: await drawn(db, [0, 0, 996 + roll(8000) / 1000, 500]) }
  const slot = roll(6)
  const box: Box = [640 + 50 * slot, 0, 640 + 50 * slot + 20 + roll(25_000) / 1000, 300 + roll(100_000) / 1000]
  return { what: kind < 8 ? 'plot' : 'end', code: `S${slot}`, shape: await drawn(db, box) }
}

interface Read { readonly version: number; readonly plots: readonly { readonly id: number; readonly version: number; readonly code: string }[] }

/** The zone and its plots as of one moment. */
async function readZone(): Promise<Read> {
  const [read] = await db.query<{ now: Read }>(sql`
    select json_build_object('version', z.version, 'plots', (select json_agg(json_build_object('id', p.id, 'version', p.version, 'code', p.code)) from rules.plot_now p where p.zone_id = z.id)) as now
    from zone z where z.id = ${at.zone}`)
  if (!read) throw new Error('no zone')
  return read.now
}

/** The change that carries an edit out on what was read. */
function changeFor(edit: Edit, { plots }: Read): object {
  if (edit.what === 'boundary') return { boundary: edit.shape, decision }
  const there = plots.find((plot) => plot.code === edit.code)
  if (!there) return { plots: { begun: [{ code: edit.code, landUse: 'industrial', geometry: edit.shape }] } }
  return { plots: edit.what === 'end' ? { ended: [there] } : { redrawn: [{ ...there, geometry: edit.shape }] } }
}

interface Acknowledged { readonly version: number; readonly edit: Edit; readonly why: string; readonly ends: boolean }

/** Reads, edits, publishes; reads again and tries again when somebody was faster. */
async function work(desk: Desk, seed: number, done: Acknowledged[], statuses: Map<number, number>): Promise<void> {
  const roll = die(seed)
  for (let n = 0; n < editsEach; n++) {
    const [edit, why] = [await throwEdit(roll), `${seed}/${n}`]
    for (;;) {
      const now = await readZone()
      const ends = edit.what === 'end' && now.plots.some((plot) => plot.code === edit.code)
      const answer = await desk('POST', '/api/zones/D-1/revisions', { why, correction: true, ...changeFor(edit, now) }, { 'if-match': `"${now.version}"` })
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      if (answer.status === 201) { done.push({ version: (answer.body as { version: number }).version, edit, why, ends }); break }
      if (answer.status !== 412) throw new Error(`${answer.status}: ${answer.text}`)
    }
  }
}

/** Meanwhile somebody else marks plots, which is no publication and must neither block nor be lost: one that nobody draws, and any of them. Returns the marks of the first. */
async function mark(plot: number, stopped: () => boolean, statuses: Map<number, number>): Promise<number> {
  const roll = die(0)
  let marks = 0
  for (let n = 0; n < editsEach * 3 && !stopped(); n++) {
    const { plots } = await readZone()
    const id = n % 2 === 0 ? plot : plots[roll(plots.length)]?.id ?? plot
    const read = await app.inject({ url: `/api/plots/${id}` })
    const { smeReserved } = plotDetail.parse(read.json()).properties
    const answer = await app.inject({ method: 'PATCH', url: `/api/plots/${id}`, payload: { smeReserved: !smeReserved, correction: true, source: 'thử' }, headers: { ...marker.headers, 'if-match': String(read.headers['etag']) } })
    statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1)
    if (answer.statusCode === 200 && id === plot) marks++
  }
  return marks
}
let marker: Awaited<ReturnType<typeof signedIn>>

it(`${planners * editsEach} edits of ${planners} planners at once lose nothing that was acknowledged`, { timeout: 600_000 }, async () => {
  marker = await signedIn(db)
  const done: Acknowledged[] = []
  const statuses = new Map<number, number>()
  let isOver = false
  const [reader] = desks
  if (!reader) throw new Error('somebody reads')
  const marking = mark(at.plots.A, () => isOver, statuses)
  const working = await Promise.allSettled(desks.map((desk, i) => work(desk, i + 1, done, statuses)))
  isOver = true
  const marks = await marking
  expect(working.filter((one) => one.status === 'rejected')).toEqual([])
  // Published (201), marked (200), refused because somebody was faster (412), a road that cannot be reserved (422), a plot that has ended (409): nothing failed.
  expect([...statuses.keys()].filter((status) => ![200, 201, 409, 412, 422].includes(status))).toEqual([])
  expect([statuses.get(201), marks > 0]).toEqual([planners * editsEach, true])
  expect(await db.query(sql`select version - 1 as marks from plot where id = ${at.plots.A}`)).toEqual([{ marks }])

  // Every acknowledged edit is there under the version it was told, one after the other, none twice.
  done.sort((a, b) => a.version - b.version)
  expect(done.map((one) => one.version)).toEqual(Array.from({ length: planners * editsEach }, (_, i) => i + 2))
  const { items, version } = listRevisions.schema.response[200].parse((await reader('GET', '/api/zones/D-1/revisions')).body)
  expect(version).toBe(planners * editsEach + 1)
  expect(items.map(({ number, why }) => [number, why]).reverse()).toEqual([[1, 'fixture'], ...done.map((one) => [one.version, one.why])])

  // Replayed on paper, they give the shapes that are there: after each of them, and at the end.
  const paper = new Map<string, object>()
  for (const code of ['A', 'B', 'R']) paper.set(code, {})
  let boundary: object | null = null
  for (const { version: number, edit, ends } of done) {
    if (edit.what === 'boundary') boundary = edit.shape
    else if (ends) paper.delete(edit.code)
    else paper.set(edit.code, edit.shape)
    const kept = getRevision.schema.response[200].parse((await reader('GET', `/api/zones/D-1/revisions/${number}`)).body)
    const { features } = kept.plotShapes
    expect([number, features.map((feature) => feature.properties.code).sort()]).toEqual([number, [...paper.keys()].sort()])
    for (const { geometry, properties } of features) if (Object.keys(paper.get(properties.code) ?? {}).length > 0) expect([number, properties.code, points(geometry)]).toEqual([number, properties.code, points(paper.get(properties.code))])
    if (boundary) expect([number, points(kept.boundary)]).toEqual([number, points(boundary)])
  }
  const end = deskContract.parse((await reader('GET', '/api/zones/D-1/desk')).body)
  expect(end.plots.map((plot) => plot.code).sort()).toEqual([...paper.keys()].sort())
  for (const { code, geometry } of end.plots) if (Object.keys(paper.get(code) ?? {}).length > 0) expect([code, points(geometry)]).toEqual([code, points(paper.get(code))])
  if (boundary) expect(points(end.boundary?.geometry)).toEqual(points(boundary))
  // And the sums of the zone are those of its last shapes.
  expect(await db.query(sql`select round(l.plots_m2) = round(sum(p.area_m2)) as same from zone_ledger l join rules.plot_now p using (zone_id) where l.zone_id = ${at.zone} group by l.plots_m2`)).toEqual([{ same: true }])
})

/** The corners of a shape in whatever order. */
const points = (shape: unknown) => [...new Set((JSON.stringify((shape as { coordinates?: unknown } | null)?.coordinates).match(/\[[\d.]+,[\d.]+\]/g) ?? []))].sort()
