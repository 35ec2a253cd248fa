import { describe, expect, it } from 'vitest'
import { sql } from '../../api/database/sql.ts'
import type { CheckedChange } from '../../api/features/zone-change/check.ts'
import { useDatabase } from '../database.ts'
import { check, codesOf, multiPolygon, polygon, squareRing, type Ring } from '../fixtures/drawn.ts'

const db = useDatabase()

const outer = squareRing(104, 22.3, 0.01)
const at = (...corners: Ring): Ring => corners.map(([x, y]) => [104 + x / 100, 22.3 + y / 100])

const bad: Record<string, { drawn: unknown; codes: string[]; got?: string | null; says?: string }> = {
  'nothing': { drawn: null, codes: ['not_a_polygon'], got: 'null', says: 'Hình phải là đa giác: nhận null, cần Polygon | MultiPolygon.' },
  'a text': { drawn: 'POLYGON((0 0,1 0,1 1,0 0))', codes: ['not_a_polygon'], got: 'string' },
  'a list': { drawn: [[1, 2]], codes: ['not_a_polygon'], got: 'array' },
  'a point': { drawn: { type: 'Point', coordinates: [104, 22] }, codes: ['not_a_polygon'], got: 'Point' },
  'a collection': { drawn: { type: 'GeometryCollection', geometries: [polygon(outer)] }, codes: ['not_a_polygon'], got: 'GeometryCollection' },
  'a feature': { drawn: { type: 'Feature', geometry: polygon(outer), properties: {} }, codes: ['not_a_polygon'], got: 'Feature' },
  'a type that is a number': { drawn: { type: 5, coordinates: [] }, codes: ['not_a_polygon'], got: '5' },
  'no coordinates': { drawn: { type: 'Polygon' }, codes: ['not_a_polygon'], got: 'Polygon, coordinates: null' },
  'no rings': { drawn: polygon(), codes: ['not_a_polygon'], got: 'Polygon, coordinates: []' },
  'no parts': { drawn: multiPolygon(), codes: ['not_a_polygon'] },
  'a part without rings': { drawn: multiPolygon([]), codes: ['not_a_polygon'] },
  'a ring that is no list': { drawn: { type: 'Polygon', coordinates: [{}] }, codes: ['not_a_polygon'] },
  'positions where rings should be': { drawn: { type: 'Polygon', coordinates: [104, 22] }, codes: ['not_a_polygon'] },
  'the depth of a Polygon in a MultiPolygon': { drawn: { type: 'MultiPolygon', coordinates: [outer] }, codes: ['coordinates_not_numbers'] },
  'lists in lists without end': { drawn: { type: 'Polygon', coordinates: [[[[[[[[[]]]]]]]]] }, codes: ['coordinates_not_numbers'] },
  'numbers as text': { drawn: { type: 'Polygon', coordinates: [[['104.5', 22], [105, 22], [105, 23], ['104.5', 22]]] }, codes: ['coordinates_not_numbers'], got: '"104.5"', says: 'Có toạ độ không phải số: "104.5".' },
  'NaN': { drawn: polygon([[Number.NaN, 22], [105, 22], [105, 23], [Number.NaN, 22]]), codes: ['coordinates_not_numbers'], got: '"NaN"' },
  'infinity': { drawn: polygon([[Infinity, 22], [105, 22], [105, 23], [Infinity, 22]]), codes: ['coordinates_not_numbers'], got: '"Infinity"' },
  'a number beyond all': { drawn: JSON.parse('{"type":"Polygon","coordinates":[[[1e308,22],[105,22],[105,23],[1e308,22]]]}'), codes: ['coordinates_not_numbers'] },
  'a number next to nothing': { drawn: JSON.parse('{"type":"Polygon","coordinates":[[[5e-324,22],[105,22],[105,23],[5e-324,22]]]}'), codes: ['outside_vietnam'] },
  'a coordinate missing': { drawn: { type: 'Polygon', coordinates: [[[104], [105, 22], [105, 23], [104]]] }, codes: ['coordinates_not_numbers'], got: '[104]' },
  'a null for a position': { drawn: { type: 'Polygon', coordinates: [[null, [105, 22], [105, 23], null]] }, codes: ['coordinates_not_numbers'], got: 'null' },
  'heights': { drawn: { type: 'Polygon', coordinates: [outer.map(([x, y]) => [x, y, 12.5])] }, codes: ['coordinates_have_heights'], got: '[104, 22.3, 12.5]' },
  'heights and measures': { drawn: { type: 'Polygon', coordinates: [outer.map(([x, y]) => [x, y, 0, 0])] }, codes: ['coordinates_have_heights'] },
  'an empty ring': { drawn: { type: 'Polygon', coordinates: [[]] }, codes: ['ring_too_short'], got: '0' },
  'two different points': { drawn: polygon(at([0, 0], [1, 0], [0, 0])), codes: ['ring_too_short'], got: '2', says: 'Vòng chỉ có 2 đỉnh khác nhau; cần ít nhất 3.' },
  'two points, many times': { drawn: polygon(at([0, 0], [1, 0], [0, 0], [1, 0], [0, 0])), codes: ['ring_too_short'], got: '2' },
  'an open ring': { drawn: polygon(outer.slice(0, -1)), codes: ['ring_not_closed'] },
  'an open ring of two points': { drawn: polygon(at([0, 0], [1, 0])), codes: ['ring_too_short', 'ring_not_closed'] },
  'vertices twice in a row': { drawn: polygon(outer.flatMap((corner) => [corner, corner])), codes: ['duplicate_vertices'], got: '5', says: '5 đỉnh trùng nhau liền kề.' },
  'a bow-tie': { drawn: polygon(at([0, 0], [1, 1], [1, 0], [0, 1], [0, 0])), codes: ['self_intersection'] },
  'a spike out': { drawn: polygon(at([0, 0], [1, 0], [1, 1], [1, 3], [1, 1], [0, 1], [0, 0])), codes: ['spike'] },
  'a spike in': { drawn: polygon(at([0, 0], [0.5, 0], [0.5, 0.5], [0.5, 0], [1, 0], [1, 1], [0, 1], [0, 0])), codes: ['spike'] },
  'a line there and back': { drawn: polygon(at([0, 0], [1, 0], [2, 0], [1, 0], [0, 0])), codes: ['zero_area'] },
  'points on one line, nearly': { drawn: polygon(at([0, 0], [1, 1], [2, 2], [0, 0])), codes: ['zero_area'] },
  'a triangle of a finger\'s breadth': { drawn: polygon(at([0, 0], [0.00001, 0], [0.00001, 0.00001], [0, 0])), codes: ['zero_area'] },
  'a hole far out': { drawn: polygon(outer, at([2, 0], [2, 1], [3, 1], [2, 0])), codes: ['hole_outside'] },
  'a hole half out': { drawn: polygon(outer, at([0.5, 0.4], [0.5, 0.6], [1.5, 0.6], [1.5, 0.4], [0.5, 0.4])), codes: ['hole_outside'] },
  'a hole along an edge': { drawn: polygon(outer, at([0, 0.2], [0, 0.6], [0.5, 0.6], [0, 0.2])), codes: ['hole_outside'] },
  'a hole in a hole': { drawn: polygon(outer, at([0.1, 0.1], [0.1, 0.9], [0.9, 0.9], [0.9, 0.1], [0.1, 0.1]), at([0.3, 0.3], [0.3, 0.6], [0.6, 0.6], [0.3, 0.3])), codes: ['nested_holes'] },
  'holes that overlap': { drawn: polygon(outer, at([0.1, 0.1], [0.1, 0.5], [0.5, 0.5], [0.5, 0.1], [0.1, 0.1]), at([0.4, 0.2], [0.4, 0.4], [0.8, 0.4], [0.8, 0.2], [0.4, 0.2])), codes: ['nested_holes'] },
  'one hole twice': { drawn: polygon(outer, at([0.1, 0.1], [0.1, 0.5], [0.5, 0.5], [0.1, 0.1]), at([0.1, 0.1], [0.1, 0.5], [0.5, 0.5], [0.1, 0.1])), codes: ['nested_holes'] },
  'a hole that cuts the shape in two': { drawn: polygon(outer, at([0, 0], [0.4, 0.6], [1, 1], [0.6, 0.4], [0, 0])), codes: ['interior_disconnected'] },
  'parts that overlap': { drawn: multiPolygon([outer], [at([0.5, 0.5], [1.5, 0.5], [1.5, 1.5], [0.5, 0.5])]), codes: ['parts_overlap'] },
  'parts that share an edge': { drawn: multiPolygon([outer], [at([1, 0], [2, 0], [2, 1], [1, 1], [1, 0])]), codes: ['parts_overlap'] },
  'a part in a part': { drawn: multiPolygon([outer], [at([0.2, 0.2], [0.4, 0.2], [0.4, 0.4], [0.2, 0.2])]), codes: ['parts_overlap'] },
  'latitude before longitude': { drawn: polygon(outer.map(([x, y]) => [y, x])), codes: ['outside_vietnam'], got: '[22.30000, 104.00000]' },
  'metres for degrees': { drawn: polygon([[522607, 2397130], [522147, 2396707], [522965, 2395829], [522607, 2397130]]), codes: ['outside_vietnam'], got: '[522607, 2397130]' },
  'a zone in Laos': { drawn: polygon(squareRing(102, 19, 0.1)), codes: ['outside_vietnam'] },
  'one corner beyond the border': { drawn: polygon(at([0, 0], [-250, -250], [1, 1], [0, 0])), codes: ['outside_vietnam'] },
  'a bow-tie abroad': { drawn: polygon([[100, 20], [101, 21], [101, 20], [100, 21], [100, 20]]), codes: ['self_intersection', 'outside_vietnam'] },
}

describe('a shape nobody has looked at', () => {
  it.each(Object.entries(bad))('%s', async (_, { drawn, codes, got, says }) => {
    const answer = await check(db(), { boundary: drawn })
    expect(codesOf(answer).filter((code) => code !== 'wrong_winding')).toEqual(codes)
    expect(answer.findings.every((one) => one.code === 'wrong_winding' || (one.tier === 'error' && one.on === 'boundary'))).toBe(true)
    if (got !== undefined) expect(answer.findings[0]?.got).toBe(got)
    if (says !== undefined) expect(answer.findings[0]?.detail).toBe(says)
    expect(answer.measures === null).toBe(codes[0] !== 'duplicate_vertices')
    expect(answer.boundary === null).toBe(answer.measures === null)
  })

  it('is told in English as well', async () => {
    const { findings } = await check(db(), { boundary: { type: 'Point', coordinates: [104, 22] } }, {}, 'en')
    expect(findings[0]?.detail).toBe('The shape must be a polygon: got Point, expected Polygon | MultiPolygon.')
  })

  it('may hold what no text of the database can', async () => {
    for (const type of ['Poly\0gon', 'Poly\ud800gon', 'x'.repeat(100_000)]) {
      expect(codesOf(await check(db(), { boundary: { type, 'a\0b': '\ud800', coordinates: [] } }))).toEqual(['not_a_polygon'])
    }
    let nest: unknown = []
    for (let i = 0; i < 100_000; i += 1) nest = [nest]
    expect(codesOf(await check(db(), { boundary: { type: 'Polygon', coordinates: nest } }))).toEqual(['coordinates_not_numbers'])
  })

  it('with 200,000 vertices is refused by the threshold in force, one fewer than it is not', async () => {
    const round = (corners: number) => polygon(Array.from({ length: corners + 1 }, (_, i) => {
      const angle = (2 * Math.PI * (i % corners)) / corners
      return [104 + 0.01 * Math.cos(angle), 22.3 + 0.01 * Math.sin(angle)] as const
    }))
    const { findings } = await check(db(), { boundary: round(200_000) })
    expect(findings).toMatchObject([{ code: 'too_many_vertices', got: '200001', expected: '50000', detail: 'Hình có 200.001 đỉnh; nhiều nhất 50.000.' }])
    expect((await check(db(), { boundary: round(49_999) })).measures?.vertices).toBe(49_999)
  })
})

describe('where it is wrong', () => {
  /** The two ends of the one line that is shown. */
  const ends = ({ findings }: Pick<CheckedChange, 'findings'>) => {
    const [line = []] = (findings[0]?.where?.coordinates ?? []) as [number, number][][]
    return [...line].sort(([, a], [, b]) => a - b)
  }

  it('is every crossing, not the first', async () => {
    // A zigzag whose way back runs through all of its teeth.
    const teeth = Array.from({ length: 10 }, (_, i) => [i / 10, i % 2] as const)
    const { findings } = await check(db(), { boundary: polygon(at(...teeth, [1, 0.5], [-0.1, 0.5], [0, 0])) })
    expect(findings).toMatchObject([{ code: 'self_intersection', where: { type: 'MultiPoint' } }])
    expect(findings[0]?.where?.coordinates).toHaveLength(9)
  })

  it('is the way out of a spike, the overlap of parts, what a hole has outside', async () => {
    const spike = await check(db(), { boundary: bad['a spike out']?.drawn })
    expect(ends(spike)).toEqual([[104.01, 22.31], [104.01, 22.33]])
    const parts = await check(db(), { boundary: bad['parts that overlap']?.drawn })
    expect(parts.findings[0]?.where?.type).toBe('MultiPolygon')
    const hole = await check(db(), { boundary: bad['a hole half out']?.drawn })
    // 0.5 by 0.2 hundredths of a degree.
    expect(hole.findings[0]?.m2).toBeCloseTo(0.5 * 0.2 * 1030 * 1107.5, -3)
  })

  it('is the gap of an open ring, and each corner abroad with the other order where that lies here', async () => {
    const open = await check(db(), { boundary: polygon(outer.slice(0, -1)) })
    expect(ends(open)).toEqual([[104, 22.3], [104, 22.31]])
    const swapped = await check(db(), { boundary: bad['latitude before longitude']?.drawn })
    expect(swapped.findings[0]).toMatchObject({ expected: '[104.00000, 22.30000]',
      detail: 'Hình nằm ngoài Việt Nam: có điểm [22.30000, 104.00000], cần [104.00000, 22.30000]. Hãy xem lại kinh tuyến trục và thứ tự X, Y.' })
  })

  it('of a scribble too tangled to be taken apart is the first place', async () => {
    const corners = 900
    const scribble = Array.from({ length: corners }, (_, i) => [((i * 7919) % 3001) / 3001, ((i * 104_729) % 3011) / 3011] as const)
    const { findings } = await check(db(), { boundary: polygon(at(...scribble, scribble[0] ?? [0, 0])) })
    expect(findings).toMatchObject([{ code: 'self_intersection', where: { type: 'MultiPoint' } }])
    expect(findings[0]?.where?.coordinates).toHaveLength(1)
  })
})

describe('a shape that is right', () => {
  it('is read as it is, wound as RFC 7946, and measured', async () => {
    const clockwise = [...outer].reverse()
    const hole = at([0.2, 0.2], [0.6, 0.2], [0.6, 0.6], [0.2, 0.2])
    const answer = await check(db(), { boundary: multiPolygon([clockwise, hole], [squareRing(104.02, 22.3, 0.01)]), srid: 9208 })
    expect(answer.findings).toMatchObject([{ code: 'wrong_winding', tier: 'note', detail: 'Chiều vòng khác RFC 7946; hình không đổi.' }])
    expect(answer.measures).toMatchObject({ vertices: 11, parts: 2, holes: 1, srid: 9208 })
    expect(answer.againstM2).toEqual({ added: answer.measures?.areaM2, removed: 0 })
    const [kept] = await db().query<{ isCcw: boolean; m2: number }>(sql`select ST_IsPolygonCCW(g) as "isCcw", round(ST_Area(g::geography)::numeric, 1)::float8 as m2 from (select ${answer.boundary}::geometry as g) s`)
    expect(kept).toEqual({ isCcw: true, m2: answer.measures?.areaM2 })
    expect(codesOf(await check(db(), { boundary: polygon(outer) }))).toEqual([])
  })

  it('may touch itself where a hole touches the edge in one point', async () => {
    expect(codesOf(await check(db(), { boundary: polygon(outer, at([0, 0.5], [0.5, 0.8], [0.5, 0.2], [0, 0.5])) }))).toEqual([])
  })

  it('may carry what else a file says: it is not listened to', async () => {
    const answer = await check(db(), { boundary: { ...polygon(outer), crs: { type: 'name', properties: { name: 'EPSG:9208' } }, bbox: [0, 0, 1, 1] } })
    expect(answer.findings).toEqual([])
  })
})
