import { distance } from '@turf/turf'
import { describe, expect, it } from 'vitest'
import { layOutZones } from '../../geodata/layout/lay-out.ts'
import { syntheticZones } from '../../geodata/layout/synthetic.ts'
import { layOut, madeUpZone, nearPairs, sharedM2, zones } from './layout-judge.ts'

describe('the same zones', () => {
  it('give the same layouts, byte for byte', () => {
    const some = zones.filter((_, index) => index % 4 === 0)
    expect(JSON.stringify([...layOutZones(some)])).toBe(JSON.stringify([...layOutZones(some)]))
  })

  it('give the same plots whatever other zones are far away', () => {
    const zone = madeUpZone({})
    const [alone] = layOut(zone)
    const [, beside] = layOut(madeUpZone({ code: 'T-0', centre: [104, 22.3] }), zone)
    expect(JSON.stringify(beside)).toBe(JSON.stringify(alone))
  })

  it('under another code look different', () => {
    const [one, other] = [layOut(madeUpZone({ code: 'T-1' })), layOut(madeUpZone({ code: 'T-2' }))]
    expect(JSON.stringify(one[0]?.outline)).not.toBe(JSON.stringify(other[0]?.outline))
  })
})

describe('invented zones', () => {
  const invented = syntheticZones(40, 7)

  it('come in the number wished, each with its own code, clusters of 20–75 ha and zones of 75–800 ha', () => {
    expect(invented.map(({ code }) => code).slice(0, 2)).toEqual(['S-00001', 'S-00002'])
    expect(new Set(invented.map(({ code }) => code)).size).toBe(40)
    for (const { kind, areaHa } of invented) {
      const [low, high] = kind === 'industrial_cluster' ? [20, 75] : [75, 800]
      expect(areaHa).toBeGreaterThanOrEqual(low)
      expect(areaHa).toBeLessThanOrEqual(high)
    }
    expect(syntheticZones(40, 7)).toEqual(invented)
    expect(syntheticZones(40, 8)).not.toEqual(invented)
  })

  it('get their outlines where they stand, and about the plots wished', () => {
    const laid = [...layOutZones(invented, { plotsPerZone: 200 })]
    expect(laid.filter(({ outline, shiftM }) => outline === null || shiftM > 0)).toEqual([])
    const drawn = laid.flatMap(({ outline }) => outline ? [outline] : [])
    for (const [one, other] of nearPairs(drawn, (outline) => outline)) expect(sharedM2(one, other)).toBe(0)
    const mean = laid.reduce((sum, { plots }) => sum + plots.length, 0) / laid.length
    expect(mean).toBeGreaterThan(170)
    expect(mean).toBeLessThan(230)
  })

  it('fit into the north fifteen hundred strong, so far apart that squares of their areas could turn freely', () => {
    const many = syntheticZones(1500, 1).map(({ centre, areaHa }) => ({ centre: [...(centre ?? [])], sideM: Math.sqrt((areaHa ?? NaN) * 1e4) }))
    expect(many).toHaveLength(1500)
    for (const [index, one] of many.entries()) {
      for (const other of many.slice(index + 1)) {
        if (Math.abs((one.centre[1] ?? NaN) - (other.centre[1] ?? NaN)) > 0.05) continue
        if (Math.abs((one.centre[0] ?? NaN) - (other.centre[0] ?? NaN)) > 0.05) continue
        expect(distance(one.centre, other.centre, { units: 'meters' })).toBeGreaterThan((one.sideM + other.sideM) * Math.SQRT1_2)
      }
    }
  })
})
