import { CONSENT_VERSION, consentText } from '../../forms/consent.ts'
import { hashKey, makeKey } from '../../forms/key.ts'
import { keptForDays } from '../../forms/kept-for.ts'
import { networkOf, refuseTooMany } from '../../forms/limit.ts'
import type { FormParts } from '../../forms/parts.ts'
import { takePass } from '../../forms/pass.ts'
import type { SentQuestion } from '../../contract/question.ts'
import type { Database, Queryable, Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'
import { queueMail } from '../../mail/outbox.ts'
import { notice, receipt, type Asked } from './letters.ts'

const form = 'question'

/** POST /api/questions. @throws Problem form_refused, form_pass_*, too_many_sent, zone_not_found, unknown_reference */
export async function askBoard(db: Database, { secret, mail, board }: FormParts, ip: string, sent: SentQuestion): Promise<{ number: string; follow: string }> {
  if (sent.website) throw new Problem('form_refused', { field: 'website' })
  const key = makeKey()
  const follow = `/asked/${key}`
  const from = mail && await board()
  const number = await db.transaction(async (tx) => {
    await takePass(tx, secret, form, sent.pass)
    const zoneId = await findZone(tx, sent)
    await refuseTooMany(tx, { secret, form }, 'per_address', networkOf(ip))
    if (sent.email !== undefined) await refuseTooMany(tx, { secret, form }, 'per_email', sent.email)
    const days = await keptForDays(tx, form)
    const [kept] = await tx.query<{ id: number; number: string }>(sql`
      insert into question (zone_id, offer_code, name, company, email, phone, message, language, consent_version, consent_text, key_hash, erase_on)
      values (${zoneId}, ${sent.offer ?? null}, ${sent.name}, ${sent.company ?? null}, ${sent.email ?? null}, ${sent.phone ?? null}, ${sent.message}, ${sent.language},
        ${CONSENT_VERSION}, ${consentText(form, sent.language, days)}, ${hashKey(key)}, current_date + ${days}::int)
      returning id, number`)
    if (!kept) throw new Error('the question was not kept')
    if (mail) {
      const asked = await readAsked(tx, kept.id)
      if (sent.email !== undefined) await queueMail(tx, receipt(asked, sent.email, follow, mail.publicUrl, from))
      for (const account of await whoAnswers(tx, kept.id)) await queueMail(tx, notice(asked, account, mail.publicUrl))
    }
    return kept.number
  })
  return { number, follow }
}

/** An offer names its zone, and a plot that must be of it; that the offer is still there is not asked. */
async function findZone(tx: Transaction, { offer, zone }: SentQuestion): Promise<number> {
  const [code = '', plot] = offer?.split('.') ?? [zone]
  const [found] = await tx.query<{ id: number; hasPlot: boolean }>(sql`
    select z.id, exists (select from plot p where p.zone_id = z.id and p.id = least(${plot ?? '0'}::bigint, 2147483647)) as "hasPlot" from zone z where z.code = ${code}`)
  if (!found) throw new Problem('zone_not_found', { field: offer === undefined ? 'zone' : 'offer', got: code })
  if (plot !== undefined && !found.hasPlot) throw new Problem('unknown_reference', { field: 'offer', got: offer ?? '', expected: '/api/land-offers' })
  return found.id
}

/** The question as letters tell of it. */
export async function readAsked(db: Queryable, id: number): Promise<Asked> {
  const [asked] = await db.query<Asked & Record<string, unknown>>(sql`
    select q.id, q.number, q.offer_code as offer, q.language, rules.question_erased_on(q)::text as "erasedOn",
      json_build_object('kind', z.kind, 'nameVi', z.name_vi, 'nameEn', coalesce(z.name_en, z.name_vi)) as zone
    from question q join zone z on z.id = q.zone_id where q.id = ${id}`)
  if (!asked) throw new Problem('question_not_found', { got: String(id) })
  return asked
}

/** The officials of its province; administrators where it has none. */
function whoAnswers(tx: Transaction, id: number): Promise<{ id: string; email: string }[]> {
  return tx.query(sql`
    with able as (select a.id, a.email, a.role from question q join zone z on z.id = q.zone_id join account a on rules.may_answer(a, z.province_code) where q.id = ${id})
    select id, email from able
    where (role = 'official' or not exists (select from able where role = 'official'))
      and (select count(*) from mail m where m.recipient = able.email and m.key like 'question:%:new:%' and m.made_at > now() - interval '1 day') < coalesce(rules.convention('question', 'notices_per_day'), 'Infinity')
    order by id`)
}
