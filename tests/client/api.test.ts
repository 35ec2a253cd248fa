import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ApiProblem, buildUrl, call, NoAnswer, readProblem } from '../../client/api.ts'

const problem = { type: '/problems/zone_not_found', title: 'Không có khu', status: 404, code: 'zone_not_found', detail: 'Không có khu XX-1.' }
const answer = (body: unknown, status = 200, type = 'application/json') => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers: { 'content-type': type } })

beforeEach(() => { vi.stubGlobal('document', { documentElement: { lang: 'en' } }) })
afterEach(() => { vi.unstubAllGlobals() })

describe('addresses', () => {
  test('parameters go into the path and the query, empty ones nowhere', () => {
    expect(buildUrl('getZone', { params: { code: 'MB-0001' } })).toBe('/api/zones/MB-0001')
    expect(buildUrl('listZones', { query: { q: 'đông phố', province: '15,24', status: '', cursor: undefined, limit: 100 } }))
      .toBe('/api/zones?q=%C4%91%C3%B4ng+ph%E1%BB%91&province=15%2C24&limit=100')
    expect(buildUrl('getSettings', {})).toBe('/api/settings')
  })

  test('a code cannot leave its place in the path', () => {
    expect(buildUrl('getZoneHistory', { params: { code: '../x?y' } })).toBe('/api/zones/..%2Fx%3Fy/history')
    expect(buildUrl('getZone', { params: { code: '$&' } })).toBe('/api/zones/%24%26')
  })
})

describe('answers', () => {
  test('the language on screen is asked for', async () => {
    const fetched = vi.fn<typeof fetch>(async () => answer({ version: '1' }))
    vi.stubGlobal('fetch', fetched)
    expect(await call('getSettings', {})).toEqual({ version: '1' })
    expect(fetched.mock.calls[0]?.[1]?.headers).toMatchObject({ 'Accept-Language': 'en' })
  })

  test('what changes something is sent as JSON, by its own method', async () => {
    const fetched = vi.fn<typeof fetch>(async () => answer({ plots: [] }))
    vi.stubGlobal('fetch', fetched)
    await call('earmarkPlots', { params: { code: 'MB-0013' }, body: { plots: [{ id: 7, version: 2 }], source: 'QĐ 1' } })
    const [address, sent] = fetched.mock.calls[0] ?? []
    expect(address).toBe('/api/zones/MB-0013/sme-quota/earmarks')
    expect(sent).toMatchObject({ method: 'POST', body: '{"plots":[{"id":7,"version":2}],"source":"QĐ 1"}', headers: { 'Content-Type': 'application/json' } })
    await call('getSettings', {})
    expect(fetched.mock.calls[1]?.[1]).toMatchObject({ method: 'GET' })
    expect(fetched.mock.calls[1]?.[1]).not.toHaveProperty('body')
  })

  test('a refusal carries the problem', async () => {
    vi.stubGlobal('fetch', async () => answer(problem, 404, 'application/problem+json; charset=utf-8'))
    const refusal = await call('getZone', { params: { code: 'XX-1' } }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(ApiProblem)
    expect(refusal).toMatchObject({ message: problem.detail, problem })
  })

  test('no answer is told apart from a refusal and from our own abort', async () => {
    vi.stubGlobal('fetch', async () => { throw new TypeError('Failed to fetch') })
    await expect(call('getSettings', {})).rejects.toBeInstanceOf(NoAnswer)
    await expect(call('getSettings', {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' })
  })

  test.each([
    ['a page of something in between', answer('<h1>Bad gateway</h1>', 502, 'text/html')],
    ['broken JSON', answer('{"code":', 502, 'application/problem+json')],
    ['JSON that is no problem', answer({ message: 'no' }, 502)],
  ])('%s still gives the status', async (_name, response) => {
    expect(await readProblem(response)).toMatchObject({ code: 'unreadable_answer', status: 502 })
  })
})
