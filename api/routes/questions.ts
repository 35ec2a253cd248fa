import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { actorOf } from '../accounts/actor.ts'
import { ofQuestion } from '../accounts/guard.ts'
import { askForAlert, askQuestion, askToEndAlert, changeQuestion, confirmAlert, endAlert, eraseQuestion, followQuestion, getFormPass, getQuestion, listQuestions, replyToQuestion, withdrawQuestion } from '../contract/question.ts'
import { shownBoard } from '../features/board.ts'
import { askForAlert as keepAlert, confirmAlert as confirmKept, endAlert as endKept } from '../features/land-alert/alert.ts'
import { askBoard } from '../features/question/ask.ts'
import { readFollowed, withdraw } from '../features/question/follow.ts'
import { answerQuestion, eraseQuestion as erase, findQuestions, moveQuestion, readQuestion } from '../features/question/inbox.ts'
import { fewAtOnce } from '../forms/limit.ts'
import { readPass } from '../forms/read-pass.ts'
import { readAnyForm } from '../http.ts'
import { noStore, requireIfMatch, sendTagged } from '../precondition.ts'
import type { Api, RouteParts } from './parts.ts'

/** Questions to the board and alerts, by whoever asks them and by whoever answers. */
export async function questionRoutes(api: Api, { db, config, sessionSecret, guard, by }: RouteParts): Promise<void> {
  // Questions to the board, and alerts: nobody signs in. The addresses of what one asked are keys: not for the log, nor for a cache.
  const forms = { secret: sessionSecret, mail: config.mail, board: () => shownBoard(db, config.board) }
  const quietly = { logLevel: 'warn' } as const
  api.route({ ...getFormPass, handler: async ({ query }, reply) => noStore(reply).send(await readPass(db, sessionSecret, config.mail !== null, query.form)) })
  api.route({ ...askQuestion, handler: async ({ ip, body }, reply) => noStore(reply.code(201)).send(await fewAtOnce(ip, () => askBoard(db, forms, ip, body))) })
  api.route({ ...followQuestion, ...quietly, handler: async ({ params }, reply) => noStore(reply).send(await readFollowed(db, params.key)) })
  api.route({ ...withdrawQuestion, ...quietly, handler: async ({ params }, reply) => noStore(reply).send(await withdraw(db, params.key)) })
  api.route({ ...askForAlert, handler: async ({ ip, body }, reply) => noStore(reply.code(201)).send(await fewAtOnce(ip, () => keepAlert(db, forms, ip, body))) })
  api.route({ ...confirmAlert, handler: async ({ body }, reply) => noStore(reply).send(await confirmKept(db, body.key)) })
  api.route({ ...askToEndAlert, ...quietly, handler: async ({ query }, reply) => { await reply.redirect(`/alerts/end?key=${query.key}`, 303) } })
  await api.register(async (mailPrograms) => {
    readAnyForm(mailPrograms)
    mailPrograms.withTypeProvider<ZodTypeProvider>().route({ ...endAlert, ...quietly, handler: async ({ query }, reply) => noStore(reply).send(await endKept(db, query.key)) })
  })

  // The inbox.
  const answers = ['official', 'admin'] as const
  const ofInbox = guard({ roles: answers, province: ofQuestion })
  const writesQuestion = { onRequest: [ofInbox, requireIfMatch] }
  api.route({ ...listQuestions, onRequest: guard({ roles: answers }), handler: (request) => findQuestions(db, actorOf(request), config.mail !== null, request.query) })
  api.route({ ...getQuestion, onRequest: ofInbox, handler: async ({ params }, reply) => { const question = await readQuestion(db, params.id); return sendTagged(reply, question.version, question) } })
  api.route({ ...changeQuestion, ...writesQuestion, handler: async (request, reply) => { const question = await moveQuestion(by(request), request.params.id, request.headers['if-match'], actorOf(request), request.body); return sendTagged(reply, question.version, question) } })
  api.route({ ...replyToQuestion, ...writesQuestion, handler: async (request, reply) => { const question = await answerQuestion(by(request), forms, request.params.id, request.headers['if-match'], actorOf(request), request.body); return sendTagged(reply.code(201), question.version, question) } })
  api.route({ ...eraseQuestion, ...writesQuestion, handler: async (request, reply) => { const question = await erase(by(request), request.params.id, request.headers['if-match']); return sendTagged(reply, question.version, question) } })
}
