import { describe, expect, it } from 'vitest'
import type { LayoutZone, ZoneLayout } from '../../geodata/layout/types.ts'
import { laidOut, layOut, madeUpZone, plotsOf, shippedLayouts, sumM2, zones } from './layout-judge.ts'

const layouts = shippedLayouts()
const counts = { kcn: ['leased', 'in_use'], ccn: ['approved', 'leased', 'in_use'] } as const
const base = { kcn: ['industrial', 'warehouse', 'service'], ccn: ['industrial', 'warehouse'] } as const

/** Occupancy in per cent, by the formula the zone's own figure was reported with. */
function occupancyPct({ occupancy }: LayoutZone, layout: ZoneLayout): number {
  const formula = occupancy?.formula ?? 'kcn'
  const landBase = plotsOf(layout, ...base[formula])
  const counted = layout.allocations.filter(({ stage, plotCode }) =>
    (counts[formula] as readonly string[]).includes(stage) && landBase.some(({ code }) => code === plotCode))
  return (sumM2(counted) / sumM2(landBase)) * 100
}

const withFigure = zones.filter(({ allocate, occupancy }) => allocate && occupancy)

describe('model firms', () => {
  it.each([['Phía Nam', 91.54], ['Âu Lâu', 84.15], ['Minh Quân', 94.65]] as const)('fill %s to %d per cent', (name, pct) => {
    const { zone, layout } = laidOut(name)
    expect(occupancyPct(zone, layout)).toBeCloseTo(pct, 2)
    expect(sumM2(layout.allocations) / 1e4).toBeCloseTo(zone.occupancy?.leasedHa ?? NaN, 1)
  })

  it('fill every zone with a dated figure to that figure', () => {
    expect(withFigure.length).toBeGreaterThan(20)
    for (const zone of withFigure) {
      const layout = layouts.find(({ code }) => code === zone.code)
      if (!layout) throw new Error(`no layout of ${zone.code}`)
      expect(Math.abs(occupancyPct(zone, layout) - (zone.occupancy?.ratio ?? NaN) * 100), zone.code).toBeLessThan(0.05)
    }
  })

  it('are nowhere where no figure is known', () => {
    const without = layouts.filter(({ code }) => !withFigure.some((zone) => zone.code === code))
    expect(without.length).toBeGreaterThan(40)
    const [mayNot] = layOut(madeUpZone({ occupancy: { ratio: 0.5, formula: 'kcn' }, allocate: false }))
    for (const layout of [...without, mayNot]) expect([layout?.allocations, layout?.projects, layout?.firms]).toEqual([[], [], []])
  })

  it('hold no plot twice and none beyond its area, at most one of a zone in part', () => {
    for (const { code, plots, allocations } of layouts) {
      expect(new Set(allocations.map(({ plotCode }) => plotCode)).size, code).toBe(allocations.length)
      const shares = allocations.map(({ plotCode, areaM2 }) => areaM2 / (plots.find((plot) => plot.code === plotCode)?.areaM2 ?? NaN))
      for (const share of shares) expect(share, code).toBeLessThanOrEqual(1)
      expect(shares.filter((share) => share < 1).length, code).toBeLessThanOrEqual(1)
    }
  })

  it('are numbered once across all zones, and every allocation leads to one', () => {
    const firms = layouts.flatMap((layout) => layout.firms)
    const projects = layouts.flatMap((layout) => layout.projects)
    expect(new Set(firms.map(({ code }) => code)).size).toBe(firms.length)
    expect(new Set(projects.map(({ code }) => code)).size).toBe(projects.length)
    for (const { code, nameVi, nameEn } of firms) expect([code, nameVi, nameEn].join()).toMatch(/^DNM-(\d{3,}),Doanh nghiệp mẫu \1,Model firm \1$/)
    for (const layout of layouts) {
      for (const { firmCode } of layout.projects) expect(layout.firms.some(({ code }) => code === firmCode)).toBe(true)
      for (const { projectCode } of layout.allocations) expect(layout.projects.some(({ code }) => code === projectCode)).toBe(true)
    }
  })

  it('use most of what they lease in a KCN; some take two or three plots', () => {
    const { layout } = laidOut('Phía Nam')
    const inUse = layout.allocations.filter(({ stage }) => stage === 'in_use')
    const leased = layout.allocations.filter(({ stage }) => stage === 'leased')
    expect(inUse.length + leased.length).toBe(layout.allocations.length)
    expect(inUse.length).toBeGreaterThan(leased.length)
    expect(leased.length).toBeGreaterThan(0)
    const plotCounts = layout.projects.map(({ code }) => layout.allocations.filter(({ projectCode }) => projectCode === code).length)
    expect(Math.max(...plotCounts)).toBeGreaterThan(1)
    expect(Math.max(...plotCounts)).toBeLessThanOrEqual(3)
  })
})
