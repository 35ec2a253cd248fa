import type { Parcel } from './land-use.ts'
import type { Gate } from './perimeter.ts'
import type { Random } from './random.ts'
import { area, centroid, distance } from './ring.ts'
import type { PlaceableZone } from './placement.ts'

/** Turns the lots nearest the gate into warehouses, and part of them into logistics land in larger zones. */
export function markWarehouses(random: Random, zone: PlaceableZone, parcels: readonly Parcel[], gate: Gate, shareOfIndustrial: number): void {
  const lots = parcels
    .filter(({ landUse }) => landUse === 'industrial')
    .map((parcel) => ({ parcel, areaM2: area(parcel.ring), awayM: distance(centroid(parcel.ring), gate.point) }))
  const wantedM2 = lots.reduce((sum, lot) => sum + lot.areaM2, 0) * shareOfIndustrial
  // Old plans left hardly any land for logistics, and a map on which every zone had some would hide it.
  const hasLogistics = zone.areaHa >= 100 && zone.kind !== 'industrial_cluster' && random.chance(0.65)
  const logisticsM2 = hasLogistics ? wantedM2 * random.between(0.35, 0.65) : 0
  let takenM2 = 0
  for (const { parcel, areaM2 } of [...lots].sort((a, b) => a.awayM - b.awayM)) {
    if (takenM2 >= wantedM2) break
    if (takenM2 + areaM2 > wantedM2 * 1.6) continue
    parcel.landUse = 'warehouse'
    parcel.isLogistics = takenM2 < logisticsM2
    takenM2 += areaM2
  }
}

/** Reserves a row of small lots for small firms: in most zones the 3 % of Decree 35/2022 art. 9.4 (5 ha at most), in some less. */
export function reserveForSmallFirms(random: Random, zone: PlaceableZone, parcels: readonly Parcel[]): void {
  const industrial = parcels.filter(({ landUse }) => landUse === 'industrial' || landUse === 'warehouse')
  const industrialM2 = industrial.reduce((sum, { ring }) => sum + area(ring), 0)
  const isZone = zone.kind === 'industrial_zone' || zone.kind === 'export_processing_zone'
  if (!isZone || industrialM2 < 200_000) return
  const wantedM2 = Math.min(50_000, industrialM2 * 0.03) * random.pick([1.02, 1.02, 0.55])
  const largestM2 = wantedM2 * 0.6
  let reservedM2 = 0
  for (const row of rowsBySmallestLot(industrial.filter(({ landUse }) => landUse === 'industrial'))) {
    for (const parcel of row) {
      if (reservedM2 >= wantedM2) return
      if (area(parcel.ring) > largestM2) continue
      parcel.smeReserved = true
      reservedM2 += area(parcel.ring)
    }
  }
}

function rowsBySmallestLot(parcels: readonly Parcel[]): Parcel[][] {
  const rows = new Map<number, Parcel[]>()
  for (const parcel of parcels) rows.set(parcel.row, [...(rows.get(parcel.row) ?? []), parcel])
  const mean = (row: readonly Parcel[]): number => row.reduce((sum, { ring }) => sum + area(ring), 0) / row.length
  return [...rows.values()].filter((row) => row.length >= 2).sort((a, b) => mean(a) - mean(b))
}
