import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Secret } from '../config.ts'
import type { FormName } from '../contract/question.ts'
import type { Queryable, Transaction } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { Problem } from '../errors.ts'

/** A pass for one form, made at a moment: the moment, a number nobody guesses, and what signs both. */
export function makePass(secret: Secret, form: FormName, at: Date = new Date()): string {
  const said = `${form}.${at.getTime()}.${randomBytes(12).toString('base64url')}`
  return `${said}.${sign(secret, said)}`
}

/**
 * Uses a pass up, in the transaction of what it was for: a form that is refused later may be sent again with it.
 * @throws Problem form_pass_refused (not ours, or another form's), form_pass_too_early, form_pass_expired, form_pass_used
 */
export async function takePass(tx: Transaction, secret: Secret, form: FormName, pass: string): Promise<void> {
  const [named, moment = '', nonce = '', signature = ''] = pass.split('.')
  const isOurs = isSame(signature, sign(secret, `${form}.${moment}.${nonce}`))
  if (!isOurs || named !== form || !/^\d{13}$/.test(moment)) throw new Problem('form_pass_refused', { field: 'pass' })
  const { notBefore, goodFor } = await periods(tx)
  const age = (Date.now() - Number(moment)) / 1000
  if (notBefore !== null && age < notBefore) throw new Problem('form_pass_too_early', { field: 'pass', expected: String(notBefore) }, { 'retry-after': String(Math.ceil(notBefore - age)) })
  if (goodFor !== null && age > goodFor * 60) throw new Problem('form_pass_expired', { field: 'pass' })
  const [taken] = await tx.query(sql`insert into form_pass_use (nonce) values (${nonce}) on conflict do nothing returning nonce`)
  if (!taken) throw new Problem('form_pass_used', { field: 'pass' })
}

async function periods(db: Queryable): Promise<{ notBefore: number | null; goodFor: number | null }> {
  const [row] = await db.query<{ notBefore: number | null; goodFor: number | null }>(sql`
    select rules.convention('form_pass', 'not_before')::float8 as "notBefore", rules.convention('form_pass', 'good_for')::float8 as "goodFor"`)
  return row ?? { notBefore: null, goodFor: null }
}

const sign = (secret: Secret, said: string) => createHmac('sha256', secret.reveal()).update(`form pass|${said}`).digest('base64url')
function isSame(one: string, other: string): boolean {
  // Lengths in bytes: a letter beyond ASCII has several.
  const [given, made] = [Buffer.from(one), Buffer.from(other)]
  return given.length === made.length && timingSafeEqual(given, made)
}
