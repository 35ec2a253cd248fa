import type { LogisticsGaps } from '../../../api/contract/logistics.ts'
import { gapKinds, type GapKind } from '../../map/icons.ts'

type ZoneGaps = LogisticsGaps['zones'][number]

/** The badge of a shortage that a document names. */
export const kindOfShortage: Record<ZoneGaps['shortages'][number]['kind'], GapKind> = { power: 'power', water: 'water', wastewater: 'water', drainage: 'water', road: 'access' }

export const isPowerOver = ({ power }: ZoneGaps): boolean => power?.capacity != null && power.committed != null && power.committed > power.capacity

type Shortage = ZoneGaps['shortages'][number]
const inOrder = (found: ReadonlySet<GapKind>): GapKind[] => gapKinds.filter((kind) => found.has(kind))
const namedOf = (zone: ZoneGaps, partCode: string | undefined): Set<GapKind> => new Set(zone.shortages.filter(({ part }) => part?.code === partCode).map(({ kind }) => kindOfShortage[kind]))

/** What a zone as a whole is short of (part null), and what only a part of it is, each once, in the order of the legend. */
export function gapsByPart(zone: ZoneGaps): { part: Shortage['part']; kinds: GapKind[] }[] {
  const whole = namedOf(zone, undefined)
  if (isPowerOver(zone)) whole.add('power')
  if (zone.wastewater?.hasCentral === false) whole.add('water')
  if (zone.serviceHa === 0) whole.add('service')
  const parts = new Map(zone.shortages.flatMap(({ part }) => (part ? [[part.code, part]] : [])))
  return [{ part: null, kinds: inOrder(whole) }, ...[...parts.values()].map((part) => ({ part, kinds: inOrder(namedOf(zone, part.code)) }))].filter(({ kinds }) => kinds.length > 0)
}

/** What a zone or a part of it is short of. */
export const gapsOf = (zone: ZoneGaps): GapKind[] => inOrder(new Set(gapsByPart(zone).flatMap(({ kinds }) => kinds)))
