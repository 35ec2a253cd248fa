import { createHash } from 'node:crypto'
import type { FastifyBaseLogger } from 'fastify'
import type { Database } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import type { Outcome, SendLetter } from './smtp.ts'

export interface MailWorker {
  /** Sends all that is due now, one after the other; gives how many went out. */
  sendDue(): Promise<number>
  /** Goes on by itself: when some is put in line, and every minute for what is tried again. */
  start(): void
  /** Waits for the letter that is being sent. */
  stop(): Promise<void>
}

interface Claimed { readonly id: number; readonly key: string; readonly recipient: string; readonly subject: string; readonly text: string; readonly headers: Record<string, string> }

const EVERY_MS = 60_000

/**
 * Sends what waits in table mail, from any number of servers at once: each letter is claimed by one, and is `sending` before a mail server hears
 * of it. A letter goes out at most once: one that may have gone out (`unknown`) is never tried again.
 */
export function mailWorker(db: Database, send: SendLetter, senderAddress: string, logger: Pick<FastifyBaseLogger, 'warn' | 'error'>): MailWorker {
  const domain = senderAddress.split('@')[1] ?? 'localhost'
  let timer: NodeJS.Timeout | undefined
  let running: Promise<number> | null = null
  let asked = 0
  let isStopping = false

  const sendNext = async (): Promise<boolean | null> => {
    const mail = isStopping ? null : await claim(db)
    if (!mail) return null
    const messageId = `<${createHash('sha256').update(`${domain}|${mail.id}|${mail.key}`).digest('hex').slice(0, 32)}@${domain}>`
    const outcome = withoutAddresses(await send({ to: mail.recipient, subject: mail.subject, text: mail.text, headers: mail.headers, messageId })
      .catch((error: unknown): Outcome => ({ kind: 'unknown', why: error instanceof Error ? error.message : String(error) })))
    if (outcome.kind !== 'sent') logger.warn({ mail: mail.id, outcome: outcome.kind, why: outcome.why }, 'a mail did not go out')
    await settle(db, mail.id, outcome)
    return outcome.kind === 'sent'
  }

  const sendAll = async (): Promise<number> => {
    await giveUp(db)
    let sent = 0
    for (let went = await sendNext(); went !== null; went = await sendNext()) if (went) sent += 1
    return sent
  }

  const sendDue = async (): Promise<number> => {
    // Who comes while it runs has it look once more: what was put in line meanwhile goes out too.
    asked += 1
    if (running) return running
    running = (async () => {
      let sent = 0
      for (let seen = 0; seen !== asked;) {
        seen = asked
        sent += await sendAll()
      }
      return sent
    })().finally(() => { running = null })
    return running
  }
  const look = () => { void sendDue().catch((error: unknown) => logger.error({ err: error }, 'the mail in line could not be read')) }

  return {
    sendDue,
    start: () => {
      db.onNotice('mail', look)
      timer = setInterval(look, EVERY_MS)
      timer.unref()
      look()
    },
    stop: async () => {
      isStopping = true
      clearInterval(timer)
      await running?.catch(() => undefined)
    },
  }
}

/** Takes one that is due: from here on nobody else does. */
async function claim(db: Database): Promise<Claimed | null> {
  const [mail] = await db.query<Claimed>(sql`
    update mail set state = 'sending', attempts = attempts + 1, next_attempt_at = now()
    where id = (select id from mail where state = 'waiting' and next_attempt_at <= now() order by next_attempt_at, id limit 1 for update skip locked)
    returning id, key, recipient, subject, text, headers`)
  return mail ?? null
}

/** Tried again after 1, 2, 4 … 60 minutes. */
/** Mail servers repeat whom they refuse: neither the log nor what is kept names anybody. */
const withoutAddresses = (outcome: Outcome): Outcome => (outcome.kind === 'sent' ? outcome : { ...outcome, why: outcome.why.replaceAll(/[^\s<>"]+@[^\s<>"]+/g, '…@…') })

async function settle(db: Database, id: number, outcome: Outcome): Promise<void> {
  if (outcome.kind === 'sent') await db.query(sql`update mail set state = 'sent', text = null, headers = '{}', error = null, ended_at = now() where id = ${id}`)
  else if (outcome.kind === 'refused' && !outcome.isForEver) {
    await db.query(sql`update mail set state = 'waiting', error = ${outcome.why}, next_attempt_at = now() + least(60, power(2, least(attempts, 10) - 1)) * interval '1 minute' where id = ${id}`)
  } else await db.query(sql`update mail set state = 'failed', text = null, error = ${outcome.kind === 'unknown' ? `unknown: ${outcome.why}` : outcome.why}, ended_at = now() where id = ${id}`)
}

/** What waited too long is of no use any more; what a process left behind when it died may have gone out. No sending takes ten minutes. */
async function giveUp(db: Database): Promise<void> {
  await db.query(sql`update mail set state = 'failed', text = null, error = concat_ws(': ', 'expired', error), ended_at = now()
    where state = 'waiting' and made_at < now() - rules.convention('mail', 'tried_for')::int * interval '1 day'`)
  await db.query(sql`update mail set state = 'failed', text = null, error = 'unknown: the server ended while sending', ended_at = now()
    where state = 'sending' and next_attempt_at < now() - interval '10 minutes'`)
}
