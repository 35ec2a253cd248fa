import { afterEach, expect, test, vi } from 'vitest'
import { collectMatches } from '../../client/features/zone/matches.ts'
import { noFilter } from '../../client/permalink.ts'

afterEach(() => { vi.unstubAllGlobals() })

test('the map is told code and id of every zone that passes, from all pages', async () => {
  const asked: string[] = []
  vi.stubGlobal('document', { documentElement: { lang: 'vi' } })
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    return Response.json(url.includes('cursor=next')
      ? { items: [{ code: 'MB-0032', id: 32 }], nextCursor: null }
      : { items: [{ code: 'MB-0001', id: 1 }, { code: 'MB-0031', id: 31 }], nextCursor: 'next' })
  })
  expect(await collectMatches({ ...noFilter, status: ['relocating'] }, new AbortController().signal))
    .toEqual({ matches: ['MB-0001', 'MB-0031', 'MB-0032'], ids: [1, 31, 32] })
  expect(asked).toEqual(['/api/zones?status=relocating&limit=500', '/api/zones?status=relocating&limit=500&cursor=next'])
})
