import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Language } from '../../language.ts'
import { etagOf, showsVersion } from '../../precondition.ts'
import { offerTitle } from '../../said.ts'
import { version } from '../../version.ts'
import { drawDossier, type Dossier } from './draw.ts'
import { words } from './words.ts'

/** Where an offer is looked at live. */
export const liveAddress = (origin: string, code: string, language: Language): string => `${origin}/find-land?offer=${code}&lang=${language}`

/** A sender that keeps what it drew last: the same offer is not drawn twice. */
export function dossierSender(draw: (dossier: Dossier) => Promise<Buffer> = drawDossier) {
  const drawn = new LRUCache<string, Buffer>({ maxSize: 24 * 1024 * 1024, sizeCalculation: (bytes) => bytes.length })
  return async (request: FastifyRequest, reply: FastifyReply, dossier: Dossier): Promise<FastifyReply> => {
    const tag = createHash('sha256').update(version).update(JSON.stringify(dossier)).digest('base64url').slice(0, 27)
    void reply.header('etag', etagOf(tag)).header('cache-control', 'no-cache')
    if (showsVersion(request.headers['if-none-match'] ?? '', tag)) return reply.code(304).send()
    const bytes = drawn.get(tag) ?? await draw(dossier)
    drawn.set(tag, bytes)
    return reply.header('content-disposition', `attachment; ${fileName(dossier)}`).header('content-language', dossier.language).type('application/pdf').send(bytes)
  }
}

/** A name a person reads (RFC 5987), and one in plain letters for a program that knows no others (RFC 6266). */
function fileName({ offer, language }: Dossier): string {
  const name = `${words.file[language]} ${offerTitle(offer, language)}`.normalize('NFC').replace(/[\p{Cc}\s/\\:*?"<>|]+/gu, ' ').slice(0, 120)
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, (letter) => (letter === 'đ' ? 'd' : 'D')).replace(/[^\w .,()-]+/g, '_')
  const encoded = encodeURIComponent(`${name}.pdf`).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
  return `filename="${plain}.pdf"; filename*=UTF-8''${encoded}`
}
