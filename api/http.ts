import type { Socket } from 'node:net'
import type { FastifyHelmetOptions } from '@fastify/helmet'
import fastifySwagger from '@fastify/swagger'
import fastifySwaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifyReply, onSendAsyncHookHandler } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { sendProblem } from './errors.ts'
import { version } from './version.ts'

/**
 * While closing, connections are let go as soon as their last answer is out; else browsers would hold the server up by keeping them. So would
 * one that was opened ahead and never asked anything: the platform takes it for busy.
 */
export function letGoWhenClosing(app: FastifyInstance) {
  const connections = new Set<Socket>()
  app.server.on('connection', (socket: Socket) => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  })
  let letGo: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => {
    letGo = setInterval(() => {
      app.server.closeIdleConnections()
      for (const socket of connections) if (socket.bytesRead === 0) socket.destroy()
    }, 50)
  })
  app.addHook('onClose', async () => clearInterval(letGo))
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every address that is served, with its methods; not those that only say 405. */
    servedRoutes: { readonly method: string; readonly url: string }[]
  }
  interface FastifyContextConfig {
    /** It says which methods the address takes, and nothing else. */
    isWrongMethod?: boolean
  }
}

/** Keeps a list of every address as routes are registered. Call before the first. */
export function listRoutes(app: FastifyInstance) {
  const served: FastifyInstance['servedRoutes'] = []
  app.decorate('servedRoutes', served)
  app.addHook('onRoute', ({ method, url, config }) => { if (!config?.isWrongMethod) served.push(...[method].flat().map((one) => ({ method: one, url }))) })
}

/** Reads past the forms that mail programs send: what they say stands in the address. */
export function readAnyForm(app: FastifyInstance) {
  app.addContentTypeParser(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'], { parseAs: 'string', bodyLimit: 10_000 }, (_request, _body, done) => done(null, undefined))
}

/** An address as the log tells it: without the keys that open what somebody asked, or an alert. */
export const addressForLog = (url: string): string => url.replace(/(\/asked\/)[^/?]+/, '$1…').replaceAll(/([?&]key=)[^&]*/g, '$1…')

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Answers 405 with Allow at every address to the methods it does not take; before the body is even read. Call after the last route is registered. */
export function answerWrongMethods(app: FastifyInstance) {
  for (const url of new Set(app.servedRoutes.map((route) => route.url))) {
    const allowed = METHODS.filter((method) => app.hasRoute({ method, url }))
    app.route({
      method: METHODS.filter((method) => !allowed.includes(method)), url, schema: { hide: true }, config: { isWrongMethod: true },
      onRequest: (request, reply) => {
        reply.header('allow', allowed.join(', '))
        sendProblem(request, reply, 'method_not_allowed', { got: request.method, expected: allowed.join(', ') })
      },
      handler: () => undefined,
    })
  }
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
          + 'with a stable `code`. Vector tiles: /tiles/{layer}.json (TileJSON 3.0) for zone, plot, clearance, clean-land, clean-block, land-offer, corridor, infrastructure. '
          + 'What writes needs a session (cookie) of an account with the role and the province, and Origin; a change shows the ETag it was read with in If-Match. '
          + 'Not a legal boundary document.',
      },
      tags: [{ name: 'zone', description: 'Zones' }, { name: 'tile', description: 'Vector tiles' }, { name: 'plot', description: 'Plots' }, { name: 'clearance', description: 'Land clearance' },
        { name: 'ledger', description: 'The land ledger: balance, clean land, quota, occupancy, standards' }, { name: 'target', description: 'Targets and reported figures' }, { name: 'settings', description: 'This installation' },
        { name: 'question', description: 'Questions to the board, and alerts about land' }, { name: 'account', description: 'Accounts and sessions' },
        { name: 'relocation', description: 'Corridors, what they take, and what must move' }],
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
