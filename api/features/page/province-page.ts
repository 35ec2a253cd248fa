import type { LedgerRow } from '../../contract/land-ledger.ts'
import type { ProvinceSummary } from '../../contract/province.ts'
import type { Language } from '../../language.ts'
import { filled, bases, isIllustrative, nameOf, writeDate, writeHa, zoneKinds, zoneStatuses, zoneTitle } from '../../said.ts'
import { inLanguage, type Head } from './head.ts'
import { html, type Html } from './html.ts'
import { words } from './words.ts'

const path = (code: string): string => `/provinces/${code}`
const ha = (value: number | null, language: Language): string => (value === null ? words.none[language] : writeHa(value, language))
const count = ({ kinds }: ProvinceSummary): number => kinds.reduce((sum, { zones }) => sum + zones, 0)

export function provinceHead(summary: ProvinceSummary, zones: readonly LedgerRow[], language: Language, origin: string): Head {
  const name = nameOf(summary.province, language)
  const title = filled(words.province[language], name)
  const description = filled(words.provinceText[language], String(count(summary)), name, ha(summary.land.availableHa, language), writeDate(summary.asOf, language))
  const list = {
    '@type': 'ItemList', name: title, description, url: `${origin}${path(summary.province.code)}`, numberOfItems: zones.length,
    itemListElement: zones.map((zone, at) => ({ '@type': 'ListItem', position: at + 1, name: zone.kind === null ? nameOf(zone, language) : zoneTitle({ ...zone, kind: zone.kind }, language), url: `${origin}${inLanguage(`/zones/${zone.key}`, language)}` })),
  }
  return { title, description, path: path(summary.province.code), picture: '/find-land/og.png', things: [list] }
}

/** A page of its own: the province's numbers, its zones, and the ways into the map and the search. */
export function provinceContent(summary: ProvinceSummary, zones: readonly LedgerRow[], language: Language): Html {
  const { province, land, asOf } = summary
  const name = nameOf(province, language)
  const other = language === 'vi' ? 'en' : 'vi'
  const figures = [[words.zones, String(count(summary))], [words.available, ha(land.availableHa, language)], [words.largest, ha(land.largestBlockHa, language)], [words.readyInYear, writeHa(summary.readyInYearHa, language)], [words.cleared, writeHa(summary.clearance.clearedHa, language)]] as const
  return html`
<header><a href="/?lang=${language}">Mặt Bằng</a><nav><a href="/?province=${province.code}&lang=${language}">${words.toMap[language]}</a><a href="/find-land?province=${province.code}&lang=${language}">${words.findHere[language]}</a><a href="${path(province.code)}?lang=${other}" hreflang="${other}" lang="${other}">${words.english[language]}</a></nav></header>
<main>
<h1>${name}</h1>
<p class="quiet">${filled(words.provinceText[language], String(count(summary)), name, ha(land.availableHa, language), writeDate(asOf, language))}</p>
<dl>${figures.map(([label, value]) => html`<div><dt>${label[language]}</dt><dd>${value}</dd></div>`)}</dl>
<p class="quiet">${words.basis[language]}: ${land.basis ? bases[land.basis][language] : words.none[language]} · ${filled(words.asOf[language], writeDate(asOf, language))}</p>
${isIllustrative(land.basis) && html`<p class="note">${words.schematic[language]}</p>`}
<div class="scroll" tabindex="0" role="region" aria-label="${words.zones[language]}"><table>
<thead><tr><th scope="col">${words.name[language]}</th><th scope="col">${words.kind[language]}</th><th scope="col">${words.status[language]}</th><th scope="col" class="number">${words.planned[language]}</th><th scope="col" class="number">${words.approved[language]}</th><th scope="col" class="number">${words.available[language]}</th></tr></thead>
<tbody>${zones.map((zone) => html`<tr><th scope="row"><a href="${inLanguage(`/zones/${zone.key}`, language)}">${nameOf(zone, language)}</a></th><td>${zone.kind && zoneKinds[zone.kind][language]}</td><td>${zone.status && zoneStatuses[zone.status][language]}</td><td class="number">${ha(zone.plannedHa, language)}</td><td class="number">${ha(zone.approvedHa, language)}</td><td class="number">${ha(zone.availableHa, language)}</td></tr>`)}</tbody>
</table></div>
</main>
<footer>${words.notLegal[language]}</footer>`
}

/** The page that says there is no such province. */
export const noProvinceContent = (language: Language): Html => html`<header><a href="/?lang=${language}">Mặt Bằng</a></header><main><h1>${words.noProvince[language]}</h1><p>${words.noProvinceText[language]}</p><p><a href="/?lang=${language}">${words.home[language]}</a></p></main>`

export const provinceStyle = `
*{box-sizing:border-box}body{margin:0;background:#fbfaf6;color:#1d2730;font:400 .875rem/1.5 'Be Vietnam Pro',system-ui,sans-serif;font-variant-numeric:tabular-nums}
header,main,footer{max-width:1040px;margin:0 auto;padding:16px}header{display:flex;flex-wrap:wrap;gap:8px 24px;align-items:center;justify-content:space-between;border-bottom:1px solid #dcd8cc}header>a{font-weight:600;font-size:1rem;color:#1d2730;text-decoration:none}nav{display:flex;flex-wrap:wrap;gap:4px 20px}
a{color:#0e5f63;text-underline-offset:2px}nav a{min-height:32px;display:inline-flex;align-items:center}:focus-visible{outline:2px solid #0e5f63;outline-offset:2px}h1{font-size:1.75rem;line-height:1.2;margin:8px 0}.quiet,dt,footer{color:#56636c}.note{color:#7c5100}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(160px,1fr));gap:12px;margin:20px 0}dl div{padding:12px;border:1px solid #dcd8cc;border-radius:10px;background:#fff}dt{font-size:.75rem}dd{margin:0;font-size:1.25rem;font-weight:600;white-space:nowrap}
.scroll{overflow-x:auto}table{width:100%;border-collapse:collapse;background:#fff}th,td{padding:8px 10px;border-bottom:1px solid #dcd8cc;text-align:start;vertical-align:top}thead th{font-size:.75rem;font-weight:500;color:#56636c}tbody th{font-weight:500}.number{text-align:end;white-space:nowrap}footer{font-size:.75rem}`
