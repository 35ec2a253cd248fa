import { readCorridors, readInfrastructure, readRelocations } from './read-corridors.ts'
import { readDecisions, readFormerProvinces, readProvinces, readSectors } from './read-places.ts'
import { readReportedIndicators, readReportingBoards, readRules, readTargets, readTargetZones } from './read-rules.ts'
import { readClearancePlans, readUtilities } from './read-utilities.ts'
import { readZoneDetails } from './read-zone-details.ts'
import { readZones } from './read-zones.ts'

export type ShippedData = ReturnType<typeof readShippedData>

/**
 * Everything in this folder, parsed, with every reference checked.
 * @throws BadRow naming file, line and column of the first row that is not well-formed.
 */
export function readShippedData(folder = new URL('./', import.meta.url)) {
  const provinces = readProvinces(folder)
  const formerProvinces = readFormerProvinces(folder, provinces.codes)
  const decisions = readDecisions(folder)
  const places = { provinces: provinces.codes, formerProvinces: formerProvinces.codes, decisions: decisions.codes }
  const zones = readZones(folder, places)
  const known = { ...places, zones: zones.codes }
  const corridors = readCorridors(folder, known)
  return {
    provinces: provinces.rows,
    formerProvinces: formerProvinces.rows,
    decisions: decisions.rows,
    sectors: readSectors(folder),
    zones: zones.rows,
    ...readZoneDetails(folder, known),
    utilities: readUtilities(folder, known),
    clearancePlans: readClearancePlans(folder, known),
    infrastructure: readInfrastructure(folder),
    corridors: corridors.rows,
    ...readRelocations(folder, known, corridors.codes),
    rules: readRules(folder, known),
    targets: readTargets(folder, known),
    targetZones: readTargetZones(folder, known),
    reportingBoards: readReportingBoards(folder, known),
    reportedIndicators: readReportedIndicators(folder, known),
  }
}
