import { openDrawingPage } from './drawing/serve.ts'
const { page, close } = await openDrawingPage({ hasTouch: true })
const log = (...x: unknown[]) => console.log(...x.map(v => typeof v === 'string' ? v : JSON.stringify(v)))
const state = () => page.evaluate(() => ({ notes: window.desk.notes(), sketch: window.desk.sketch, live: window.desk.live && { ...window.desk.live, findings: window.desk.live.findings.map(f => f.code) }, target: window.desk.target, tool: window.desk.tool, refused: window.desk.refused, sel: window.desk.selection, n: window.desk.shapes().boundary?.coordinates.map(p => p.map(r => r.length)), plots: window.desk.shapes().plots.map(p => [p.code, p.key, p.geometry.coordinates.length, p.geometry.coordinates[0]?.[0]?.length]) }))
const click = async (x: number, y: number) => { await page.mouse.move(x, y, { steps: 3 }); await page.mouse.down(); await page.mouse.up() }
const tool = (t: string, pen?: string) => page.evaluate(([t, pen]) => window.desk.drawing()?.setTool(t as never, pen as never), [t, pen] as const)
const shot = async (name: string) => { await page.waitForTimeout(1500); await page.screenshot({ path: `/tmp/b5/${name}.png` }) }
const ring = [[104.962, 21.656], [104.978, 21.656], [104.978, 21.664], [104.962, 21.664], [104.962, 21.656]]
const open = () => page.evaluate((ring) => window.desk.openShapes({ boundary: { type: 'MultiPolygon', coordinates: [[ring as [number, number][]]] }, plots: [] }, [{ type: 'MultiPolygon', coordinates: [[[[104.979, 21.65], [104.99, 21.65], [104.99, 21.67], [104.979, 21.67], [104.979, 21.65]]]] }]), ring)
const px = (at: number[]) => page.evaluate((at) => window.desk.pixel(at as [number, number]), at)
await open()
await page.evaluate(() => window.desk.drawing()?.setTarget(null))
await tool('rectangle')
const a = await px([104.962, 21.664]); await page.mouse.move(a.x + 5, a.y + 4); await shot('snap'); await click(a.x + 5, a.y + 4); await click(a.x + 180, a.y + 130)
let s = await state(); log('plot', s.plots, s.target, s.notes, s.tool, s.sel, await page.evaluate(() => window.desk.shapes().plots[0]?.geometry.coordinates[0]![0]))
await tool('split-line'); await click(a.x + 90, a.y - 30); await click(a.x + 95, a.y + 170); await page.evaluate(() => window.desk.drawing()?.finish()); s = await state(); log('split', s.plots, s.target, s.refused, s.tool)
await shot('split')
// drag the shared vertex
const v = await page.evaluate(() => { const [p, q] = window.desk.shapes().plots; const ids = new Set(p!.geometry.coordinates[0]![0]!.map(String)); return q!.geometry.coordinates[0]![0]!.find(x => ids.has(String(x)))! })
const vp = await px(v); await page.mouse.move(vp.x, vp.y); await page.mouse.down(); await page.mouse.move(vp.x + 20, vp.y + 30, { steps: 4 }); await shot('shared'); await page.mouse.up(); s = await state(); log('shared', s.notes.at(-1), s.sel)
await tool('move'); await page.mouse.move(a.x + 40, a.y + 60); await page.mouse.down(); await page.mouse.move(a.x + 90, a.y + 90, { steps: 4 }); await shot('moving'); await page.mouse.up(); s = await state(); log('moved', s.notes.at(-1), s.target)
// double click on an edge
await open(); await tool('select'); const e = await px([104.966, 21.664]); await page.mouse.dblclick(e.x, e.y); s = await state(); log('dbl', s.notes, s.n, s.sel, await page.evaluate(() => window.desk.map()!.getZoom()))
await page.keyboard.press('Delete'); s = await state(); log('deleted', s.notes, s.n, s.sel)
// midpoint drag
const m = await px([104.97, 21.656]); await page.mouse.move(m.x, m.y); await page.mouse.down(); await page.mouse.move(m.x, m.y + 60, { steps: 4 }); await page.mouse.up(); s = await state(); log('midpoint', s.notes, s.n, s.sel)
// panning the map by dragging elsewhere
const c0 = await page.evaluate(() => window.desk.map()!.getCenter().toArray()); await page.mouse.move(640, 430); await page.mouse.down(); await page.mouse.move(700, 430, { steps: 5 }); await page.mouse.up(); await page.waitForTimeout(1500); log('panned', c0, await page.evaluate(() => window.desk.map()!.getCenter().toArray()), (await state()).notes.length)
// keyboard: vertex
await open(); await page.evaluate(() => { window.desk.map()!.jumpTo({ center: [104.97, 21.66], zoom: 15 }); window.desk.drawing()?.focus() })
const said = () => page.evaluate(() => document.querySelector('.drawing-said')!.textContent)
await page.keyboard.press('n'); log('n', await said(), (await state()).sel); await page.keyboard.press('Tab'); log('tab', await said())
await page.keyboard.press('p'); log('p', await said())
await page.keyboard.press('Enter'); log(await said(), (await state()).sel)
await page.keyboard.press('ArrowRight'); await page.keyboard.press('Shift+ArrowUp'); log(await said()); await shot('keyboard'); await page.keyboard.press('Enter'); s = await state(); log('key moved', await said(), s.notes, await page.evaluate(() => window.desk.shapes().boundary!.coordinates[0]![0]!.slice(0, 2)))
await page.keyboard.press('Enter'); await page.keyboard.press('ArrowLeft'); await page.keyboard.press('Escape'); log('escaped', (await state()).notes); 
await page.keyboard.press('Delete'); s = await state(); log('deleted', s.notes, s.n, await said())
await page.keyboard.press('Control+z'); await page.keyboard.press('Control+z'); log('undo', (await state()).notes); await page.keyboard.press('Control+Shift+z'); log('redo', (await state()).notes)
// keyboard: polygon
await tool('polygon'); await page.evaluate(() => window.desk.drawing()?.focus())
await page.keyboard.press('Enter'); for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowRight'); await page.keyboard.press('Enter'); for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+ArrowDown'); await page.keyboard.press('Enter'); log('3', await said(), (await state()).sketch)
await page.keyboard.press('Backspace'); log('back', (await state()).sketch); await page.keyboard.press('Control+z'); log('back', (await state()).sketch); for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+ArrowDown'); await page.keyboard.press('Enter'); for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowLeft'); await page.keyboard.press('Enter'); log('4', (await state()).sketch); await shot('keysketch')
for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowUp'); await page.keyboard.press('Enter'); s = await state(); log('closed', s.notes, s.n, s.tool)
await page.keyboard.press('Escape')
// touch
await tool('polygon'); for (const [x, y] of [[300, 200], [900, 200], [900, 600]] as const) await page.touchscreen.tap(x, y); log('touch', (await state()).sketch); await page.touchscreen.tap(310, 215); s = await state(); log('touch closed', s.notes, s.n, s.tool)
await close()
