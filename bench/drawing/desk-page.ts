import type { Page } from 'playwright-core'
import { openApp } from './app-page.ts'

const zone = 'MB-0055'
// Where that zone lies, degrees.
const centre = [104.998, 21.668] as const

export interface DeskPage {
  page: Page
  /** Opens a draft whose boundary has so many vertices; where on the page one of them is. */
  show: (vertices: number) => Promise<{ x: number; y: number }>
  close: () => Promise<void>
}

/** The app as it starts by itself, an administrator signed in at the desk of a zone. */
export async function openDeskPage(): Promise<DeskPage> {
  const { page, address, close } = await openApp()
  return {
    page,
    async show(vertices) {
      const id = crypto.randomUUID()
      await page.evaluate(async ({ draft, code, boundary }) => {
        const desk = await (await fetch(`/api/zones/${code}/desk`)).json() as { version: number; zone: { provinceCode: string } }
        const content = { form: 1, changes: { boundary, begun: [], redrawn: [], ended: [] }, srid: null, words: {}, identity: null }
        const kept = await fetch(`/api/drafts/${draft}`, {
          method: 'PUT', headers: { 'content-type': 'application/json', 'if-none-match': '*' },
          body: JSON.stringify({ zone: code, provinceCode: desk.zone.provinceCode, title: code, baseVersion: desk.version, content }),
        })
        if (!kept.ok) throw new Error(await kept.text())
      }, { draft: id, code: zone, boundary: star(vertices) })
      await page.goto(`${address}/plan/${zone}?draft=${id}`)
      await page.locator('.plan-map[data-state="ready"]').waitFor({ timeout: 60_000 })
      const cross = page.locator('.drawing-crosshair')
      await cross.focus()
      for (let step = 0; step < 41; step++) await cross.press('n')
      await cross.press('Escape')
      const box = await cross.boundingBox()
      if (!box) throw new Error('the crosshair is on the page')
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    },
    close,
  }
}

/** An outline with so many vertices that does not cross itself. */
function star(vertices: number): object {
  const ring = Array.from({ length: vertices }, (_, index) => {
    const angle = (2 * Math.PI * index) / vertices
    const radius = 0.004 * (0.85 + 0.15 * Math.sin(index * 7.3))
    return [centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)].map((degrees) => Number(degrees.toFixed(9)))
  })
  return { type: 'MultiPolygon', coordinates: [[[...ring, ring[0]]]] }
}
