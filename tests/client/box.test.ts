import { expect, test } from 'vitest'
import { boxAround, boxOf, boxOfAreas } from '../../client/geometry/box.ts'

test('a zone without an outline is framed with its surroundings', () => {
  expect(boxOf({ bbox: null, centre: [104, 22] })?.map((degrees) => Number(degrees.toFixed(3)))).toEqual([103.986, 21.986, 104.014, 22.014])
  expect(boxOf({ bbox: [1, 2, 3, 4], centre: [9, 9] })).toEqual([1, 2, 3, 4])
})

test('zones without a place do not move the frame', () => {
  expect(boxAround([{ bbox: [103, 22, 104, 23], centre: null }, { centre: null }, { bbox: [106, 20, 107, 21], centre: null }])).toEqual([103, 20, 107, 23])
  expect(boxAround([{ centre: null }])).toBeNull()
})

test('areas are framed by all their outer rings', () => {
  const square = (west: number, south: number): [number, number][] => [[west, south], [west + 1, south], [west + 1, south + 1], [west, south + 1], [west, south]]
  expect(boxOfAreas([{ coordinates: [[square(103, 21)], [square(105, 22)]] }, { coordinates: [[square(100, 20)]] }])).toEqual([100, 20, 106, 23])
  expect(boxOfAreas([])).toBeNull()
})
