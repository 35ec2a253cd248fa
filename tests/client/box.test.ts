import { expect, test } from 'vitest'
import { boxAround, boxOf } from '../../client/geometry/box.ts'

test('a zone without an outline is framed with its surroundings', () => {
  expect(boxOf({ bbox: null, centre: [104, 22] })?.map((degrees) => Number(degrees.toFixed(3)))).toEqual([103.986, 21.986, 104.014, 22.014])
  expect(boxOf({ bbox: [1, 2, 3, 4], centre: [9, 9] })).toEqual([1, 2, 3, 4])
})

test('zones without a place do not move the frame', () => {
  expect(boxAround([{ bbox: [103, 22, 104, 23], centre: null }, { centre: null }, { bbox: [106, 20, 107, 21], centre: null }])).toEqual([103, 20, 107, 23])
  expect(boxAround([{ centre: null }])).toBeNull()
})
