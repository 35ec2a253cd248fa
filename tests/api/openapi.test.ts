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
  expect(Object.keys(document.paths).sort()).toEqual([
    '/api/clearances/{id}', '/api/land-ledger', '/api/land-ledger/{file}',
    '/api/plots/{id}', '/api/plots/{id}/allocations', '/api/plots/{id}/allocations/{allocationId}', '/api/plots/{id}/holds', '/api/plots/{id}/holds/{holdId}',
    '/api/provinces/{code}/summary', '/api/reported-indicators', '/api/settings', '/api/targets', '/api/zones', '/api/zones/{code}',
    '/api/zones/{code}/clean-land', '/api/zones/{code}/clearances', '/api/zones/{code}/eligibility', '/api/zones/{code}/history', '/api/zones/{code}/land-balance',
    '/api/zones/{code}/occupancy', '/api/zones/{code}/plots', '/api/zones/{code}/sme-quota', '/api/zones/{code}/sme-quota/earmarks', '/api/zones/{code}/standards',
    '/api/zones/{code}/utilities', '/tiles/{layer}.json', '/tiles/{layer}/{z}/{x}/{y}.mvt',
  ])
  const methods = (path: string) => Object.keys(document.paths[path] ?? {})
  expect([methods('/api/plots/{id}'), methods('/api/clearances/{id}'), methods('/api/targets')].map((some) => some.sort())).toEqual([['get', 'patch'], ['get', 'patch'], ['get', 'post']])
  expect(document.paths['/api/plots/{id}']).toMatchObject({ patch: { parameters: expect.arrayContaining([expect.objectContaining({ name: 'if-match', in: 'header', required: true })]) as unknown } })
  expect(Object.keys(document.paths['/api/zones'] ?? {})).toEqual(['get'])
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
