import type { Language } from '../../language.ts'
import { filled, bases, isIllustrative, nameOf, writeDate, writeHa, zoneKinds, zoneStatuses, zoneTitle } from '../../said.ts'
import type { Head } from './head.ts'
import { Html, html } from './html.ts'
import type { ZonePage } from './read.ts'
import { words } from './words.ts'

const path = (code: string): string => `/zones/${code}`

/** Title, description and things of a zone, from the rows its panel shows. */
export function zoneHead(zone: ZonePage, language: Language, origin: string): Head {
  const { availableHa } = zone.ledger
  const [title, province] = [zoneTitle(zone, language), nameOf(zone.province, language)]
  // Land of a zone that must move, or was withdrawn, is free and offered to nobody: facts leave it out too.
  const heading = availableHa === null || availableHa === 0 || !zone.isOffered ? filled(words.zoneHead[language], title, province) : filled(words.zoneHeadFree[language], title, province, writeHa(availableHa, language))
  const description = `${facts(zone, language).map(([label, value]) => `${label}: ${value}`).join('; ')}. ${isIllustrative(zone.ledger.basis ?? zone.basis) ? words.schematic[language] : words.notLegal[language]}`
  const url = `${origin}${path(zone.code)}`
  const geo = zone.centre === null ? {} : { geo: { '@type': 'GeoCoordinates', longitude: zone.centre[0], latitude: zone.centre[1] } }
  const area = (name: string, value: number | null) => (value === null ? [] : [{ '@type': 'PropertyValue', name, value, unitCode: 'HAR', unitText: 'ha' }])
  const place = {
    '@type': 'Place', '@id': `${url}#place`, name: title, url, identifier: zone.code, ...(zone.aliases.length > 0 ? { alternateName: zone.aliases } : {}), ...geo,
    address: { '@type': 'PostalAddress', addressRegion: province, addressCountry: 'VN', ...(zone.communes.length > 0 ? { addressLocality: zone.communes.join(', ') } : {}) },
    additionalProperty: [...area(words.planned[language], zone.plannedHa), ...area(words.approved[language], zone.approvedHa), ...area(words.drawn[language], zone.drawnHa), ...(zone.isOffered ? area(words.available[language], availableHa) : [])],
  }
  const dataset = {
    '@type': 'Dataset', '@id': `${url}#data`, name: heading, description, url, identifier: zone.code, inLanguage: language, isAccessibleForFree: true, dateModified: zone.asOf, spatialCoverage: { '@id': `${url}#place` },
    distribution: [{ '@type': 'DataDownload', encodingFormat: 'application/geo+json', contentUrl: `${origin}/api/zones/${zone.code}` }, { '@type': 'DataDownload', encodingFormat: 'application/json', contentUrl: `${origin}/api/zones/${zone.code}/clean-land` }],
  }
  return { title: heading, description, path: path(zone.code), picture: `${path(zone.code)}/og.png`, things: [place, dataset] }
}

type Fact = readonly [label: string, value: string]
function facts(zone: ZonePage, language: Language): Fact[] {
  const ha = (value: number | null): string => (value === null ? words.none[language] : writeHa(value, language))
  return [
    [words.kind[language], zoneKinds[zone.kind][language]], [words.status[language], zoneStatuses[zone.status][language]],
    [words.planned[language], ha(zone.plannedHa)], [words.approved[language], ha(zone.approvedHa)],
    ...(zone.isOffered ? [[words.available[language], ha(zone.ledger.availableHa)] as const, ...(zone.ledger.largestBlockHa === null ? [] : [[words.largest[language], ha(zone.ledger.largestBlockHa)] as const])] : []),
  ]
}

/** What a reader without script gets of a zone, where the panel will stand. */
export function zoneContent(zone: ZonePage, language: Language): Html {
  const where = [...zone.communes, nameOf(zone.province, language)].join(', ')
  const blocks = zone.offers.ready + zone.offers.beingCleared
  return html`<style>${new Html(firstZone)}</style><main class="first-zone"><article>
<h1>${zoneTitle(zone, language)}</h1>
<p>${where}${zone.formerProvince !== null && html` · ${filled(words.formerly[language], zone.formerProvince)}`}</p>
<dl>${facts(zone, language).map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}<dt>${words.basis[language]}</dt><dd>${zone.ledger.basis ? bases[zone.ledger.basis][language] : words.none[language]} · ${filled(words.asOf[language], writeDate(zone.asOf, language))}</dd></dl>
${blocks > 0 && html`<p><a href="/find-land?zone=${zone.code}&lang=${language}">${filled(words.offers[language], String(blocks))}</a></p>`}
<h2>${words.projects[language]}</h2>
${projectList(zone.priorityProjects, language)}
<p>${words.notLegal[language]}</p>
</article></main>`
}

/** The public list of projects a zone wants most, each with its source. */
export function projectList(projects: ZonePage['priorityProjects'], language: Language): Html {
  if (projects.length === 0) return html`<p>${words.noProjects[language]}</p>`
  return html`<ul>${projects.map(({ nameVi, nameEn, landNeedHa, source, validFrom }) => html`<li>${nameOf({ nameVi, nameEn: nameEn ?? '' }, language)}${landNeedHa !== null && html` · ${filled(words.need[language], writeHa(landNeedHa, language))}`} · ${source}${validFrom !== null && html` · ${writeDate(validFrom, language)}`}</li>`)}</ul>`
}

// Where the client will draw the panel: on the right, on a phone a sheet.
const firstZone = `.first-zone{position:absolute;inset:12px 12px auto auto;width:420px;max-height:calc(100% - 24px);overflow:auto;padding:16px;border-radius:10px;background:#fbfaf6;box-shadow:0 6px 24px rgb(29 39 48/14%)}
.first-zone h1{font-size:1.25rem;margin:0}.first-zone h2{font-size:.875rem;margin:12px 0 4px}.first-zone p{margin:4px 0}.first-zone dl{display:grid;grid-template-columns:auto 1fr;gap:2px 12px;margin:8px 0}.first-zone dt{color:#56636c}.first-zone dd{margin:0;font-weight:500}
@media(width<=720px){.first-zone{inset:auto 0 0;width:auto;height:50dvh;max-height:none;border-radius:14px 14px 0 0}}`
