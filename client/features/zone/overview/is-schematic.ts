import type { ZoneProperties } from '../../../../api/contract/zone.ts'

/** Whether anything the map shows of this zone is generated rather than measured or stated. */
export function isSchematic({ basis, land }: ZoneProperties): boolean {
  return [basis, land?.basis].some((one) => one === 'schematic' || one === 'mixed')
}
