import { expect, it } from 'vitest'
import { landUseColours, offerColours, statusColours } from '../../api/atlas-colours.ts'
import { landUseNumbers, landUseSwatches, offerSwatches, statusSwatches } from '../../client/map/palette.ts'

it('what the server draws has the colours of the map', () => {
  expect(landUseColours).toEqual(Object.fromEntries(Object.entries(landUseNumbers).map(([use, number]) => [use, landUseSwatches[number]?.fill])))
  expect(statusColours).toEqual(Object.fromEntries(Object.entries(statusSwatches).map(([status, { line }]) => [status, line])))
  expect(offerColours).toEqual(Object.fromEntries(Object.entries(offerSwatches).map(([state, { fill, line }]) => [state, { fill, line }])))
})
