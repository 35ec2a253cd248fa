import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../../config.ts'
import type { Database } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import type { FormParts } from '../../forms/parts.ts'
import type { Language } from '../../language.ts'
import { queueMail } from '../../mail/outbox.ts'
import { canonicalQuery } from './canonical-query.ts'
import { news as newsLetter } from './letters.ts'
import { findNews, keepKnown, namesIn } from './news.ts'
import { sayQuery } from './say-query.ts'

export interface LandWatch {
  /** Looks for news in these zones, null: everywhere, and puts the mails in line; gives how many. */
  look(zoneCodes: readonly string[] | null): Promise<number>
  /** Goes on by itself, with what the database tells of offers. */
  start(): void
  stop(): Promise<void>
}

/** Changes of one saving come as several notices: they are looked at together. */
const GATHER_MS = 2000

/** Tells living, confirmed alerts of land that became clean, each offer once: whichever server looks, an alert is looked at by one at a time. */
export function watchLand(db: Database, mail: NonNullable<Config['mail']>, board: FormParts['board'], logger: Pick<FastifyBaseLogger, 'error'>): LandWatch {
  let waiting: Set<string> | 'everywhere' | null = null
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  let isStopping = false

  const tell = (alertId: number, zoneCodes: readonly string[] | null, from: Awaited<ReturnType<FormParts['board']>>): Promise<boolean> => db.transaction(async (tx) => {
    const [alert] = await tx.query<{ email: string; language: Language; canonical: string; endKey: string }>(sql`
      select email, language, query as canonical, end_key as "endKey" from land_alert where id = ${alertId} and confirmed_at is not null and ended_at is null for update`)
    if (!alert) return false
    const { query } = canonicalQuery(alert.canonical)
    const found = await findNews(tx, alertId, query, zoneCodes)
    if (found.length === 0) return false
    const said = sayQuery(query, alert.language, await namesIn(tx, query, alert.language), true)
    const mailId = await queueMail(tx, newsLetter({ ...alert, id: alertId, said }, found.map(({ offer }) => offer), mail.publicUrl, from))
    await keepKnown(tx, alertId, found, mailId)
    return mailId !== null
  })

  const look = async (zoneCodes: readonly string[] | null): Promise<number> => {
    const alerts = await db.query<{ id: number }>(sql`
      select a.id from land_alert a where a.confirmed_at is not null and a.ended_at is null
        and exists (select from land_offer o join zone z on z.id = o.zone_id where rules.may_be_told(o) and (${zoneCodes}::text[] is null or z.code = any(${zoneCodes}::text[]))) order by a.id`)
    // Asked before a transaction begins: the embedded database has no second connection inside one.
    const from = alerts.length > 0 ? await board() : null
    let told = 0
    for (const { id } of alerts) {
      if (isStopping) break
      // One that cannot be read keeps no other from its news.
      if (await tell(id, zoneCodes, from).catch((error: unknown) => { logger.error({ err: error, alert: id }, 'an alert could not be looked at'); return false })) told += 1
    }
    return told
  }

  const lookSoon = () => {
    // The database goes on telling who has stopped.
    if (isStopping) return
    timer ??= setTimeout(() => {
      timer = undefined
      const zoneCodes = waiting === null || waiting === 'everywhere' ? null : [...waiting]
      waiting = null
      running = running.then(() => look(zoneCodes)).catch((error: unknown) => logger.error({ err: error }, 'alerts could not be looked at'))
    }, GATHER_MS)
    timer.unref()
  }

  return {
    look,
    start: () => {
      db.onNotice('land_offer', (code) => {
        if (code === null) waiting = 'everywhere'
        else if (waiting !== 'everywhere') waiting = (waiting ?? new Set<string>()).add(code)
        lookSoon()
      })
      // What changed while no server ran.
      waiting = 'everywhere'
      lookSoon()
    },
    stop: async () => {
      isStopping = true
      clearTimeout(timer)
      await running
    },
  }
}
