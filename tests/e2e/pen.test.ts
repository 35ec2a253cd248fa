import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDrawingPage, type DrawingPage } from '../../bench/drawing/serve.ts'

// The drawing alone, on a map without tiles and without the room around it: pointer, keyboard and touch.
let opened: DrawingPage | null = null
let page: Page
beforeAll(async () => {
  opened = await openDrawingPage({ hasTouch: true })
  page = opened.page
})
afterAll(() => opened?.close())

type LngLat = [number, number]
const [west, south, east, north] = [104.962, 21.656, 104.978, 21.664]
const corners: LngLat[] = [[west, south], [east, south], [east, north], [west, north]]
const closed = (open: LngLat[]): LngLat[] => [...open, ...open.slice(0, 1)]

beforeEach(async () => {
  await page.evaluate(([ring, near]) => {
    window.desk.map()?.jumpTo({ center: [104.97, 21.66], zoom: 15 })
    window.desk.openShapes({ boundary: { type: 'MultiPolygon', coordinates: [[ring]] }, plots: [] }, [{ type: 'MultiPolygon', coordinates: [[near]] }])
  }, [closed(corners), closed([[104.979, 21.65], [104.99, 21.65], [104.99, 21.667], [104.979, 21.667]])] as const)
})

const place = (at: LngLat) => page.evaluate((position) => window.desk.pixel(position), at)
const press = async (at: LngLat, dx = 0, dy = 0) => {
  const { x, y } = await place(at)
  await page.mouse.move(x + dx, y + dy, { steps: 2 })
  await page.mouse.down()
  await page.mouse.up()
}
const drag = async (from: LngLat, to: LngLat, dx = 0, dy = 0) => {
  const [start, end] = [await place(from), await place(to)]
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(end.x + dx, end.y + dy, { steps: 4 })
  await page.mouse.up()
}
const take = (tool: string, pen = 'polygon') => page.evaluate(([name, with_]) => window.desk.drawing()?.setTool(name as never, with_ as never), [tool, pen] as const)
const finish = () => page.evaluate(() => window.desk.drawing()?.finish())
const keys = async (...pressed: string[]) => { for (const key of pressed) await page.keyboard.press(key) }
const notes = () => page.evaluate(() => window.desk.notes().slice(1))
const ring = () => page.evaluate(() => window.desk.shapes().boundary?.coordinates[0]?.[0] as LngLat[])
const counts = () => page.evaluate(() => window.desk.shapes().boundary?.coordinates.map((rings) => rings.map((positions) => positions.length - 1)))
const plots = () => page.evaluate(() => window.desk.shapes().plots.map(({ code, geometry }) => ({ code, ring: geometry.coordinates[0]?.[0] as LngLat[] })))
const seen = () => page.evaluate(() => ({ target: window.desk.target, tool: window.desk.tool, selection: window.desk.selection, sketch: window.desk.sketch, isValid: window.desk.live?.isValid, refused: window.desk.refused }))

describe('with the pointer', () => {
  test('a vertex is dragged, undone and redone; where nothing is, the map is', async () => {
    await drag([east, north], [104.974, 21.662])
    expect(await notes()).toEqual(['moved_vertex'])
    expect((await ring())[2]?.[0]).toBeCloseTo(104.974, 4)
    await keys('Control+z')
    expect(await notes()).toEqual([])
    await keys('Control+Shift+z')
    expect(await notes()).toEqual(['moved_vertex'])
    const before = await page.evaluate(() => window.desk.map()?.getCenter().lng)
    await drag([104.966, 21.66], [104.968, 21.66])
    expect(await page.evaluate(() => window.desk.map()?.getCenter().lng)).toBeLessThan(before ?? 0)
    expect(await notes()).toEqual(['moved_vertex'])
  })

  test('a vertex near the neighbour\'s corner goes exactly there; near its edge, onto it; with Alt, neither', async () => {
    await drag([east, north], [104.979, 21.667], -6, 5)
    expect((await ring())[2]).toEqual([104.979, 21.667])
    await drag([104.979, 21.667], [104.979, 21.661], -5, 0)
    expect((await ring())[2]?.[0]).toBe(104.979)
    await page.keyboard.down('Alt')
    await drag([104.979, (await ring())[2]?.[1] ?? 0], [104.979, 21.663], -5, 0)
    await page.keyboard.up('Alt')
    expect((await ring())[2]?.[0]).not.toBe(104.979)
  })

  test('a double click puts a vertex on an edge, its middle is dragged out, Delete takes it away', async () => {
    const { x, y } = await place([104.966, north])
    const zoom = await page.evaluate(() => window.desk.map()?.getZoom())
    await page.mouse.dblclick(x, y)
    expect(await counts()).toEqual([[5]])
    expect((await seen()).selection).toMatchObject({ kind: 'vertex', vertex: 3 })
    await keys('Delete')
    expect(await counts()).toEqual([[4]])
    await drag([104.97, south], [104.97, 21.655])
    expect(await notes()).toEqual(['inserted_vertex', 'removed_vertex', 'inserted_vertex'])
    expect(await page.evaluate(() => window.desk.map()?.getZoom())).toBe(zoom)
  })

  test('a boundary that crosses itself is said to while it is dragged', async () => {
    const [start, end] = [await place([east, north]), await place([104.958, 21.658])]
    await page.mouse.move(start.x, start.y)
    await page.mouse.down()
    await page.mouse.move(end.x, end.y, { steps: 3 })
    expect((await seen()).isValid).toBe(false)
    await keys('Escape')
    await page.mouse.up()
    expect(await notes()).toEqual([])
    expect((await seen()).isValid).toBe(true)
  })

  test('a hole, a part drawn freehand, land cut out; a hole is picked and filled', async () => {
    await take('hole', 'rectangle')
    await press([104.968, 21.662])
    await press([104.97, 21.66])
    await take('part', 'freehand')
    const way = await Promise.all(([[104.964, 21.653], [104.967, 21.653], [104.967, 21.654], [104.964, 21.6545], [104.964, 21.653]] as LngLat[]).map(place))
    await page.mouse.move(way[0]?.x ?? 0, way[0]?.y ?? 0)
    await page.mouse.down()
    for (const { x, y } of way) await page.mouse.move(x, y, { steps: 6 })
    await page.mouse.up()
    await take('cut')
    for (const at of [[104.976, 21.665], [104.976, 21.655], [104.9785, 21.655], [104.9785, 21.665]] as LngLat[]) await press(at)
    await finish()
    expect(await notes()).toEqual(['added_hole', 'added_part', 'cut_out'])
    expect((await counts())?.map((rings) => rings.length)).toEqual([2, 1])
    await press([104.969, 21.661])
    expect((await seen()).selection).toMatchObject({ kind: 'hole' })
    await keys('Delete')
    expect((await notes()).at(-1)).toBe('removed_hole')
  })

  test('a sketch that crosses itself cannot be finished, and says why; its last point is taken back', async () => {
    await take('polygon')
    for (const at of [[104.964, 21.66], [104.974, 21.662], [104.974, 21.658], [104.966, 21.664]] as LngLat[]) await press(at)
    expect((await seen()).sketch).toMatchObject({ points: 4, canFinish: false, whyNot: 'crosses_itself' })
    await finish()
    await keys('Backspace')
    expect((await seen()).sketch).toMatchObject({ points: 3, canFinish: true, whyNot: null })
    await press([104.964, 21.66])
    expect(await notes()).toEqual(['drew_boundary'])
    expect(await seen()).toMatchObject({ tool: 'select', target: 'boundary' })
  })

  test('a plot is drawn from a corner it snapped to, split, and its halves keep their common vertex together', async () => {
    await page.evaluate(() => window.desk.drawing()?.setTarget(null))
    await take('rectangle')
    await press([west, north], 5, 4)
    await press([104.966, 21.661])
    expect((await plots())[0]?.ring).toContainEqual([west, north])
    await take('split-line')
    await press([104.964, 21.6645])
    await press([104.9641, 21.66])
    await finish()
    expect((await plots()).map(({ code }) => code)).toEqual(['N1.1', 'N1.2'])
    const [one, other] = await plots()
    const common = one?.ring.find(([lng, lat]) => lat < 21.662 && other?.ring.some((position) => position[0] === lng && position[1] === lat))
    await drag(common as LngLat, [104.9645, 21.6605])
    expect((await notes()).at(-1)).toBe('moved_vertex')
    const [moved] = (await plots()).map((plot) => new Set(plot.ring.map(String)))
    expect((await plots())[1]?.ring.filter((position) => moved?.has(String(position)))).toHaveLength(3)
    expect((await plots())[1]?.ring.map(String)).not.toContain(String(common))
  })

  test('a line that misses is refused with the reason', async () => {
    await take('split-line')
    await press([104.957, 21.657])
    await press([104.958, 21.663])
    await finish()
    expect((await seen()).refused).toEqual(['line_misses'])
    expect(await notes()).toEqual([])
  })

  test('the whole is carried, and what overlaps the neighbour is said before any server is asked', async () => {
    await take('move')
    await drag([104.97, 21.66], [104.973, 21.66])
    expect(await notes()).toEqual(['moved_shape'])
    expect((await ring())[0]?.[0]).toBeCloseTo(west + 0.003, 4)
    await page.waitForFunction(() => window.desk.live?.findings.some(({ code, other }) => code === 'overlaps_zone' && other?.name === 'KCN Bên cạnh'))
  })
})

describe('with the keyboard alone', () => {
  const said = () => page.locator('.drawing-said').textContent()
  beforeEach(() => page.evaluate(() => window.desk.drawing()?.focus()))

  test('vertices are walked, grabbed, moved by metres, dropped, let go and removed', async () => {
    await keys('n', 'Tab', 'p')
    expect(await said()).toBe('1/4')
    await keys('Enter', 'ArrowRight', 'Shift+ArrowUp', 'Enter')
    expect(await notes()).toEqual(['moved_vertex'])
    const [first] = await ring()
    expect(((first?.[0] ?? 0) - west) * 103_500).toBeCloseTo(1, 0)
    expect(((first?.[1] ?? 0) - south) * 110_700).toBeCloseTo(10, 0)
    await keys('Enter', 'Shift+ArrowLeft', 'Escape')
    expect(await notes()).toEqual(['moved_vertex'])
    await keys('Delete')
    expect(await counts()).toEqual([[3]])
    await keys('Control+z', 'Control+z', 'Control+y')
    expect(await notes()).toEqual(['moved_vertex'])
  })

  test('Delete lets go of a vertex that was only just put on its edge, and takes no other', async () => {
    const [a, b] = await ring()
    if (!a || !b) throw new Error('the outline has an edge')
    await page.evaluate(([lng, lat]) => window.desk.map()?.jumpTo({ center: [lng, lat] }), [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as LngLat)
    await keys('Enter', 'ArrowUp')
    expect(await said()).toBe('1.00')
    await keys('Delete')
    expect(await notes()).toEqual([])
    expect(await counts()).toEqual([[4]])
  })

  test('an outline is drawn point by point, points are taken back, and the first point closes it', async () => {
    await take('polygon')
    await keys('Enter', 'Shift+ArrowRight', 'Enter', 'Shift+ArrowDown', 'Enter', 'Shift+ArrowLeft', 'Enter')
    expect((await seen()).sketch).toMatchObject({ points: 4, canFinish: true })
    await keys('Backspace')
    expect((await seen()).sketch).toMatchObject({ points: 3 })
    await keys('Enter', 'Shift+ArrowUp', 'Enter')
    expect(await notes()).toEqual(['drew_boundary'])
    expect(await counts()).toEqual([[4]])
  })

  test('Escape drops the sketch, then the tool; Tab leaves when no vertex is selected', async () => {
    await take('polygon')
    await keys('Enter', 'Escape')
    expect((await seen()).sketch?.isSketching).toBe(false)
    await keys('Escape')
    expect((await seen()).tool).toBe('select')
    await keys('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).not.toBe('drawing-crosshair')
  })
})

test('with a finger: points are tapped, the first one closes the outline', async () => {
  await take('polygon')
  for (const at of [[104.964, 21.662], [104.974, 21.662], [104.974, 21.658]] as LngLat[]) {
    const { x, y } = await place(at)
    await page.touchscreen.tap(x, y)
  }
  expect((await seen()).sketch).toMatchObject({ points: 3, canFinish: true })
  const { x, y } = await place([104.964, 21.662])
  await page.touchscreen.tap(x + 8, y + 6)
  expect(await notes()).toEqual(['drew_boundary'])
  expect(await counts()).toEqual([[3]])
})
