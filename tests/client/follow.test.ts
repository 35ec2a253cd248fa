import { beforeEach, describe, expect, it, vi } from 'vitest'
import { follow, type Followed } from '../../client/frame/use-follow.ts'
import type { Bbox } from '../../client/map/camera.ts'

const [here, there]: Bbox[] = [[103, 22, 104, 23], [106, 21, 107, 22]]
let followed: Followed
const map = { fitBox: vi.fn(), fitFirst: vi.fn() }
beforeEach(() => {
  followed = new Map()
  vi.clearAllMocks()
})

describe('the map follows what is chosen', () => {
  it('on arrival only as far as the address lets it', () => {
    follow(followed, map, 'province', '15', here ?? null)
    expect([map.fitFirst.mock.calls, map.fitBox.mock.calls]).toEqual([[[here]], []])
  })

  it('to another choice, once, however often it is read', () => {
    follow(followed, map, 'province', '15', here ?? null)
    follow(followed, map, 'province', '24', null)
    expect(map.fitBox).not.toHaveBeenCalled()
    for (let read = 0; read < 3; read += 1) follow(followed, map, 'province', '24', there ?? null)
    expect([map.fitFirst.mock.calls.length, map.fitBox.mock.calls]).toEqual([1, [[there]]])
  })

  it('each kind of thing by itself; nothing chosen leaves the map, and what is opened then moves it', () => {
    follow(followed, map, 'province', '15', here ?? null)
    follow(followed, map, 'case', null, null)
    expect(map.fitBox).not.toHaveBeenCalled()
    follow(followed, map, 'case', 'RL-LC-01/DAM-1', there ?? null)
    follow(followed, map, 'case', null, null)
    follow(followed, map, 'province', '15', here ?? null)
    expect([map.fitFirst.mock.calls.length, map.fitBox.mock.calls]).toEqual([1, [[there]]])
  })
})
