import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { useDatabase } from '../database.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
beforeAll(async () => { app = await appOn(db()) })
afterAll(() => app.close())

it('describes every route of the contract as OpenAPI 3.1', async () => {
  const document = (await get(app, '/api/openapi.json')).json() as { openapi: string; paths: Record<string, Record<string, unknown>>; components: { schemas: Record<string, unknown> } }
  expect(document.openapi).toBe('3.1.0')
  // Every address that is served, but those that are for browsers alone.
  const forBrowsers = /^\/(healthz|readyz|metrics|api\/docs|api\/openapi\.json|api\/auth\/callback\/oidc|sitemap\.xml|robots\.txt|(zones\/:code|find-land)\/og\.png)/
  const served = app.servedRoutes.filter(({ method, url }) => method !== 'HEAD' && !forBrowsers.test(url)).map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`)
  const described = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
  expect(described.sort()).toEqual(served.sort())
  expect(described).toEqual(expect.arrayContaining(['GET /api/zones/{code}', 'PATCH /api/plots/{id}', 'POST /api/zones/{code}/sme-quota/earmarks', 'POST /api/session', 'GET /tiles/{layer}/{z}/{x}/{y}.mvt']))
  const methods = (path: string) => Object.keys(document.paths[path] ?? {})
  expect([methods('/api/plots/{id}'), methods('/api/clearances/{id}'), methods('/api/targets')].map((some) => some.sort())).toEqual([['get', 'patch'], ['get', 'patch'], ['get', 'post']])
  expect(document.paths['/api/plots/{id}']).toMatchObject({ patch: { parameters: expect.arrayContaining([expect.objectContaining({ name: 'if-match', in: 'header', required: true })]) as unknown } })
  expect(document.components.schemas).toHaveProperty('ZoneFeature')
})

it('can be read as a page', async () => {
  const page = await get(app, '/api/docs/')
  expect(page.status).toBe(200)
  expect(page.headers['content-type']).toContain('text/html')
})

it('is alive, ready and measured', async () => {
  await get(app, '/api/zones')
  expect((await get(app, '/healthz')).json()).toEqual({ status: 'ok' })
  expect((await get(app, '/readyz')).json()).toMatchObject({ status: 'ready' })
  expect((await get(app, '/metrics')).text).toContain('http_request_duration_seconds_bucket{le="0.005",method="GET",route="/api/zones"')
})
