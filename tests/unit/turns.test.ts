import { expect, it } from 'vitest'
import type { Problem } from '../../api/errors.ts'
import { takingTurns } from '../../api/turns.ts'

it('lets so many work at once, the others in the order they came, and sends away whom it has no room for', async () => {
  const inTurn = takingTurns(2, 2)
  const began: number[] = []
  const ends: (() => void)[] = []
  const work = (n: number) => inTurn(() => new Promise<number>((done, fail) => { began.push(n); ends[n] = () => (n === 1 ? fail(new Error('one')) : done(n)) }))
  const all = [0, 1, 2, 3].map((n) => work(n).catch(() => -1))
  await expect(work(4)).rejects.toMatchObject({ code: 'desk_busy' } satisfies Partial<Problem>)
  await expect.poll(() => began).toEqual([0, 1])
  ends[1]?.()
  await expect.poll(() => began).toEqual([0, 1, 2])
  ends[0]?.()
  await expect.poll(() => began).toEqual([0, 1, 2, 3])
  ends[2]?.()
  ends[3]?.()
  expect(await Promise.all(all)).toEqual([0, -1, 2, 3])
  const again = work(5)
  ends[5]?.()
  expect(await again).toBe(5)
})
