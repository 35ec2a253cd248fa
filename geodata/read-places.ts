import { codesOf, readTable, type Codes } from './read-table.ts'
import { heard, licences } from './words.ts'

/** Provinces since 1 July 2025. */
export function readProvinces(folder: URL) {
  const rows = readTable(folder, 'provinces.csv', ['code', 'name_vi', 'name_en', 'merged_from', 'source', 'licence', 'confidence'])
  return {
    codes: codesOf(rows),
    rows: rows.map((row) => ({
      code: row.text('code'),
      nameVi: row.text('name_vi'),
      nameEn: row.text('name_en'),
      mergedFrom: row.text('merged_from').split('; '),
      source: row.text('source'),
      licence: row.oneOf('licence', licences),
      confidence: row.oneOf('confidence', heard),
    })),
  }
}

/** Provinces before 1 July 2025, with the VN-2000 meridian (EPSG code) usual there. */
export function readFormerProvinces(folder: URL, provinces: Codes) {
  const rows = readTable(folder, 'former-provinces.csv',
    ['name_vi', 'province_code', 'vn2000_srid', 'vn2000_confidence', 'source', 'licence', 'confidence'])
  return {
    codes: codesOf(rows, 'name_vi'),
    rows: rows.map((row) => ({
      nameVi: row.text('name_vi'),
      provinceCode: row.reference('province_code', provinces),
      vn2000Srid: row.numberOrNull('vn2000_srid'),
      vn2000Confidence: row.oneOfOrNull('vn2000_confidence', heard),
      source: row.text('source'),
      licence: row.oneOf('licence', licences),
      confidence: row.oneOf('confidence', heard),
    })),
  }
}

/** Laws, decisions and reports that numbers and statuses point at. */
export function readDecisions(folder: URL) {
  const rows = readTable(folder, 'decisions.csv',
    ['code', 'number', 'issued_on', 'authority', 'title_vi', 'title_en', 'confidence', 'note'])
  return {
    codes: codesOf(rows),
    rows: rows.map((row) => ({
      line: row.line,
      code: row.text('code'),
      number: row.textOrNull('number'),
      issuedOn: row.edtfOrNull('issued_on'),
      authority: row.textOrNull('authority'),
      titleVi: row.text('title_vi'),
      titleEn: row.text('title_en'),
      confidence: row.oneOf('confidence', heard),
      note: row.textOrNull('note'),
    })),
  }
}

/** Sectors an investor can name: divisions of the Vietnamese classification of economic activities, which are those of ISIC Rev.4. */
export function readSectors(folder: URL) {
  const rows = readTable(folder, 'sectors.csv', ['code', 'name_vi', 'name_en', 'source', 'licence', 'confidence'])
  codesOf(rows)
  return rows.map((row) => ({
    code: row.text('code'),
    nameVi: row.text('name_vi'),
    nameEn: row.text('name_en'),
    source: row.text('source'),
    licence: row.oneOf('licence', licences),
    confidence: row.oneOf('confidence', heard),
  }))
}
