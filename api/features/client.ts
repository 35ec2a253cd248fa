import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { sendProblem } from '../errors.ts'

/** Serves the built client. Rooms are addresses of the client, so an unknown page is the client's to answer. */
export async function clientRoutes(app: FastifyInstance, folder: string) {
  await app.register(fastifyStatic, {
    root: folder, preCompressed: true, wildcard: false, index: false, cacheControl: false,
    setHeaders: (reply, path) => {
      // Built files carry a hash of their content in their name.
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?')
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !/^\/(api|tiles|assets)\//.test(path) && !/\.\w+$/.test(path)
    if (!isPage) return sendProblem(request, reply, 'not_found', { got: request.url })
    return reply.sendFile('index.html', folder, { cacheControl: false })
  })
}
