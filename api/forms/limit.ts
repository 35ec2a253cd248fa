import { createHmac } from 'node:crypto'
import type { Secret } from '../config.ts'
import type { FormName } from '../contract/question.ts'
import type { Transaction } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { Problem } from '../errors.ts'

/** Who sends: the network address within an hour, the e-mail within a day. */
type Sender = 'per_address' | 'per_email'
const seconds: Record<Sender, number> = { per_address: 3600, per_email: 86_400 }

export interface Counting { readonly secret: Secret; readonly form: FormName }

/** Counts one more of a sender, unless that would be more than the rule of the form allows. */
export async function isWithinLimit(tx: Transaction, { secret, form }: Counting, by: Sender, who: string): Promise<boolean> {
  const sender = createHmac('sha256', secret.reveal()).update(`form sender|${by}|${who.toLowerCase()}`).digest()
  // One at a time for each sender: those who come together are counted one after the other.
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(encode(${sender}::bytea, 'hex'), 96))`)
  const [counted] = await tx.query<{ isWithin: boolean }>(sql`
    select (select count(*) from form_sent s where s.sender = ${sender} and s.form = ${form} and s.at > now() - ${seconds[by]} * interval '1 second')
      < coalesce(rules.convention(${form}, ${by}), 'Infinity'::numeric) as "isWithin"`)
  if (counted?.isWithin !== true) return false
  await tx.query(sql`insert into form_sent (form, sender) values (${form}, ${sender})`)
  return true
}

/** @throws Problem too_many_sent */
export async function refuseTooMany(tx: Transaction, counting: Counting, by: Sender, who: string): Promise<void> {
  if (await isWithinLimit(tx, counting, by, who)) return
  throw new Problem('too_many_sent', { field: by === 'per_email' ? 'email' : '', expected: String(seconds[by] / 3600) }, { 'retry-after': String(seconds[by]) })
}

const AT_ONCE = 3
const underWay = new Map<string, number>()

/** Does what one network sent, unless that sends several things at the same moment already: who sends a thousand must not hold the database up for all others. @throws Problem too_many_sent */
export async function fewAtOnce<T>(ip: string, work: () => Promise<T>): Promise<T> {
  const network = networkOf(ip)
  const now = underWay.get(network) ?? 0
  if (now >= AT_ONCE) throw new Problem('too_many_sent', { field: '', expected: '1' }, { 'retry-after': '5' })
  underWay.set(network, now + 1)
  try {
    return await work()
  } finally {
    const left = (underWay.get(network) ?? 1) - 1
    if (left > 0) underWay.set(network, left)
    else underWay.delete(network)
  }
}

/** A network address as it is counted: of IPv6 the part a household has, its first 64 bits, however it is abbreviated. */
export function networkOf(ip: string): string {
  if (!ip.includes(':') || ip.includes('.')) return ip
  const [before = '', after] = ip.split('::')
  const groups = (part: string): string[] => part.split(':').filter((group) => group !== '')
  const [head, tail] = [groups(before), groups(after ?? '')]
  const whole = [...head, ...Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0'), ...tail]
  return whole.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '').toLowerCase()).join(':')
}
