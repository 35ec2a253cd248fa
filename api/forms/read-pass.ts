import type { Secret } from '../config.ts'
import type { FormName, FormPass } from '../contract/question.ts'
import type { Queryable } from '../database/pool.ts'
import { consentText } from './consent.ts'
import { makePass } from './pass.ts'
import { keptForDays } from './kept-for.ts'

/** GET /api/forms/pass */
export async function readPass(db: Queryable, secret: Secret, isMailSetUp: boolean, form: FormName): Promise<FormPass> {
  const days = await keptForDays(db, form)
  return { pass: makePass(secret, form), consentVi: consentText(form, 'vi', days), consentEn: consentText(form, 'en', days), keptForDays: days, isMailSetUp }
}
