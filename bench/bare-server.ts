import Fastify from 'fastify'

// The measuring stick for cached tiles: Fastify that sends bytes it was given, and does nothing else.
const app = Fastify()
const bodies = new Map<string, Buffer>()
process.on('message', ({ path, base64 }: { path: string; base64: string }) => {
  bodies.set(path, Buffer.from(base64, 'base64'))
  process.send?.('kept')
})
app.get('/*', (request, reply) => reply.type('application/vnd.mapbox-vector-tile').send(bodies.get(request.url)))
await app.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) })
process.send?.('listening')
