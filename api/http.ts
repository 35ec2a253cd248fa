import type { FastifyHelmetOptions } from '@fastify/helmet'
import fastifySwagger from '@fastify/swagger'
import fastifySwaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifyReply, onSendAsyncHookHandler } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { sendProblem } from './errors.ts'
import { version } from './version.ts'

/** While closing, connections are let go as soon as their last answer is out; else browsers would hold the server up by keeping them. */
export function letGoWhenClosing(app: FastifyInstance) {
  let letGo: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => { letGo = setInterval(() => app.server.closeIdleConnections(), 50) })
  app.addHook('onClose', async () => clearInterval(letGo))
}

/**
 * Answers 405 with Allow at every address to the methods it does not take; before the body is even read. Call before routes are
 * registered; where an address is read and written, the route that reads it comes first.
 * @param writes the routes that write: their methods are left free
 */
export function answerWrongMethods(app: FastifyInstance, writes: readonly { readonly method: string; readonly url: string }[]) {
  const seen = new Set<string>()
  app.addHook('onRoute', function (route) {
    const isRead = route.method === 'GET'
    const taken = writes.filter((write) => write.url === route.url).map((write) => write.method)
    if (seen.has(route.url) || !(isRead || taken.includes(String(route.method)))) return
    seen.add(route.url)
    const allowed = [...(isRead ? ['GET', 'HEAD'] : []), ...taken].join(', ')
    this.route({
      method: [...(isRead ? [] : ['GET']), ...['POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => !taken.includes(method))],
      url: route.url.slice(this.prefix.length) || '/',
      schema: { hide: true },
      onRequest: (request, reply) => {
        reply.header('allow', allowed)
        sendProblem(request, reply, 'method_not_allowed', { got: request.method, expected: allowed })
      },
      handler: () => undefined,
    })
  })
}

/**
 * A strong validator names bytes, so the gzipped form of a body gets one of its own ("…-gzip"), and a request that
 * shows it is compared with the plain one. Register after etag and compress, whose work this completes.
 */
export function tellCodingsApart(app: FastifyInstance) {
  app.addHook('onRequest', async (request) => {
    const shown = request.headers['if-none-match']
    if (shown) request.headers['if-none-match'] = shown.replaceAll('-gzip"', '"')
  })
  const finish: onSendAsyncHookHandler = async (_request, reply) => {
    const etag = reply.getHeader('etag')
    if (typeof etag === 'string' && reply.getHeader('content-encoding') === 'gzip') reply.header('etag', etag.replace(/"$/, '-gzip"'))
    if (reply.statusCode < 400 && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-cache')
  }
  // Compression hooks in at each route, after the hooks of the scope: so must what comes after it.
  app.addHook('onRoute', (route) => { route.onSend = [...[route.onSend ?? []].flat(), finish] })
}

/** OpenAPI 3.1 at /api/openapi.json, readable at /api/docs. */
export async function describe(app: FastifyInstance) {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Mặt Bằng', version,
        description: 'Land of industrial zones, clusters and economic zones. Geometry is GeoJSON (RFC 7946, WGS84); errors are RFC 9457 problems '
          + 'with a stable `code`. Vector tiles: /tiles/{layer}.json (TileJSON 3.0) for zone, plot, clearance, clean-land, clean-block, corridor, infrastructure. '
          + 'Routes that write are off (403) unless MATBANG_ALLOW_WRITES=1; a change shows the ETag it was read with in If-Match. Not a legal boundary document.',
      },
      tags: [{ name: 'zone', description: 'Zones' }, { name: 'tile', description: 'Vector tiles' }, { name: 'plot', description: 'Plots' }, { name: 'clearance', description: 'Land clearance' },
        { name: 'ledger', description: 'The land ledger: balance, clean land, quota, occupancy, standards' }, { name: 'target', description: 'Targets and reported figures' }, { name: 'settings', description: 'This installation' }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  await app.register(fastifySwaggerUi, { routePrefix: '/api/docs', staticCSP: true })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}

/** Scripts and styles of our own only; map workers; an online base map's host when one is set. */
export function securityHeaders(basemapStyleUrl: string | null): FastifyHelmetOptions {
  const basemap = basemapStyleUrl ? ['https:'] : []
  return {
    crossOriginEmbedderPolicy: false,
    // A board's machine may be reached by plain HTTP inside its network; who has TLS in front sets this there.
    strictTransportSecurity: false,
    contentSecurityPolicy: { useDefaults: false, directives: {
      defaultSrc: ["'self'"], baseUri: ["'none'"], objectSrc: ["'none'"], frameAncestors: ["'self'"], formAction: ["'self'"],
      scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], fontSrc: ["'self'", 'data:'],
      imgSrc: ["'self'", 'data:', 'blob:', ...basemap], workerSrc: ["'self'", 'blob:'], childSrc: ["'self'", 'blob:'], connectSrc: ["'self'", ...basemap],
    } },
  }
}

export const GEOJSON = 'application/geo+json; charset=utf-8'

/** Sends GeoJSON the database has already written, as it is: parsing and writing it again would double its cost. */
export const sendGeoJsonText = (reply: FastifyReply, text: string) => reply.type(GEOJSON).serializer(String).send(text)
