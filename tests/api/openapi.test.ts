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
    '/api/settings', '/api/zones', '/api/zones/{code}', '/api/zones/{code}/clearances', '/api/zones/{code}/history', '/api/zones/{code}/plots',
    '/tiles/{layer}.json', '/tiles/{layer}/{z}/{x}/{y}.mvt',
  ])
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
