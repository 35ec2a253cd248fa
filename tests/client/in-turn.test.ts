import { expect, it } from 'vitest'
import { inTurn } from '../../client/state/in-turn.ts'

/** Something kept elsewhere, which refuses who has not read it as it is. */
const kept = (version = 1) => {
  const seen: number[] = []
  const change = (read: number) => {
    seen.push(read)
    return read === version ? Promise.resolve(++version) : Promise.reject(new Error('412'))
  }
  return { seen, change }
}

it('changes sent one right after the other are each sent with the version the one before made', async () => {
  const { change, seen } = kept()
  expect(await Promise.all([inTurn('a', 1, change), inTurn('a', 1, change), inTurn('a', 1, change)])).toEqual([2, 3, 4])
  expect(seen).toEqual([1, 2, 3])
  expect(await inTurn('a', 4, change)).toBe(5)
})

it('a change somebody else made stands in the way of all who have not read it, between two of ours too', async () => {
  const { change, seen } = kept()
  const first = inTurn('b', 1, change).then(() => change(2))
  const second = inTurn('b', 1, change)
  expect(await first).toBe(3)
  await expect(second).rejects.toThrow('412')
  await expect(inTurn('b', 2, change)).rejects.toThrow('412')
  expect(await inTurn('b', 3, change)).toBe(4)
  expect(seen).toEqual([1, 2, 2, 2, 3])
})

it('who is refused holds nobody up, and other things do not wait', async () => {
  const { change } = kept(7)
  const refused = inTurn('c', 1, change)
  const next = inTurn('c', 7, change)
  const never = new Promise<never>(() => undefined)
  void inTurn('d', 1, () => never)
  await expect(refused).rejects.toThrow('412')
  expect(await next).toBe(8)
})
