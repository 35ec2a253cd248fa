import type { FastifyInstance, InjectOptions } from 'fastify'
import { buildApp } from '../../api/app.ts'
import type { Config } from '../../api/config.ts'
import type { Database } from '../../api/database/pool.ts'
import { testSecret } from '../fixtures/signed-in.ts'

/** The whole server on a database, without a port; with a folder of a built client it serves its pages too. */
export const appOn = (db: Database, config: Partial<Config> = {}, clientFolder: string | null = null): Promise<FastifyInstance> => buildApp({
  config: { basemapStyleUrl: null, board: null, tileCacheBytes: 16 * 1024 * 1024, eventsLimit: 100, proxies: 0, publicUrl: null, oidc: null, mail: null, ...config }, sessionSecret: testSecret,
  db, clientFolder,
  health: { accepting: () => true, pendingMigrations: async () => [] },
})

/** GET and read the JSON. */
export async function get(app: FastifyInstance, url: string, headers: InjectOptions['headers'] = {}) {
  const response = await app.inject({ method: 'GET', url, headers })
  return { status: response.statusCode, headers: response.headers, text: response.body, bytes: response.rawPayload, json: (): unknown => response.json() }
}
