import type { OfferQuery } from '../../contract/land-offer.ts'
import { dayIn } from '../../mail/letter.ts'
import type { Language } from '../../language.ts'

const uses = { industrial: ['nhà máy', 'factory'], warehouse: ['kho bãi', 'warehouse'], logistics: ['logistics', 'logistics'], service: ['dịch vụ', 'services'], ready_built: ['nhà xưởng xây sẵn', 'ready-built'] } as const
const places = {
  railStation: ['ga đường sắt', 'rail station'], seaport: ['cảng biển', 'seaport'], borderGate: ['cửa khẩu', 'border gate'], airport: ['sân bay', 'airport'], expresswayInterchange: ['nút giao cao tốc', 'expressway interchange'],
} as const

/** Names of what a query names; null: there is no such thing. */
export type NameOf = (what: 'province' | 'formerProvince' | 'zone' | 'sector', code: string) => string | null

/**
 * A query in the words of a letter, a wish a line. Where nobody has confirmed the address (`isConfirmed` false), nothing is repeated that somebody typed
 * freely: a form is not to carry words of one stranger to another. What does not exist is named in no letter.
 */
export function sayQuery(query: OfferQuery, language: Language, nameOf: NameOf, isConfirmed: boolean): string[] {
  const isVi = language === 'vi'
  const pick = (vi: string, en: string) => (isVi ? vi : en)
  const word = (pair: readonly [string, string]) => pair[isVi ? 0 : 1]
  const number = (value: number) => new Intl.NumberFormat(isVi ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 4 }).format(value)
  const names = (what: Parameters<NameOf>[0], codes: readonly string[] | undefined): string | null => codes?.map((code) => nameOf(what, code)).filter((name) => name !== null).join(', ') || null
  const [sector, formerProvince] = [names('sector', query.sector === undefined ? undefined : [query.sector]), names('formerProvince', query.formerProvince)]
  const { areaFrom, areaTo, hall, around } = query
  const area = areaFrom !== undefined && areaTo !== undefined ? `${number(areaFrom)}–${number(areaTo)} ha` : areaFrom !== undefined ? pick(`từ ${number(areaFrom)} ha`, `${number(areaFrom)} ha or more`)
    : areaTo !== undefined ? pick(`đến ${number(areaTo)} ha`, `up to ${number(areaTo)} ha`) : null
  const lines: (string | null)[] = [
    area && (query.areaOf === 'zone' ? pick(`${area}, cả khu`, `${area} over the zone`) : pick(`${area}, một khối`, `${area} in one block`)),
    hall ? pick(`nhà xưởng ${hall.replace('x', ' × ')} m`, `a hall of ${hall.replace('x', ' × ')} m`) : null,
    query.by === undefined ? null : query.by === 'now' ? pick('có ngay', 'available now') : pick(`có trước ${dayIn('vi', query.by)}`, `available by ${dayIn('en', query.by)}`),
    query.use ? query.use.map((use) => word(uses[use])).join(', ') : null,
    query.sme === undefined ? null : query.sme === 'only' ? pick('dành cho doanh nghiệp nhỏ và vừa', 'reserved for small and medium firms') : pick('không dành riêng doanh nghiệp nhỏ và vừa', 'not reserved for small and medium firms'),
    sector && pick(`ngành ${sector}`, `sector ${sector}`),
    query.termYears === undefined ? null : pick(`còn thuê được từ ${number(query.termYears)} năm`, `${number(query.termYears)} years of lease left or more`),
    query.feeTo === undefined ? null : pick(`đến ${number(query.feeTo)} USD/m²`, `up to ${number(query.feeTo)} USD/m²`),
    query.wastewater === undefined ? null : pick(`nước thải từ ${number(query.wastewater)} m³/ngày`, `${number(query.wastewater)} m³/day of wastewater`),
    query.power === undefined ? null : pick(`điện từ ${number(query.power)} MVA`, `${number(query.power)} MVA of power`),
    ...(Object.keys(places) as (keyof typeof places)[]).map((place) => { const km = query[place]; return km === undefined ? null : pick(`${word(places[place])} trong ${number(km)} km`, `${word(places[place])} within ${number(km)} km`) }),
    names('province', query.province), formerProvince && pick(`tỉnh cũ: ${formerProvince}`, `former province: ${formerProvince}`), names('zone', query.zone),
    query.q === undefined ? null : isConfirmed ? pick(`tên: ${query.q}`, `name: ${query.q}`) : pick('tên khu như đã gõ', 'name of the zone as typed'),
    query.kind || query.status ? pick('loại hoặc tình trạng khu như đã chọn', 'kind or status of the zone as chosen') : null,
    query.within ? pick('trong vùng đã vẽ', 'in the drawn area') : null,
    around ? pick(`trong ${number(around[2])} km quanh điểm đã chọn`, `within ${number(around[2])} km of the chosen point`) : null,
  ]
  const said = lines.filter((line) => line !== null)
  return said.length > 0 ? said : [pick('mọi khối đất sạch', 'any block of cleared land')]
}
