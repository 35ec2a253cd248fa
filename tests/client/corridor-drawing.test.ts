import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CorridorSection, CorridorWidth } from '../../api/contract/corridor.ts'
import { designOf, drawingOf, sectionsOfNewLine, withStructure } from '../../client/features/corridor/design.ts'
import type { LngLat } from '../../client/geometry/position.ts'
import { readPasted } from '../../client/geometry/read-pasted.ts'
import { areaOf, isEnough, measureSketch } from '../../client/geometry/sketch-shape.ts'
import { en, vi } from '../../client/i18n/relocation-words.ts'
import { cornerToPosition, positionToCorner } from '../../client/geometry/vn2000.ts'

// A square kilometre on the plane of 104°45′.
const corners = [[2_450_000, 500_000], [2_450_000, 501_000], [2_451_000, 501_000], [2_451_000, 500_000]] as const
const square: LngLat[] = corners.map(([x, y]) => cornerToPosition({ x, y }, 9208))
const table = corners.map(([x, y], n) => `M${n + 1}\t${x}.00\t${y}.00`).join('\n')

describe('a sketch', () => {
  it('measures a line along it, and an area once it is one, with the way around', () => {
    expect(measureSketch('line', square.slice(0, 3)).lengthM / 2000).toBeCloseTo(1, 3)
    expect(measureSketch('line', square).areaM2).toBeNull()
    expect(measureSketch('area', square.slice(0, 2))).toMatchObject({ areaM2: null })
    const { lengthM, areaM2 } = measureSketch('area', square)
    // The plane is drawn a ten-thousandth too small along its meridian.
    expect(lengthM * 0.9999).toBeCloseTo(4000, 0)
    expect((areaM2 ?? NaN) * 0.9999 ** 2).toBeCloseTo(1_000_000, -2)
    expect(measureSketch('line', [])).toEqual({ lengthM: 0, areaM2: null })
  })
  it('needs one corner for a point, two for a line, three for an area, which is closed', () => {
    expect((['point', 'line', 'area'] as const).map((kind) => [1, 2, 3].filter((many) => isEnough(kind, square.slice(0, many))))).toEqual([[1, 2, 3], [2, 3], [3]])
    expect(areaOf(square.slice(0, 3)).coordinates).toEqual([[[square[0], square[1], square[2], square[0]]]])
  })
  it('turns left, whichever way it was drawn', () => {
    expect(areaOf(square.slice(0, 3).toReversed()).coordinates).toEqual([[[square[2], square[0], square[1], square[2]]]])
  })
})

describe('what is pasted as a station', () => {
  const ring = [...square, square[0]]
  it('is each area of GeoJSON, heights left out', () => {
    const polygon = { type: 'Polygon', coordinates: [ring.map((position) => [...position ?? [], 80])] }
    expect(readPasted(JSON.stringify({ type: 'FeatureCollection', features: [polygon, polygon].map((geometry) => ({ type: 'Feature', properties: {}, geometry })) }), 'area', null)).toEqual({ line: [], areas: [[ring], [ring]], heights: true })
  })
  it('is the ring of a VN-2000 table, closed or not, one for each list of corners', () => {
    const read = readPasted(`${table}\n\n${table}\n${table.split('\n')[0]}`, 'area', 9208)
    if ('wrong' in read) throw new Error(read.wrong)
    expect(read.areas.map(([outer = []]) => outer.map(([lng = NaN, lat = NaN]) => Math.round(positionToCorner([lng, lat], 9208).x)))).toEqual([0, 1].map(() => [2_450_000, 2_450_000, 2_451_000, 2_451_000, 2_450_000]))
  })
  it('is the ring through rows of latitude and longitude', () => {
    expect(readPasted(square.map(([lng, lat]) => `${lat}, ${lng}`).join('\n'), 'area', null)).toEqual({ line: [], areas: [[ring]], heights: false })
  })
  it.each([
    [JSON.stringify({ type: 'LineString', coordinates: square }), 'area', null, 'noArea'],
    [JSON.stringify({ type: 'Polygon', coordinates: [ring] }), 'line', null, 'noShape'],
    ['22.5, 104\n22.6, 104', 'area', null, 'tooFewCorners'],
    [table.split('\n').slice(0, 2).join('\n'), 'area', 9208, 'tooFewCorners'],
    ['không có gì', 'area', 9208, 'noCorners'],
    ['{', 'area', null, 'notGeoJson'],
  ] as const)('is refused, with why: %s as %s', (text, wanted, srid, wrong) => {
    expect(readPasted(text, wanted, srid)).toMatchObject({ wrong })
  })
})

describe('a drawing', () => {
  const usual: CorridorSection = { fromM: 0, toM: null, structure: 'level', formationWidthM: 1.6, toeOffsetM: null, widthM: 8.6, widthRule: null }
  const own: CorridorSection = { ...usual, widthM: 20 }
  it('keeps the width of a whole line for another one, and no chainage', () => {
    expect(sectionsOfNewLine([own], usual)).toEqual([own])
    expect([[], [{ ...own, toM: 500 }], [{ ...own, toM: 500 }, { ...own, fromM: 500 }]].map((sections) => sectionsOfNewLine(sections, usual))).toEqual([[usual], [usual], [usual]])
  })
  it('counts nothing along the line where the clearance area counts and there is none', () => {
    const drawing = drawingOf({ alignment: { type: 'LineString', coordinates: square }, sections: [own], areas: [{ kind: 'depot', name: 'Depot', geometry: { type: 'Polygon', coordinates: areaOf(square).coordinates[0] } }], clearanceArea: null })
    expect(drawing).toMatchObject({ by: 'width', areas: [{ name: 'Depot', geometry: areaOf(square) }] })
    expect(designOf(drawing)).toMatchObject({ sections: [own], areas: [{ kind: 'depot' }], clearanceArea: null })
    expect(designOf({ ...drawing, by: 'clearance' }).sections).toEqual([])
    expect(designOf({ ...drawing, by: 'clearance', clearance: areaOf(square) })).toMatchObject({ sections: [own], clearanceArea: areaOf(square) })
    expect(designOf({ ...drawing, clearance: areaOf(square) }).clearanceArea).toBeNull()
  })
})

describe('a section that is built otherwise', () => {
  const width = (rule: string, structure: CorridorWidth['structure'], widthM: number): CorridorWidth => ({ rule, structure, widthRule: `${rule} of the law`, widthM, validTo: null, isInForce: true, legalBasis: '' })
  const widths = [width('flat', 'level', 8.6), width('toe', 'embankment', 8), width('ditch', 'embankment', 6), width('viaduct', 'viaduct', 7), width('town', 'viaduct', 5), width('deep', 'tunnel', 50)]
  const flat: CorridorSection = { fromM: 0, toM: null, structure: 'level', formationWidthM: 1.6, toeOffsetM: null, widthM: 8.6, widthRule: 'flat of the law' }

  it('takes the first width that rules give for its structure', () => {
    expect(withStructure(flat, 'viaduct', widths)).toEqual({ ...flat, structure: 'viaduct', widthM: 7, widthRule: 'viaduct of the law' })
    expect(withStructure({ ...flat, structure: 'viaduct', widthM: null, widthRule: null }, 'level', widths)).toEqual(flat)
  })
  it('keeps a rule that is for both, a figure of its own, and its toe only where there is one', () => {
    const ditch: CorridorSection = { ...flat, structure: 'embankment', toeOffsetM: 4, widthM: 6, widthRule: 'ditch of the law' }
    expect(withStructure(ditch, 'cutting', widths)).toEqual({ ...ditch, structure: 'cutting' })
    expect(withStructure({ ...ditch, widthM: 12, widthRule: null }, 'viaduct', widths)).toMatchObject({ toeOffsetM: null, widthM: 12, widthRule: null })
  })
  it('names no law where rules give none, and takes nothing in a tunnel', () => {
    expect(withStructure(flat, 'bridge', widths)).toMatchObject({ widthM: 8.6, widthRule: null })
    expect(withStructure(flat, 'tunnel', widths)).toMatchObject({ widthM: null, widthRule: null })
  })
  it('finds every width of the rules in words, and outside towns told from within', () => {
    const presets = [...readFileSync(new URL('../../migrations/rules/62-corridor-ground.sql', import.meta.url), 'utf8').matchAll(/^ {4}\(\d+, '(\w+)', '\w+', array/gm)].map(([, rule = '']) => rule)
    for (const words of [vi, en]) expect(Object.keys(words.corridorEdit.rule).toSorted()).toEqual(presets.toSorted())
    expect(new Set(Object.values(vi.corridorEdit.rule)).size).toBe(presets.length)
    expect(Object.entries(vi.corridorEdit.rule).filter(([rule, said]) => rule.startsWith('bridge') && /(ngoài|trong) đô thị/.exec(said)?.[1] !== (rule.endsWith('urban') ? 'trong' : 'ngoài'))).toEqual([])
  })
})
