import type { SentAlert, ShownAlert } from '../../contract/question.ts'
import type { Database, Queryable } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'
import { CONSENT_VERSION, consentText } from '../../forms/consent.ts'
import { hashKey, makeKey } from '../../forms/key.ts'
import { keptForDays } from '../../forms/kept-for.ts'
import { isWithinLimit, networkOf, refuseTooMany } from '../../forms/limit.ts'
import type { FormParts } from '../../forms/parts.ts'
import { takePass } from '../../forms/pass.ts'
import { queueMail } from '../../mail/outbox.ts'
import type { OfferQuery } from '../../contract/land-offer.ts'
import { canonicalQuery } from './canonical-query.ts'
import { confirmation } from './letters.ts'
import { findNews, keepKnown, namesIn } from './news.ts'
import { sayQuery } from './say-query.ts'

const form = 'land_alert'

/** POST /api/land-alerts. Whether the address is known changes nothing of the answer. @throws Problem form_refused, form_pass_*, too_many_sent, invalid_parameter, unknown_reference, shape_not_valid */
export async function askForAlert(db: Database, { secret, mail, board }: FormParts, ip: string, sent: SentAlert): Promise<{ isMailSetUp: boolean }> {
  if (sent.website) throw new Problem('form_refused', { field: 'website' })
  const { query, canonical } = canonicalQuery(sent.query)
  await refuseUnknown(db, query)
  const from = mail && await board()
  await db.transaction(async (tx) => {
    await takePass(tx, secret, form, sent.pass)
    await refuseTooMany(tx, { secret, form }, 'per_address', networkOf(ip))
    if (!mail) return
    const email = sent.email.toLowerCase()
    const days = await keptForDays(tx, form)
    // Of those who ask for the same together, one makes it, and the others find it.
    await tx.query(sql`insert into land_alert (email, query, language, consent_version, consent_text, confirm_hash, end_key)
      values (${email}, ${canonical}, ${sent.language}, ${CONSENT_VERSION}, ${consentText(form, sent.language, days)}, ${hashKey(makeKey())}, ${makeKey()})
      on conflict (email, query) where ended_at is null do nothing`)
    const [alert] = await tx.query<{ id: number; endKey: string; isConfirmed: boolean; day: string; wasMailed: boolean; confirmDays: number }>(sql`
      select a.id, a.end_key as "endKey", a.confirmed_at is not null as "isConfirmed", current_date::text as day, coalesce(rules.convention('land_alert', 'confirm_within')::int, 7) as "confirmDays",
        exists (select from mail m where m.alert_id = a.id and m.made_at > now() - interval '1 day') as "wasMailed"
      from land_alert a where a.email = ${email} and a.query = ${canonical} and a.ended_at is null for update`)
    if (!alert || alert.isConfirmed || alert.wasMailed || !await isWithinLimit(tx, { secret, form }, 'per_email', email)) return
    const key = makeKey()
    await tx.query(sql`update land_alert set confirm_hash = ${hashKey(key)}, asked_at = now(), language = ${sent.language} where id = ${alert.id}`)
    const said = sayQuery(query, sent.language, await namesIn(tx, query, sent.language), false)
    await queueMail(tx, confirmation({ id: alert.id, email, language: sent.language, endKey: alert.endKey, canonical, said }, alert.day, key, alert.confirmDays, mail.publicUrl, from))
  })
  return { isMailSetUp: mail !== null }
}

/** POST /api/land-alerts/confirm: what fits already is known from here on, and no news. @throws Problem link_not_valid */
export async function confirmAlert(db: Database, key: string): Promise<ShownAlert> {
  return db.transaction(async (tx) => {
    const [alert] = await tx.query<Kept>(sql`select id, query, email, confirmed_at is not null as "isConfirmed", ended_at is not null as "isEnded" from land_alert where confirm_hash = ${hashKey(key)} for update`)
    if (!alert || alert.isEnded) throw new Problem('link_not_valid', { field: 'key' })
    if (!alert.isConfirmed) {
      await tx.query(sql`update land_alert set confirmed_at = now() where id = ${alert.id}`)
      const { query } = canonicalQuery(alert.query)
      for (let found = await findNews(tx, alert.id, query, null); found.length > 0; found = await findNews(tx, alert.id, query, null)) await keepKnown(tx, alert.id, found, null)
    }
    return shown(alert, 'confirmed')
  })
}

/** POST /api/land-alerts/end: also of one that was not confirmed, or has ended. @throws Problem link_not_valid */
export async function endAlert(db: Database, key: string): Promise<ShownAlert> {
  return db.transaction(async (tx) => {
    const [alert] = await tx.query<Kept>(sql`select id, query, email, confirmed_at is not null as "isConfirmed", ended_at is not null as "isEnded" from land_alert where end_key = ${key} for update`)
    if (!alert) throw new Problem('link_not_valid', { field: 'key' })
    await tx.query(sql`select rules.end_land_alert(${alert.id})`)
    return shown({ ...alert, email: null }, 'ended')
  })
}

interface Kept { readonly id: number; readonly query: string; readonly email: string | null; readonly isConfirmed: boolean; readonly isEnded: boolean; readonly [column: string]: unknown }
const shown = ({ query, email }: Kept, state: ShownAlert['state']): ShownAlert => ({ state, query, email: email && `${email.slice(0, 2)}…@${email.split('@')[1]?.slice(0, 1) ?? ''}…` })

async function refuseUnknown(db: Queryable, { sector, within }: OfferQuery): Promise<void> {
  const [looked] = await db.query<{ hasSector: boolean; isValid: boolean | null }>(sql`
    select exists (select from sector where code = ${sector ?? null}) as "hasSector", ST_IsValid(rules.drawn_ring(${within ? JSON.stringify(within) : null}::jsonb)) as "isValid"`)
  if (sector !== undefined && looked?.hasSector !== true) throw new Problem('unknown_reference', { field: 'sector', got: sector, expected: '/api/sectors' })
  if (within && looked?.isValid !== true) throw new Problem('shape_not_valid', { field: 'within', expected: 'lng,lat lng,lat …' })
}
