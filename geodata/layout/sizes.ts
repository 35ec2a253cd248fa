import type { LayoutOptions } from './types.ts'

/** The sizes a zone's layout starts from; metres and m². */
export interface LayoutSizes {
  lotM2: number
  lotDepthM: number
  /** Width of a lot along the street. */
  frontM: number
  blockM: number
  streetM: number
  beltM: number
}

/** Share of a zone that ends up as lots; only used to turn a wished number of plots into a lot size. */
const lotShare = 0.72

/** Sizes usual for a zone of `areaHa`: about 0.1 ha lots in a cluster of 7 ha, about 5 ha in a zone of 1,100 ha. */
export function sizesFor(areaHa: number, { plotsPerZone }: LayoutOptions): LayoutSizes {
  const usualLotM2 = 190 * areaHa ** 0.79 * 1.02
  const lotM2 = Math.min(48_000, Math.max(850, plotsPerZone ? (areaHa * 1e4 * lotShare) / plotsPerZone : usualLotM2))
  const lotDepthM = Math.sqrt(lotM2 * 1.35)
  const frontM = lotM2 / lotDepthM
  return {
    lotM2,
    lotDepthM,
    frontM,
    blockM: frontM * 5,
    streetM: Math.min(34, Math.max(8, 0.105 * lotDepthM + 5)),
    beltM: Math.min(25, 10.2 + areaHa * 0.022),
  }
}
