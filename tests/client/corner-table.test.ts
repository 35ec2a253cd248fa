import { describe, expect, it } from 'vitest'
import { readNumber, styleOf } from '../../client/geometry/corner-numbers.ts'
import { shapeOfTable, tableOf, tableOfShape, textOfTable, type CornerTable } from '../../client/geometry/corner-table.ts'
import { cornerToPosition, ellipsoidalArea, planeArea, positionToCorner } from '../../client/geometry/vn2000.ts'
import { phuThinh5, phuThinh5Text } from '../fixtures/corners.ts'

/** The table of a text that has one. */
const read = (text: string, srid = 9208): CornerTable => {
  const made = tableOf(text, srid)
  if (!made) throw new Error('there is no corner in the text')
  return made.table
}
const areaHa = (table: CornerTable) => {
  const shape = shapeOfTable(table)
  return shape && planeArea(shape, table.srid) / 10_000
}

describe('VN-2000 in the browser', () => {
  it.each(phuThinh5)('X %d, Y %d lands within 3 cm of the golden place', (x, y, lng, lat) => {
    const there = positionToCorner([lng, lat], 9208)
    expect(Math.hypot(there.x - x, there.y - y)).toBeLessThan(0.03)
    const [backLng, backLat] = cornerToPosition({ x, y }, 9208)
    expect(Math.hypot((backLng - lng) * 103_000, (backLat - lat) * 110_700)).toBeLessThan(0.03)
  })
  it.each([
    [106.13, 21.24, 9214, 2349773.240, 409502.563], [106.02, 20.25, 5897, 2240255.555, 606367.824],
    [106.13, 19.99, 9209, 2211271.205, 565730.237], [104.952, 21.677, 9208, 2397916.558, 520707.766],
  ])('%d, %d in EPSG:%d lands within 3 cm', (lng, lat, srid, x, y) => {
    const corner = positionToCorner([lng, lat], srid)
    expect(Math.hypot(corner.x - x, corner.y - y)).toBeLessThan(0.03)
  })
  it('refuses a code that is no three-degree zone', () => {
    expect(() => positionToCorner([105, 21], 3405)).toThrow('EPSG:3405')
  })
  it('measures Phú Thịnh 5 as PostGIS does: 74.859 ha on the plane, 74.874 ha on the ellipsoid', () => {
    const shape = shapeOfTable(read(phuThinh5Text))
    expect(shape && planeArea(shape, 9208) / 10_000).toBeCloseTo(74.859, 3)
    expect(shape && ellipsoidalArea(shape) / 10_000).toBeCloseTo(74.874, 3)
  })
})

describe('reading a table of corners', () => {
  const forms: Record<string, string> = {
    'tabs and points': 'Tên điểm\tX (m)\tY (m)\nM1\t2397130.48\t522607.15\nM2\t2396707.56\t522147.00\nM3\t2395829.81\t522965.26\nM4\t2396255.99\t523422.42',
    'Vietnamese numbers with semicolons': 'M1;2.397.130,48;522.607,15\nM2;2.396.707,56;522.147,00\nM3;2.395.829,81;522.965,26\nM4;2.396.255,99;523.422,42',
    'decimal commas, spaces between': 'M1  2397130,48  522607,15\nM2  2396707,56  522147,00\nM3  2395829,81  522965,26\nM4  2396255,99  523422,42',
    'English thousands with tabs': 'M1\t2,397,130.48\t522,607.15\nM2\t2,396,707.56\t522,147.00\nM3\t2,395,829.81\t522,965.26\nM4\t2,396,255.99\t523,422.42',
    'commas between cells': 'M1,2397130.48,522607.15\nM2,2396707.56,522147.00\nM3,2395829.81,522965.26\nM4,2396255.99,523422.42',
    'a running number, no header, an edge behind': '1 2397130.48 522607.15 625.02\n2 2396707.56 522147.00 1200.02\n3 2395829.81 522965.26 625.05\n4 2396255.99 523422.42 1195.47',
    'no names': '2397130.48 522607.15\n2396707.56 522147.00\n2395829.81 522965.26\n2396255.99 523422.42',
    'the first corner again at the end, and Windows line ends': '2397130.48 522607.15\r\n2396707.56 522147.00\r\n2395829.81 522965.26\r\n2396255.99 523422.42\r\n2397130.48 522607.15\r\n',
    'spaces for thousands, with names': 'M1 2 397 130,48 522 607,15\nM2 2 396 707,56 522 147,00\nM3 2 395 829,81 522 965,26\nM4 2 396 255,99 523 422,42',
    'spaces for thousands, a running number, an edge behind': '1 2 397 130.48 522 607.15 625.02\n2 2 396 707.56 522 147.00 1200.02\n3 2 395 829.81 522 965.26 625.05\n4 2 396 255.99 523 422.42 1195.47',
    'quoted CSV with decimal commas': '"Tên điểm","X","Y"\n"M1","2397130,48","522607,15"\n"M2","2396707,56","522147,00"\n"M3","2395829,81","522965,26"\n"M4","2396255,99","523422,42"',
    'CSV that quotes only its numbers': 'M1,"2,397,130.48","522,607.15"\nM2,"2,396,707.56","522,147.00"\nM3,"2,395,829.81","522,965.26"\nM4,"2,396,255.99","523,422.42"',
    'Y before X by its header': 'STT\tY (m)\tX (m)\n1\t522607.15\t2397130.48\n2\t522147.00\t2396707.56\n3\t522965.26\t2395829.81\n4\t523422.42\t2396255.99',
  }
  it.each(Object.entries(forms))('%s', (_, text) => {
    expect(areaHa(read(text))).toBeCloseTo(74.859, 3)
  })
  it('keeps the names of corners and the titles of rings', () => {
    const table = read('Khu A\nA1 2397130.48 522607.15\nA2 2396707.56 522147.00\nA3 2395829.81 522965.26\n\nKhu B\nB1 2399130.48 522607.15\nB2 2398707.56 522147.00\nB3 2397829.81 522965.26')
    expect(table.rings.map(({ title, rows }) => [title, rows.map(({ name }) => name).join(' ')])).toEqual([['Khu A', 'A1 A2 A3'], ['Khu B', 'B1 B2 B3']])
    expect(shapeOfTable(table)?.coordinates).toHaveLength(2)
  })
  it('takes a ring inside another for its hole', () => {
    const square = (x: number, y: number, side: number) => [[x, y], [x, y + side], [x + side, y + side], [x + side, y]].map((corner) => corner.join(' ')).join('\n')
    const table = read(`${square(2397000, 522000, 1000)}\n\n${square(2397400, 522400, 100)}`)
    expect(shapeOfTable(table)?.coordinates.map((part) => part.length)).toEqual([2])
    expect(areaHa(table)).toBeCloseTo(99, 5)
  })
  it('keeps the names beside numbers with spaces for thousands, and passes over a line that reads in several ways', () => {
    expect(read('M1 2 397 130,48 522 607,15').rings[0]?.rows).toEqual([{ name: 'M1', x: '2 397 130,48', y: '522 607,15' }])
    expect(tableOf('M1 2 397 130,48 522 607,15\nM2 397 130 2 397 130 522 607', 9208)?.passedOver).toEqual([{ line: 2, text: 'M2 397 130 2 397 130 522 607' }])
  })
  it('makes no shape of a row that is no number, and says which line it passed over', () => {
    expect(shapeOfTable(read('1 2397130.48 522607.15\n2 2396707.56 5221x7\n3 2395829.81 522965.26\n4 2396255.99 523422.42'))).toBeNull()
    expect(tableOf('chỉ có chữ', 9208)).toBeNull()
    expect(tableOf('', 9208)).toBeNull()
  })
  it.each([['2.397.130,48', 'vi', 2397130.48], ['2,397,130.48', 'en', 2397130.48], ['2 397 130,48', 'plain', 2397130.48], ['522607', 'plain', 522607]] as const)('%s is a number', (text, style, value) => {
    expect(styleOf([text])).toBe(style)
    expect(readNumber(text, style)).toBe(value)
  })
  it('finds no one style for a table that mixes two', () => {
    expect(styleOf(['2.397.130,48', '2,397,130.48'])).toBeNull()
  })
})

describe('writing a table of corners', () => {
  it('gives the shape back to the centimetre', () => {
    const shape = shapeOfTable(read(phuThinh5Text))
    const again = shape && shapeOfTable(tableOfShape(shape, 9208, 'vi'))
    expect(again?.coordinates[0]?.[0]?.map(([lng = 0, lat = 0]) => [lng.toFixed(7), lat.toFixed(7)])).toEqual(shape?.coordinates[0]?.[0]?.map(([lng = 0, lat = 0]) => [lng.toFixed(7), lat.toFixed(7)]))
  })
  it('copies with names, Vietnamese decimals and edge lengths', () => {
    const table = read('M1\t2397130,48\t522607,15\nM2\t2396707,56\t522147,00\nM3\t2395829,81\t522965,26')
    expect(textOfTable({ ...table, style: 'vi' }, ['Điểm', 'X (m)', 'Y (m)', 'Cạnh (m)']).split('\n')).toEqual([
      'Điểm\tX (m)\tY (m)\tCạnh (m)', 'M1\t2397130,48\t522607,15\t624,98', 'M2\t2396707,56\t522147,00\t1200,00', 'M3\t2395829,81\t522965,26\t1349,07',
    ])
  })
})
