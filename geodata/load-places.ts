import type { ClientBase } from 'pg'
import { insertRows } from './insert-rows.ts'
import type { ShippedData } from './shipped-data.ts'

/** Provinces, former provinces, decisions, sectors and the communes that zones lie in. */
export async function loadPlaces(client: ClientBase, data: ShippedData): Promise<void> {
  await insertRows(client, 'provinces', 'code text, "nameVi" text, "nameEn" text, source text',
    'insert into province (code, name_vi, name_en, source) select code, "nameVi", "nameEn", source from given', data.provinces)

  await insertRows(client, 'former provinces',
    '"nameVi" text, "provinceCode" text, "vn2000Srid" int, "vn2000Confidence" text, source text',
    `insert into former_province (name_vi, province_code, vn2000_srid, vn2000_confidence, source)
     select "nameVi", "provinceCode", "vn2000Srid", "vn2000Confidence", source from given`, data.formerProvinces)

  await insertRows(client, 'decisions',
    'line int, code text, number text, "issuedOn" text, authority text, "titleVi" text, "titleEn" text, confidence text, note text',
    `insert into decision (code, number, issued_on, authority, title_vi, title_en, confidence, note)
     select code, number, "issuedOn", authority, "titleVi", "titleEn", confidence, note from given order by line`, data.decisions)

  await insertRows(client, 'sectors', 'code text, "nameVi" text, "nameEn" text, source text',
    'insert into sector (code, name_vi, name_en, source) select code, "nameVi", "nameEn", source from given', data.sectors)

  const provinceOf = new Map(data.zones.map((zone) => [zone.code, zone.provinceCode]))
  const communes = data.communes.map(({ zoneCode, level, nameVi }) => ({ provinceCode: provinceOf.get(zoneCode), level, nameVi }))
  const once = [...new Map(communes.map((commune) => [JSON.stringify(commune), commune])).values()]
  await insertRows(client, 'communes', '"provinceCode" text, level text, "nameVi" text',
    `insert into commune (province_code, level, name_vi)
     select "provinceCode", level, "nameVi" from given order by "provinceCode", level, sort_key_vi("nameVi") collate "C"`, once)
}
