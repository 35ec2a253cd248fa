import { describe, expect, it } from 'vitest'
import { sql } from '../../api/database/sql.ts'
import { readTopology } from '../../api/features/topology.ts'
import { undone, useDatabase } from '../database.ts'
import { ground } from '../fixtures/drawn-ground.ts'
import { check, codesOf, plotSent, polygon, type Ring } from '../fixtures/drawn.ts'
import type { Box } from '../fixtures/plane.ts'

const db = useDatabase()

/** A valid star whose rays all but touch, round a point in Lào Cai. */
function star(corners: number, inner: number, outer: number): Ring {
  const ring = Array.from({ length: corners }, (_, i): [number, number] => {
    const [angle, radius] = [2 * Math.PI * i / corners, i % 2 === 0 ? inner : outer]
    return [104 + radius * Math.cos(angle), 22.6 + radius * Math.sin(angle)]
  })
  return [...ring, ring[0] ?? [0, 0]]
}

describe('a shape that would take for ever to be compared with itself', () => {
  it('is told by how long its outline is for its size, before anything is cut', async () => {
    const { findings, boundary } = await check(db(), { boundary: polygon(star(49_998, 0.004, 0.02)) })
    expect(findings).toMatchObject([{ code: 'too_tangled', tier: 'error', expected: '1000', where: { type: 'MultiPolygon' } }])
    expect(Number(findings[0]?.got)).toBeGreaterThan(19_000)
    expect(findings[0]?.detail).toMatch(/^Đường ranh quá rối: chu vi gấp (19|20)\.\d{3} lần cạnh khung bao; nhiều nhất 1\.000 lần\.$/)
    expect(boundary).toBeNull()
  })

  it('is none with as many corners on a round outline, nor with few on a long strip', async () => {
    expect(codesOf(await check(db(), { boundary: polygon(star(49_998, 0.02, 0.0200001)) }))).toEqual([])
    expect(codesOf(await check(db(), { boundary: polygon([[104, 22.6], [104.3, 22.6], [104.3, 22.6000001], [104, 22.6000001], [104, 22.6]]) }))).toEqual([])
  })
})

describe('plots heaped on one place', () => {
  const heap = (n: number): Readonly<Record<string, Box>> => Object.fromEntries(Array.from({ length: n }, (_, i) => [`H${i}`, [i, 0, i + 20, 20] as const]))

  it('beyond what is compared are an error, never silence', async () => undone(db(), async (tx) => {
    const at = await ground(tx, {})
    const begun = await Promise.all(Object.entries(heap(12)).map(async ([code, place]) => plotSent(code, await at.shape(place))))
    const far = plotSent('Z', await at.shape([300, 0, 320, 20]))
    await tx.query(sql`update rule set value = 5 where code = 'boundary_check' and parameter = 'plot_pairs'`)
    const { findings } = await check(tx, { plots: { begun: [...begun, far] } }, { zoneId: at.zone })
    expect(findings.find(({ code }) => code === 'too_many_overlaps')).toMatchObject({ tier: 'error', expected: '5', detail: expect.stringMatching(/^Hơn 5 cặp lô/) as string })
    await tx.query(sql`update rule set value = 100 where code = 'boundary_check' and parameter = 'plot_pairs'`)
    const all = codesOf(await check(tx, { plots: { begun: [...begun, far] } }, { zoneId: at.zone }))
    expect([all.includes('too_many_overlaps'), all.filter((code) => code === 'plots_overlap').length]).toEqual([false, 66])
  }))

  it('are refused by the topology tools too', async () => undone(db(), async (tx) => {
    await ground(tx, heap(12))
    expect((await readTopology(tx, 'T-1', {})).issues.filter(({ kind }) => kind === 'overlap')).toHaveLength(66)
    await tx.query(sql`update rule set value = 5 where code = 'boundary_check' and parameter = 'plot_pairs'`)
    await expect(readTopology(tx, 'T-1', {})).rejects.toMatchObject({ code: 'too_complex' })
  }))
})
