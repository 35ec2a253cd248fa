import { describe, expect, it } from 'vitest'
import { readPlace, writePlace } from '../../client/permalink.ts'

const read = (address: string) => readPlace(new URL(address, 'http://localhost'))
const back = (address: string) => writePlace(read(address).place)

describe('the address of the room of logistics', () => {
  it.each(['/logistics', '/logistics/candidates?weights=0-0-0-0-0-0-0-0-0-1', '/logistics/what-if?zone=MB-0098', '/logistics/gaps?province=24', '/logistics/candidates?everywhere=1', '/logistics?row=MB-0098', '/logistics/candidates?row=MB-0098.1234', `/logistics/what-if?scenario=${'a'.repeat(24)}`])('%s is kept', (address) => {
    expect(back(address)).toBe(address)
  })
  it.each([['all zero', '0-0-0-0-0-0-0-0-0-0'], ['negative', '-1-0-0-0-0-0-0-0-0-0'], ['too many', '1-1-1-1-1-1-1-1-1-1-1'], ['beyond 100', '101-0-0-0-0-0-0-0-0-0'], ['no numbers', 'NaN']])('weights that are %s are the usual ones, and said to be ignored', (_, weights) => {
    const { place, ignored } = read(`/logistics/candidates?weights=${weights}`)
    expect(writePlace(place)).toBe('/logistics/candidates')
    expect(ignored).toHaveLength(1)
  })
  it('a row is of the lists alone', () => {
    expect(back('/logistics/gaps?row=MB-0098')).toBe('/logistics/gaps')
    expect(read('/logistics?row=..').ignored).toHaveLength(1)
  })
  it('a part there is not is not found', () => {
    expect(read('/logistics/colours').place.room.name).toBe('not-found')
  })
})
