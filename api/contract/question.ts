import { z } from 'zod'
import { offerParams } from './land-offer.ts'
import { route } from './route.ts'
import { isoDate, zoneCode, zoneKind } from './zone.ts'
import { ifMatch, words } from './write.ts'

const language = z.enum(['vi', 'en'])
/** Text of several lines; of the control characters only the line break comes from a keyboard. Those of other systems, and tabs, are taken for what they mean. */
const lines = (most: number) => z.string().overwrite((text) => text.replaceAll(/\r\n?/g, '\n').replaceAll('\t', ' ')).trim().min(1).max(most).regex(/^[^\p{Cc}\n]*(?:\n[^\p{Cc}\n]*)*$/u)
export const mailAddress = z.string().trim().max(254).pipe(z.email())
const phone = z.string().trim().regex(/^(?=(?:\D*\d){8})\+?[\d ().-]{8,24}$/)

/** What one must send back with a form: made by the server, good for some hours, not before some seconds have passed. */
export const formPass = z.object({ pass: z.string(), consentVi: z.string(), consentEn: z.string(), keptForDays: z.int(), isMailSetUp: z.boolean().describe('false: no e-mail goes out from here') })
export type FormPass = z.infer<typeof formPass>
export const formNames = ['question', 'land_alert'] as const
export type FormName = (typeof formNames)[number]
export const getFormPass = route({
  method: 'GET', url: '/api/forms/pass',
  schema: { summary: 'What a public form needs before it can be sent', tags: ['question'], querystring: z.object({ form: z.enum(formNames).default('question') }), response: { 200: formPass } },
})

const sentForm = {
  pass: z.string().max(400), language,
  website: z.string().max(2000).optional().describe('Left empty by people'),
}

export const askQuestion = route({
  method: 'POST', url: '/api/questions',
  schema: {
    summary: 'Ask the board about an offer or a zone', tags: ['question'],
    description: 'Public. Kept in the database always; told by e-mail where that is set up. The link in `follow` shows the question and its answers to who asked, and takes it away.',
    body: z.object({
      ...sentForm, offer: offerParams.shape.code.optional(), zone: zoneCode.optional(),
      name: words(100), company: words(200).optional(), email: mailAddress.optional(), phone: phone.optional(), message: lines(5000), consent: z.literal(true),
    }).refine((sent) => sent.email !== undefined || sent.phone !== undefined, { path: ['email'], params: { expected: 'email | phone' } })
      .refine((sent) => sent.offer !== undefined || sent.zone !== undefined, { path: ['offer'], params: { expected: 'offer | zone' } }),
    response: { 201: z.object({ number: z.string().describe('What one names it by'), follow: z.string().describe('Path of the page of who asked; it is the key, keep it') }) },
  },
})
export type SentQuestion = z.output<typeof askQuestion.schema.body>

export const questionStates = ['new', 'in_progress', 'answered', 'closed', 'spam'] as const
const askedZone = z.object({ code: z.string(), kind: zoneKind, nameVi: z.string(), nameEn: z.string(), provinceCode: z.string() })
export const questionEntry = z.object({ kind: z.enum(['reply', 'note', 'state', 'assigned']), text: z.string(), by: z.string().nullable(), at: z.string(), mail: z.enum(['waiting', 'sent', 'failed']).nullable().describe('Whether a reply went out by e-mail; null: it did not have to') })
export const question = z.object({
  id: z.int(), number: z.string(), state: z.enum(questionStates), at: z.string(), language,
  zone: askedZone, offer: z.string().nullable(),
  name: z.string().nullable(), company: z.string().nullable(), email: z.string().nullable(), phone: z.string().nullable(), message: z.string().nullable(),
  erasedAt: z.string().nullable().describe('Since when nothing personal is kept'), erasedOn: isoDate.describe('When it will be erased'),
  assignee: z.object({ id: z.string(), name: z.string() }).nullable(), entries: z.array(questionEntry), version: z.int(),
}).meta({ id: 'Question' })
export type Question = z.infer<typeof question>

export const listQuestions = route({
  method: 'GET', url: '/api/questions',
  schema: {
    summary: 'The inbox: questions of the provinces one works for', tags: ['question'],
    querystring: z.object({ state: z.enum(questionStates).optional(), mine: z.stringbool().optional(), zone: zoneCode.optional(), limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().max(200).optional() }),
    response: { 200: z.object({ items: z.array(question), nextCursor: z.string().nullable(), counts: z.array(z.object({ state: z.enum(questionStates), count: z.int() })), assignees: z.array(z.object({ id: z.string(), name: z.string(), provinces: z.array(z.string()).nullable().describe('null: all') })), isMailSetUp: z.boolean().describe('false: no e-mail goes out; who asked reads replies by the link they got') }) },
  },
})
export const questionParams = z.object({ id: z.coerce.number().int().positive().max(2147483647) })
export const getQuestion = route({ method: 'GET', url: '/api/questions/:id', schema: { summary: 'A question with all that was done about it', tags: ['question'], params: questionParams, response: { 200: question } } })
export const changeQuestion = route({
  method: 'PATCH', url: '/api/questions/:id',
  schema: {
    summary: 'Move a question on, or give it to somebody', tags: ['question'], params: questionParams, headers: ifMatch, response: { 200: question },
    body: z.object({ state: z.enum(questionStates), assignee: z.string().max(64).nullable() }).partial().refine((sent) => Object.keys(sent).length > 0, { path: ['state'], params: { expected: 'state | assignee' } }),
  },
})
export const replyToQuestion = route({
  method: 'POST', url: '/api/questions/:id/entries',
  schema: { summary: 'Reply (by e-mail where there is one), or note something for colleagues', tags: ['question'], params: questionParams, headers: ifMatch, body: z.object({ kind: z.enum(['reply', 'note']), text: lines(10_000) }), response: { 201: question } },
})
export const eraseQuestion = route({
  method: 'DELETE', url: '/api/questions/:id',
  schema: { summary: 'Erase what is personal in a question; that it was asked, and its state, stay', tags: ['question'], params: questionParams, headers: ifMatch, response: { 200: question } },
})

const key = z.object({ key: z.string().regex(/^[\w-]{20,100}$/) })
export const followedQuestion = z.object({
  language, number: z.string(), state: z.enum(questionStates), at: z.string(), zone: askedZone, offer: z.string().nullable(),
  message: z.string().nullable(), replies: z.array(z.object({ text: z.string(), at: z.string() })), erasedAt: z.string().nullable(), erasedOn: isoDate,
})
export type FollowedQuestion = z.infer<typeof followedQuestion>
export const followQuestion = route({ method: 'GET', url: '/api/asked/:key', schema: { summary: 'One\'s own question, by the link one was given', tags: ['question'], params: key, response: { 200: followedQuestion } } })
export const withdrawQuestion = route({ method: 'DELETE', url: '/api/asked/:key', schema: { summary: 'Have one\'s own question erased', tags: ['question'], params: key, response: { 200: followedQuestion } } })

export type QuestionList = z.infer<(typeof listQuestions)['schema']['response'][200]>
export const askForAlert = route({
  method: 'POST', url: '/api/land-alerts',
  schema: {
    summary: 'Be told by e-mail when land that fits becomes clean', tags: ['question'],
    description: 'Answers the same whether the address is known or not. Nothing is sent but one link to confirm it, and not twice in a day.',
    body: z.object({ ...sentForm, email: mailAddress, query: z.string().max(2000).describe('The query of /api/land-offers, as in the address'), consent: z.literal(true) }),
    response: { 201: z.object({ isMailSetUp: z.boolean().describe('false: no mail can be sent, so nothing was kept') }) },
  },
})
export type SentAlert = z.output<typeof askForAlert.schema.body>
const alertKey = z.object({ key: z.string().max(200).regex(/^[\w-]+$/) })
export const shownAlert = z.object({ state: z.enum(['confirmed', 'ended']), query: z.string(), email: z.string().nullable().describe('Its first letters only; null: it is kept no more') })
export type ShownAlert = z.infer<typeof shownAlert>
export const confirmAlert = route({ method: 'POST', url: '/api/land-alerts/confirm', schema: { summary: 'Confirm an alert by the key that was mailed', tags: ['question'], body: alertKey, response: { 200: shownAlert } } })
export const endAlert = route({
  method: 'POST', url: '/api/land-alerts/end',
  schema: { summary: 'End an alert: one click, RFC 8058', description: 'Whatever the body, also none: mail programs send a form.', tags: ['question'], querystring: alertKey, response: { 200: shownAlert } },
})
export const askToEndAlert = route({
  method: 'GET', url: '/api/land-alerts/end',
  schema: {
    summary: 'For mail programs without a click of their own: the page that asks a person', tags: ['question'], querystring: alertKey,
    description: 'Answers 303 to /alerts/end and ends nothing: scanners open what they find in a mail.', response: { 200: z.null().describe('Never: it answers 303') },
  },
})
