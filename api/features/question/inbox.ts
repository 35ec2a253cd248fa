import type { z } from 'zod'
import type { Actor } from '../../accounts/actor.ts'
import type { changeQuestion, listQuestions, Question, QuestionList, replyToQuestion } from '../../contract/question.ts'
import type { Database, Queryable, Transaction } from '../../database/pool.ts'
import { join, sql } from '../../database/sql.ts'
import { Problem } from '../../errors.ts'
import type { FormParts } from '../../forms/parts.ts'
import { queueMail } from '../../mail/outbox.ts'
import { matchVersion } from '../../precondition.ts'
import { readAsked } from './ask.ts'
import { reply } from './letters.ts'

/** GET /api/questions: of the provinces one works for, the latest first. @throws Problem invalid_cursor */
export async function findQuestions(db: Queryable, actor: Actor, isMailSetUp: boolean, { state, mine, zone, limit, cursor }: z.output<typeof listQuestions.schema.querystring>): Promise<QuestionList> {
  const before = cursor === undefined ? null : Number(/^[1-9]\d{0,9}$/.exec(cursor)?.[0] ?? Number.NaN)
  if (Number.isNaN(before) || (before ?? 0) > 2147483647) throw new Problem('invalid_cursor', { field: 'cursor', got: cursor ?? '' })
  const provinces = actor.role === 'admin' ? null : actor.provinces
  const within = join([
    ...(provinces ? [sql`z.province_code = any(${provinces}::text[])`] : []), ...(mine ? [sql`q.assignee_id = ${actor.id}`] : []), ...(zone === undefined ? [] : [sql`z.code = ${zone}`])], ' and ')
  const from = sql`from question q join zone z on z.id = q.zone_id where ${within}`
  const rows = await db.query<{ id: number; item: Question }>(sql`
    select q.id, rules.question_json(q) as item ${from} and (${state ?? null}::text is null or q.state = ${state ?? null}) and (${before}::int is null or q.id < ${before}) order by q.id desc limit ${limit + 1}`)
  const counts = await db.query<QuestionList['counts'][number]>(sql`select q.state, count(*)::int as count ${from} group by q.state`)
  const assignees = await db.query<QuestionList['assignees'][number]>(sql`
    select a.id, a.name, case when a.role <> 'admin' then p.codes end as provinces
    from account a cross join lateral (select array(select p.province_code from account_province p where p.account_id = a.id order by 1) as codes) p
    where a.closed_at is null and (a.role = 'admin' or a.role = 'official' and (${provinces}::text[] is null or p.codes && ${provinces}::text[])) order by sort_key_vi(a.name) collate "C", a.id`)
  const last = rows[limit - 1]
  return { items: rows.slice(0, limit).map((row) => row.item), nextCursor: rows.length > limit && last ? String(last.id) : null, counts, assignees, isMailSetUp }
}

/** GET /api/questions/{id} */
export async function readQuestion(db: Queryable, id: number): Promise<Question> {
  const [row] = await db.query<{ item: Question }>(sql`select rules.question_json(q) as item from question q where q.id = ${id}`)
  if (!row) throw new Problem('question_not_found', { field: 'id', got: String(id) })
  return row.item
}

/** PATCH /api/questions/{id}. @throws Problem unknown_reference for an assignee who does not work there, nothing_changes */
export const moveQuestion = (db: Database, id: number, ifMatch: string, actor: Actor, sent: z.output<typeof changeQuestion.schema.body>): Promise<Question> => writing(db, id, ifMatch, async (tx, held) => {
  const state = sent.state === undefined || sent.state === held.state ? null : sent.state
  const assignee = sent.assignee === undefined || sent.assignee === held.assigneeId ? undefined : sent.assignee
  if (state === null && assignee === undefined) throw new Problem('nothing_changes')
  if (state !== null) {
    await tx.query(sql`update question set state = ${state} where id = ${id}`)
    await addEntry(tx, id, 'state', state, actor)
  }
  if (assignee === undefined) return
  const [named] = assignee === null ? [{ name: '' }] : await tx.query<{ name: string }>(sql`
    select a.name from account a, question q join zone z on z.id = q.zone_id where a.id = ${assignee} and q.id = ${id} and rules.may_answer(a, z.province_code)`)
  if (!named) throw new Problem('unknown_reference', { field: 'assignee', got: assignee ?? '', expected: 'assignees of GET /api/questions' })
  await tx.query(sql`update question set assignee_id = ${assignee} where id = ${id}`)
  await addEntry(tx, id, 'assigned', named.name, actor)
})

/** POST /api/questions/{id}/entries: a reply answers the question, by e-mail where it left one and mail is set up. @throws Problem question_erased */
export async function answerQuestion(db: Database, { mail, board }: FormParts, id: number, ifMatch: string, actor: Actor, { kind, text }: z.output<typeof replyToQuestion.schema.body>): Promise<Question> {
  const from = await board()
  return writing(db, id, ifMatch, async (tx, held) => {
    if (held.isErased) throw new Problem('question_erased')
    const entryId = await addEntry(tx, id, kind, text, actor)
    if (kind === 'note') return
    if (mail && held.email !== null) {
      const mailId = await queueMail(tx, reply(await readAsked(tx, id), { to: held.email, entryId, text }, from))
      await tx.query(sql`update question_entry set mail_id = ${mailId} where id = ${entryId}`)
    }
    if (held.state === 'answered') return
    await tx.query(sql`update question set state = 'answered' where id = ${id}`)
    await addEntry(tx, id, 'state', 'answered', actor)
  })
}

/** DELETE /api/questions/{id}. @throws Problem nothing_changes */
export const eraseQuestion = (db: Database, id: number, ifMatch: string): Promise<Question> => writing(db, id, ifMatch, async (tx, held) => {
  if (held.isErased) throw new Problem('nothing_changes')
  await tx.query(sql`select rules.erase_question(${id})`)
})

interface Held { readonly state: string; readonly assigneeId: string | null; readonly isErased: boolean; readonly email: string | null; readonly version: number }

/** Each change is a version: of two who read the same, the second is told (412). */
async function writing(db: Database, id: number, ifMatch: string, work: (tx: Transaction, held: Held) => Promise<void>): Promise<Question> {
  await db.transaction(async (tx) => {
    const [held] = await tx.query<Held & Record<string, unknown>>(sql`
      select state, assignee_id as "assigneeId", erased_at is not null as "isErased", email, version from question where id = ${id} for update`)
    if (!held) throw new Problem('question_not_found', { field: 'id', got: String(id) })
    matchVersion(ifMatch, held.version)
    await work(tx, held)
    await tx.query(sql`update question set version = ${held.version + 1} where id = ${id}`)
  })
  return readQuestion(db, id)
}

async function addEntry(tx: Transaction, questionId: number, kind: string, text: string, actor: Actor): Promise<number> {
  const [made] = await tx.query<{ id: number }>(sql`insert into question_entry (question_id, kind, text, account_id) values (${questionId}, ${kind}, ${text}, ${actor.id}) returning id`)
  if (!made) throw new Error('the entry was not kept')
  return made.id
}
