import type { FastifyReply } from 'fastify'

/** Sends JSON that the database has written, as it is: read and written again it would take as long as finding it. */
export const sendJson = (reply: FastifyReply, text: string): FastifyReply => reply.type('application/json; charset=utf-8').serializer(String).send(text)
