import type { LogisticsGaps } from '../../../api/contract/logistics.ts'
import { gapKinds, type GapKind } from '../../map/icons.ts'

type ZoneGaps = LogisticsGaps['zones'][number]

/** The badge of a shortage that a document names. */
export const kindOfShortage: Record<ZoneGaps['shortages'][number]['kind'], GapKind> = { power: 'power', water: 'water', wastewater: 'water', drainage: 'water', road: 'access' }

export const isPowerOver = ({ power }: ZoneGaps): boolean => power?.capacity != null && power.committed != null && power.committed > power.capacity

/** What a zone is short of, each once, in the order of the legend. */
export function gapsOf(zone: ZoneGaps): GapKind[] {
  const found = new Set<GapKind>(zone.shortages.map(({ kind }) => kindOfShortage[kind]))
  if (isPowerOver(zone)) found.add('power')
  if (zone.wastewater?.hasCentral === false) found.add('water')
  if (zone.serviceHa === 0) found.add('service')
  return gapKinds.filter((kind) => found.has(kind))
}
