import { describe, expect, it } from 'vitest'
import type { LayoutClearance } from '../../geodata/layout/types.ts'
import { boxesTouch, geodesicAreaM2, laidOut, layOut, madeUpZone, nearPairs, outsideM2, sharedM2, shippedLayouts, zones } from './layout-judge.ts'

const layouts = shippedLayouts()
const stagesOf = (clearances: readonly LayoutClearance[]) => [...new Set(clearances.map(({ stage }) => stage))].sort()
const haOf = (clearances: readonly LayoutClearance[]) => clearances.reduce((sum, { geometry }) => sum + geodesicAreaM2(geometry), 0) / 1e4

describe('clearance tracts', () => {
  it('lie inside the outline and on no other tract', () => {
    for (const { outline, clearances } of [laidOut('Phú Xuân').layout, laidOut('Tân Hưng').layout, laidOut('Sơn Mãn', 'industrial_cluster').layout]) {
      if (!outline) throw new Error('these zones have an outline')
      for (const { code, geometry } of clearances) expect(outsideM2(geometry, outline), code).toBeLessThan(0.01)
      for (const [one, other] of nearPairs(clearances, ({ geometry }) => geometry)) {
        expect(sharedM2(one.geometry, other.geometry), `${one.code} and ${other.code}`).toBeLessThan(0.01)
      }
    }
  })

  it('cover the whole zone once work has begun', () => {
    for (const { code, clearances } of layouts) {
      const zone = zones.find((one) => one.code === code)
      if (!zone || zone.progress === 'none' || zone.kind === 'economic_zone') continue
      expect(Math.abs(haOf(clearances) / (zone.areaHa ?? NaN) - 1), code).toBeLessThan(1e-4)
    }
  })

  it('cut across plots', () => {
    const [begun] = layOut(madeUpZone({ progress: 'partly_cleared', areaHa: 300 }))
    const { clearances = [], plots = [] } = begun ?? {}
    const lots = plots.filter(({ landUse }) => landUse === 'industrial')
    const cut = lots.filter(({ geometry }) => clearances.filter((tract) => sharedM2(geometry, tract.geometry) > 10).length > 1)
    expect(cut.length).toBeGreaterThan(lots.length * 0.2)
  })

  it('show how far the zone is: nothing or a few decisions, every stage, or nearly all ready', () => {
    const planned = layouts.filter(({ code }) => zones.find((zone) => zone.code === code)?.progress === 'none')
    expect(planned.some(({ clearances }) => clearances.length === 0)).toBe(true)
    expect(stagesOf(planned.flatMap(({ clearances }) => clearances))).toEqual(['recovery_decided'])
    for (const { clearances, outline } of planned) expect(haOf(clearances)).toBeLessThan((outline ? geodesicAreaM2(outline) / 1e4 : 0) * 0.5)

    const [begun] = layOut(madeUpZone({ progress: 'partly_cleared', areaHa: 300 }))
    expect(stagesOf(begun?.clearances ?? [])).toEqual(['compensated', 'handed_over', 'ready', 'recovery_decided'])

    const [operating] = layOut(madeUpZone({ progress: 'cleared', areaHa: 300, occupancy: { ratio: 0.5, formula: 'kcn' } }))
    expect(haOf((operating?.clearances ?? []).filter(({ stage }) => stage === 'ready'))).toBeGreaterThan(300 * 0.85)
  })

  it('are ready under every let plot', () => {
    for (const { code, clearances, plots, allocations } of layouts) {
      const unready = clearances.filter(({ stage }) => stage !== 'ready')
      for (const { plotCode } of unready.length > 0 ? allocations : []) {
        const plot = plots.find((one) => one.code === plotCode)
        const open = unready.filter(({ geometry }) => plot && boxesTouch(plot.geometry, geometry) && sharedM2(plot.geometry, geometry) > 1)
        expect(open, `${code} ${plotCode}`).toEqual([])
      }
    }
  })

  it('are cleared from one side: ready land hangs together', () => {
    const [begun] = layOut(madeUpZone({ progress: 'partly_cleared', areaHa: 300 }))
    const ready = (begun?.clearances ?? []).filter(({ stage }) => stage === 'ready').map(({ geometry }) => geometry.coordinates.flat().map(String))
    const reached = new Set(ready[0])
    for (let round = 0; round < ready.length; round++) {
      for (const corners of ready) if (corners.some((corner) => reached.has(corner))) for (const corner of corners) reached.add(corner)
    }
    expect(ready.length).toBeGreaterThan(2)
    expect(ready.every((corners) => corners.some((corner) => reached.has(corner)))).toBe(true)
  })
})
