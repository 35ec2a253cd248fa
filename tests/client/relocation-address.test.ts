import { describe, expect, test } from 'vitest'
import { shiftLine } from '../../client/geometry/shift-line.ts'
import { noFilter, readPlace, usualLayers, writePlace, type Place } from '../../client/permalink.ts'
import { relocationRoom, relocationTabs, type RelocationRoom } from '../../client/permalink-relocation.ts'

const at = (address: string) => readPlace(new URL(address, 'https://map.example'))
const start: Place = { room: relocationRoom, view: null, filter: noFilter, inView: false, layers: usualLayers, plot: null, asOf: null, language: null }

describe('the room of relocation survives its own address', () => {
  const rooms: Record<string, RelocationRoom> = {
    'as it opens': relocationRoom, ...Object.fromEntries(relocationTabs.map((tab) => [`at ${tab}`, { ...relocationRoom, tab }])),
    'a corridor': { ...relocationRoom, corridor: 'lao-cai-ha-noi-hai-phong' }, 'an option of a corridor': { ...relocationRoom, tab: 'corridor', corridor: 'lao-cai-ha-noi-hai-phong', option: 12 },
    'an open case': { ...relocationRoom, tab: 'cases', open: { relocation: 'RL-LC-03', project: 'DAM-563' } }, 'cases as they are filtered and laid out': { ...relocationRoom, tab: 'cases', q: 'Cơ khí & đúc', of: 'RL-LC-01', late: true, view: 'timeline' },
    'an assignment beside another': { ...relocationRoom, tab: 'assignment', plan: 12, compare: 7 }, 'a run that goes on': { ...relocationRoom, tab: 'assignment', run: '0b7e4c52-8f51-4a3c-9a5e-2f6f1f0c9d11' },
  }
  test.each(Object.entries(rooms))('%s', (_, room) => {
    const place: Place = { ...start, room, asOf: '2026-06-30', filter: { ...noFilter, province: ['15'] } }
    expect(at(writePlace(place))).toEqual({ place, ignored: [] })
  })

  test('its first part is its own address, and the others a word each', () => {
    expect(writePlace(start)).toBe('/relocation')
    expect(writePlace({ ...start, room: { ...relocationRoom, tab: 'cases', open: { relocation: 'RL-LC-03', project: 'DAM-563' } } })).toBe('/relocation/cases?case=RL-LC-03/DAM-563')
    expect(at('/relocation/').place.room).toEqual(relocationRoom)
    expect(at('/relocation/assignment').place.room).toMatchObject({ tab: 'assignment' })
    expect(at('/relocation/overview').place.room.name).toBe('not-found')
    expect(at('/relocation/khac').place.room.name).toBe('not-found')
  })

  test('what it does not understand is named and left out', () => {
    expect(at('/relocation/corridor?corridor=A%20B&option=-1')).toMatchObject({ place: { room: { corridor: null, option: null } }, ignored: [{ parameter: 'corridor', value: 'A B' }, { parameter: 'option', value: '-1' }] })
    expect(at('/relocation/cases?case=RL-LC-03&view=pie&of=%2F&late=yes').ignored.map(({ parameter }) => parameter)).toEqual(['case', 'view', 'of', 'late'])
    expect(at('/relocation/assignment?plan=0&compare=x&run=3')).toMatchObject({ place: { room: { plan: null, compare: null, run: null } }, ignored: [{ parameter: 'plan' }, { parameter: 'compare' }, { parameter: 'run' }] })
    // A case is of the cases, a plan of the assignment.
    expect(at('/relocation?case=RL-LC-03/DAM-563&plan=3')).toMatchObject({ place: { room: { open: null, plan: null } }, ignored: [] })
    // A firm is looked for among the cases; elsewhere the same word is the name of a zone.
    expect(at('/relocation/cases?q=may')).toMatchObject({ place: { room: { q: 'may' }, filter: { q: '' } }, ignored: [] })
    expect(at('/relocation/receivers?q=may')).toMatchObject({ place: { room: { q: '' }, filter: { q: 'may' } }, ignored: [] })
    expect(writePlace({ ...start, room: { ...relocationRoom, tab: 'cases', q: 'may' }, filter: { ...noFilter, q: 'Mãn' } })).toBe('/relocation/cases?q=may')
    // An option is of the alignment alone.
    expect(at('/relocation?option=3')).toMatchObject({ place: { room: { option: null } }, ignored: [] })
  })
})

describe('a line that is shifted by metres', () => {
  const metresBetween = ([lng1 = NaN, lat1 = NaN]: readonly number[], [lng2 = NaN, lat2 = NaN]: readonly number[]) =>
    [(lng2 - lng1) * Math.cos(lat1 * Math.PI / 180) * 111_320 * (1 + 0.00335 * Math.sin(lat1 * Math.PI / 180) ** 2), (lat2 - lat1) * (111_132.95 - 559.85 * Math.cos(2 * lat1 * Math.PI / 180))]
  test.each([[103.97, 22.5], [105.8, 21.1], [106.7, 20.86]])('goes as far at %s, %s as anywhere', (lng, lat) => {
    const [[moved = []] = []] = shiftLine([[[lng, lat], [lng + 0.01, lat]]], 300, -400)
    const [east = NaN, north = NaN] = metresBetween([lng, lat], moved)
    // Grid north is not quite north.
    expect(Math.hypot(east, north)).toBeCloseTo(500, -0.5)
    expect(Math.abs(east - 300)).toBeLessThan(3)
    expect(Math.abs(north + 400)).toBeLessThan(3)
  })
})
