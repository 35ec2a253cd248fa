import { describe, expect, test } from 'vitest'
import { drawingMostBytes } from '../../api/contract/zone-change.ts'
import { flatten, readGeoJson, refuseFile } from '../../client/features/desk/read-geojson.ts'

const ring = [[104.9, 21.6], [105, 21.6], [105, 21.7], [104.9, 21.6]]
const polygon = { type: 'Polygon', coordinates: [ring] }
const feature = (geometry: unknown, properties: unknown = null) => ({ type: 'Feature', properties, geometry })
const read = (content: unknown) => readGeoJson(JSON.stringify(content))
const reasonOf = (content: unknown) => { const loaded = read(content); return loaded.ok ? null : loaded.refusal.reason }

test.each([
  ['a geometry', polygon, 1], ['a multipolygon', { type: 'MultiPolygon', coordinates: [[ring], [ring]] }, 1], ['a feature', feature(polygon), 1],
  ['a collection', { type: 'FeatureCollection', features: [feature(polygon), feature(polygon)] }, 2], ['a collection of geometries', { type: 'GeometryCollection', geometries: [polygon] }, 1],
])('%s is read', (_, content, shapes) => {
  const loaded = read(content)
  expect(loaded.ok && loaded.shapes.map(({ geometry }) => geometry.type)).toEqual(Array.from({ length: shapes }, () => 'MultiPolygon'))
})

test('shapes are named by what the file calls them; what is no polygon is counted', () => {
  expect(read({ type: 'FeatureCollection', features: [feature(polygon, { TEN: 'Khu A' }), feature(polygon, { id: 7 }), feature(polygon), feature(null), feature({ type: 'Point', coordinates: [1, 2] })] }))
    .toMatchObject({ ok: true, shapes: [{ name: 'Khu A', vertices: 4 }, { name: '7' }, { name: '' }], passedOver: 2, dimensions: 2 })
})

test('heights are found and dropped only when asked', () => {
  const loaded = read({ type: 'Polygon', coordinates: [ring.map(([lng, lat], at) => [lng, lat, 12, ...(at === 0 ? [1] : [])])] })
  expect(loaded).toMatchObject({ ok: true, dimensions: 4 })
  expect(loaded.ok && loaded.shapes[0] && flatten(loaded.shapes[0].geometry).coordinates).toEqual([[ring]])
})

test('a file with a byte order mark is read', () => {
  expect(readGeoJson(`\uFEFF${JSON.stringify(polygon)}`).ok).toBe(true)
})

describe('what cannot be loaded says why', () => {
  test.each([
    ['nothing', ''], ['half a file', '{"type":"Polygon","coor'], ['a page', '<html>'],
  ])('%s is not JSON', (_, text) => {
    expect(readGeoJson(text)).toEqual({ ok: false, refusal: { reason: 'not_json', values: {} } })
  })
  test.each([
    ['other JSON', { hello: 1 }, 'not_geojson'], ['a list', [polygon], 'not_geojson'], ['null', null, 'not_geojson'], ['a collection without features', { type: 'FeatureCollection' }, 'not_geojson'],
    ['lines only', feature({ type: 'LineString', coordinates: ring }), 'no_polygon'], ['null geometry', feature(null), 'no_polygon'], ['an empty collection', { type: 'FeatureCollection', features: [] }, 'no_polygon'],
    ['coordinates that are no rings', { type: 'Polygon', coordinates: [1, 2] }, 'no_polygon'], ['text among the numbers', { type: 'Polygon', coordinates: [[['104', 21], [105, 21], [105, 22], ['104', 21]]] }, 'not_numbers'],
    ['a missing number', { type: 'Polygon', coordinates: [[[104], [105, 21], [105, 22], [104]]] }, 'not_numbers'], ['null among the numbers', { type: 'Polygon', coordinates: [[[null, 21], [105, 21], [105, 22], [null, 21]]] }, 'not_numbers'],
    ['metres of VN-2000', { type: 'Polygon', coordinates: [[[522607, 2397130], [522147, 2396707], [522965, 2395829], [522607, 2397130]]] }, 'not_degrees'],
  ])('%s', (_, content, reason) => {
    expect(reasonOf(content)).toBe(reason)
  })
  test.each([
    ['VN-2000 degrees', 'urn:ogc:def:crs:EPSG::4756', 'vn2000_degrees'], ['a three-degree zone', 'urn:ogc:def:crs:EPSG::9208', 'other_crs'], ['web Mercator', 'EPSG:3857', 'other_crs'],
    ['WGS84 by its number', 'urn:ogc:def:crs:EPSG::4326', null], ['WGS84 by its version', 'urn:ogc:def:crs:EPSG:9.6:4326', null], ['WGS84, longitude first', 'urn:ogc:def:crs:OGC:1.3:CRS84', null],
  ])('a file that names %s', (_, name, reason) => {
    const crs = { type: 'name', properties: { name } }
    expect(reasonOf({ type: 'FeatureCollection', crs, features: [feature(polygon)] })).toBe(reason)
    expect(reasonOf({ type: 'FeatureCollection', features: [{ ...feature(polygon), crs }] })).toBe(reason)
    expect(reasonOf({ ...polygon, crs })).toBe(reason)
  })
  test('a crs of none is none', () => {
    expect(reasonOf({ ...polygon, crs: null })).toBeNull()
    expect(reasonOf({ ...polygon, crs: { type: 'name', properties: {} } })).toBe('other_crs')
  })
  test('a crossing outline is loaded as it is: the checks say what is wrong with it', () => {
    expect(read({ type: 'Polygon', coordinates: [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]] }).ok).toBe(true)
  })
})

describe('a file that is not even opened', () => {
  test.each(['ranh.zip', 'RANH.KML', 'a.b.dxf', 'x.shp'])('%s is of another format', (name) => {
    expect(refuseFile({ name, size: 10 })?.reason).toBe('other_format')
  })
  test('what the server would not take is refused', () => {
    expect(refuseFile({ name: 'a.geojson', size: drawingMostBytes + 1 })).toMatchObject({ reason: 'too_large', values: { most: 8 } })
    expect(refuseFile({ name: 'a.json', size: drawingMostBytes })).toBeNull()
    expect(refuseFile({ name: 'boundary', size: 1 })).toBeNull()
  })
})
