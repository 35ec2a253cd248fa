import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { MailConfig } from '../config.ts'

export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
  /** The same at every attempt: who gets one twice all the same sees that it is one. */
  readonly messageId: string
}

/** What became of a letter. refused: it surely did not go out; for ever where the server will not take it later either. unknown: it may have gone out. */
export type Outcome = { readonly kind: 'sent' } | { readonly kind: 'refused'; readonly isForEver: boolean; readonly why: string } | { readonly kind: 'unknown'; readonly why: string }
export type SendLetter = (letter: Letter) => Promise<Outcome>

/** No step takes longer: a process that ends waits for the letter it is sending. */
const PATIENCE_MS = 15_000

/**
 * Sends one letter on a connection of its own. Not through nodemailer's transport: that does not tell a connection that never opened from one
 * that broke after the letter was handed over, and only the first may be tried again.
 */
export function smtpSender({ smtpUrl, from }: Pick<MailConfig, 'smtpUrl' | 'from'>): SendLetter {
  const { options, auth } = readSmtpUrl(smtpUrl.reveal())
  return async ({ to, subject, text, headers, messageId }) => {
    const message = await new MailComposer({
      from, to: { name: '', address: to }, subject, text, headers: { ...headers }, messageId, disableFileAccess: true, disableUrlAccess: true,
    }).compile().build()
    const connection = new SMTPConnection(options)
    let isHandedOver = false
    try {
      return await new Promise<Outcome>((resolve) => {
        const fail = (error: SmtpError) => resolve(outcomeOf(error, isHandedOver))
        const send = () => {
          isHandedOver = true
          connection.send({ from: from.address, to: [to] }, message, (error) => { if (error) fail(error); else resolve({ kind: 'sent' }) })
        }
        connection.once('error', fail)
        // Without a word: the server closed it. Before the letter nothing is lost.
        connection.once('end', () => fail(new Error('the connection ended')))
        connection.connect((error) => {
          if (error) return fail(error)
          if (auth && connection.allowsAuth) connection.login({ type: 'LOGIN', method: false, user: auth.user, credentials: auth }, (refused) => { if (refused) fail(refused); else send() })
          else send()
        })
      })
    } finally {
      // A socket that breaks while it is being closed is nobody's trouble any more.
      connection.on('error', () => undefined)
      connection.close()
    }
  }
}

interface SmtpError extends Error { readonly responseCode?: number | undefined; readonly permanent?: boolean | undefined; readonly command?: string | undefined; readonly response?: string | undefined }

/** An answer of the server is a refusal, whenever it came; silence after the letter was handed over tells nothing. */
function outcomeOf({ responseCode, permanent, message, command, response }: SmtpError, isHandedOver: boolean): Outcome {
  const why = `${command ?? ''} ${response ?? message}`.trim().slice(0, 500)
  // That a password is wrong, or the sender is not welcome, somebody may put right: only the letter itself, or who it is for, is refused for ever.
  const isOfLetter = command === 'RCPT TO' || command === 'DATA'
  if (responseCode !== undefined || !isHandedOver) return { kind: 'refused', isForEver: permanent === true && isOfLetter, why }
  return { kind: 'unknown', why }
}

function readSmtpUrl(text: string) {
  const url = new URL(text)
  const secure = url.protocol === 'smtps:'
  const auth = url.username === '' ? null : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
  return {
    auth,
    options: {
      host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port === '' ? (secure ? 465 : 587) : Number(url.port), secure,
      // A password never goes over an open line, unless that is asked for: ?requireTLS=false, for a server on the same machine.
      requireTLS: !secure && (url.searchParams.get('requireTLS') ?? String(auth !== null)) === 'true',
      connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS, dnsTimeout: PATIENCE_MS,
    },
  }
}
