import { paper } from '../../atlas-colours.ts'
import type { LandOfferDetail } from '../../contract/land-offer.ts'
import { filled, bases, nameOf, writeDate, writeHa, writeNumber, type Said } from '../../said.ts'
import type { Sheet } from './sheet.ts'
import { cite, documentKinds, documentStatuses, doubts, feeKinds, feeUnits, landUses, operators, places, ruleNames, stages, stances, units, utilityKinds, words } from './words.ts'

const quiet = { size: 8, colour: paper.quiet } as const
const known = (names: Readonly<Record<string, Said>>, key: string, sheet: Sheet): string => { const said = names[key]; return said ? sheet.say(said) : key }

/** X north, Y east as documents print them, three corners to a line. */
export function drawCorners(sheet: Sheet, { corners }: LandOfferDetail): void {
  sheet.heading(words.corners, 120)
  if (!corners) {
    sheet.paragraph(sheet.say(words.noCorners))
    return
  }
  sheet.paragraph(filled(sheet.say(words.grid), corners.meridian, String(corners.srid)), quiet)
  const inLine = 3
  const columns = Array.from({ length: inLine }, () => [{ title: words.corner, share: 0.07 }, { title: words.x, share: 0.135, isNumber: true }, { title: words.y, share: 0.1283, isNumber: true }]).flat()
  const metres = (value: number): string => writeNumber(value, sheet.language, 2, true)
  for (const [at, ring] of corners.rings.entries()) {
    if (corners.rings.length > 1) sheet.paragraph(filled(sheet.say(words.ring), String(at + 1)), { bold: true, size: 8 })
    const rows = Array.from({ length: Math.ceil(ring.length / inLine) }, (_, row) => ring.slice(row * inLine, (row + 1) * inLine).flatMap(({ name, x, y }) => [name, metres(x), metres(y)]))
    sheet.table(columns, rows, { size: 8 })
  }
}

/** What the number was worked out of. */
export function drawDerivation(sheet: Sheet, { state, derivation: { plots, tracts } }: LandOfferDetail): void {
  const { language } = sheet
  sheet.heading(words.plots, 120)
  sheet.paragraph(sheet.say(state === 'ready' ? words.derived : words.derivedClearing), quiet)
  sheet.table(
    [{ title: words.plot, share: 0.2 }, { title: words.use, share: 0.22 }, { title: words.ha, share: 0.16, isNumber: true }, { title: words.basis, share: 0.18 }, { title: words.marks, share: 0.24 }],
    plots.map(({ code, landUse, ha, basis, isLogistics, smeReserved }) => [code, known(landUses, landUse, sheet), writeNumber(ha, language, 4, true), sheet.say(bases[basis]),
      [...(isLogistics ? [sheet.say(words.logistics)] : []), ...(smeReserved ? [sheet.say(words.small)] : [])].join(', ')]))
  sheet.heading(words.tracts, 100)
  sheet.table(
    [{ title: words.tract, share: 0.12 }, { title: words.stage, share: 0.2 }, { title: words.since, share: 0.13 }, { title: words.expected, share: 0.15 }, { title: words.basis, share: 0.17 }, { title: words.source, share: 0.23 }],
    tracts.map(({ code, stage, since, expectedOn, basis, source }) => [code, known(stages, stage, sheet), since === null ? sheet.say(words.unknown) : writeDate(since, language), expectedOn === null ? '' : writeDate(expectedOn, language), sheet.say(bases[basis]), source]))
}

export function drawDistances(sheet: Sheet, { distances }: LandOfferDetail): void {
  sheet.heading(words.distances, 120)
  if (distances.length === 0) {
    sheet.paragraph(sheet.say(words.none))
    return
  }
  sheet.paragraph(sheet.say(words.straight), quiet)
  sheet.table(
    [{ title: words.place, share: 0.28 }, { title: { vi: '', en: '' }, share: 0.36 }, { title: words.km, share: 0.18, isNumber: true }, { title: words.within, share: 0.18, isNumber: true }],
    distances.map((one) => [sheet.say(places[one.kind]), nameOf(one, sheet.language) || one.code, writeNumber(one.km, sheet.language, 2, true), one.uncertaintyKm === null ? sheet.say(words.unknown) : `±${writeNumber(one.uncertaintyKm, sheet.language, 2)}`]))
}

/** Utilities, fees and the term: what nobody recorded says so. */
export function drawTerms(sheet: Sheet, { utilities, fees, termUntil }: LandOfferDetail): void {
  const { language } = sheet
  const none = sheet.say(words.none)
  sheet.heading(words.utilities)
  for (const { kind, headroom, capacity, unit, meetsStandard, asOf, basis } of utilities) {
    const amount = (value: number): string => `${writeNumber(value, language)} ${known(units, unit, sheet)}`
    const value = capacity === null ? none : capacity === 0 ? sheet.say(words.noPlant) : headroom === null ? filled(sheet.say(words.capacity), amount(capacity)) : filled(sheet.say(words.headroom), amount(headroom), amount(capacity))
    const notes = [meetsStandard === null ? null : sheet.say(meetsStandard ? words.meets : words.meetsNot), asOf && writeDate(asOf, language), basis && sheet.say(bases[basis])].filter((note) => note !== null && note !== '')
    sheet.fact(utilityKinds[kind], value, notes.join(' · '))
  }
  sheet.heading(words.fees)
  if (fees.length === 0) sheet.fact(feeKinds.land_rent, none)
  for (const { kind, amount, currency, per, validFrom, basis, source } of fees) {
    sheet.fact(feeKinds[kind], `${writeNumber(amount, language)} ${currency} / ${sheet.say(feeUnits[per])}`, [...(validFrom === null ? [] : [filled(sheet.say(words.from), writeDate(validFrom, language))]), sheet.say(bases[basis]), source].join(' · '))
  }
  sheet.fact(words.term, termUntil === null ? none : writeDate(termUntil, language))
}

export function drawSectors(sheet: Sheet, { sectors, priorityProjects }: LandOfferDetail): void {
  sheet.heading(words.sectors)
  if (sectors.length === 0) sheet.paragraph(sheet.say(words.noSectors))
  for (const sector of sectors) sheet.paragraph(`${nameOf(sector, sheet.language)} (${sector.code}): ${sheet.say(stances[sector.stance])} · ${sector.source}`)
  sheet.heading(words.projects)
  if (priorityProjects.length === 0) sheet.paragraph(sheet.say(words.noProjects))
  for (const { nameVi, nameEn, landNeedHa, sector, source } of priorityProjects) {
    sheet.paragraph([nameOf({ nameVi, nameEn: nameEn ?? '' }, sheet.language), ...(landNeedHa === null ? [] : [filled(sheet.say(words.need), writeHa(landNeedHa, sheet.language))]), ...(sector === null ? [] : [sector]), source].join(' · '))
  }
}

/** Every rule with its basis, and how sure it is: what was written from memory says that it must be checked. */
export function drawRules(sheet: Sheet, { rules }: LandOfferDetail): void {
  const { language } = sheet
  sheet.heading(words.rules, 120)
  if (rules.length === 0) sheet.paragraph(sheet.say(words.noRules))
  for (const { code, parameter, operator, value, unit, legalBasis, confidence, note, validFrom, validTo } of rules) {
    const name = ruleNames[`${code}_${parameter}`]
    const threshold = value === null ? '' : `: ${`${sheet.say(operators[operator])} ${writeNumber(value, language, 4)} ${known(units, unit, sheet)}`.trim()}`
    const doubt = doubts[confidence]
    const notes = [sheet.say(cite(legalBasis)), ...(validFrom === null ? [] : [filled(sheet.say(words.from), writeDate(validFrom, language))]), ...(validTo === null ? [] : [filled(sheet.say(words.to), writeDate(validTo, language))])].join(' · ')
    const text = (name ? sheet.say(name) : (note ?? `${code} ${parameter}`)) + threshold
    sheet.room(sheet.heightOf(text, sheet.width, { bold: true }) + 24)
    sheet.paragraph(text + (doubt ? ` (${sheet.say(doubt)})` : ''), { bold: true, ...(confidence === 'memory' ? { colour: paper.warning } : {}) })
    sheet.y -= 2
    sheet.paragraph(notes, quiet)
    // Notes are kept in Vietnamese; in English a rule's own name says what it is.
    if (name && note !== null && language === 'vi') sheet.paragraph(note, quiet)
    sheet.y += 2
  }
}

export function drawDocuments(sheet: Sheet, { documents }: LandOfferDetail): void {
  sheet.heading(words.documents)
  if (documents.length === 0) sheet.paragraph(sheet.say(words.noDocuments))
  for (const { kind, status, number, issuedOn, authority, titleVi } of documents) {
    sheet.paragraph(titleVi)
    sheet.y -= 2
    sheet.paragraph([known(documentKinds, kind, sheet), known(documentStatuses, status, sheet), number, authority, issuedOn && writeDate(issuedOn, sheet.language)].filter((part) => part !== null && part !== '').join(' · '), quiet)
  }
}
