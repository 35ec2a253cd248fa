import { availableParallelism } from 'node:os'
import { z } from 'zod'

/** A value that never shows in a log or an error. */
export class Secret {
  readonly #value: string
  constructor(value: string) { this.#value = value }
  reveal(): string { return this.#value }
  toString(): string { return '[secret]' }
  toJSON(): string { return '[secret]' }
}

const optional = <T extends z.ZodType>(one: T) => z.preprocess((value) => (value === '' ? undefined : value), one.optional())
const httpUrl = z.url({ protocol: /^https?$/ })

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'expected postgres://user:password@host:port/database')),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(Math.max(4, availableParallelism())),
  DATA_FOLDER: z.string().default('./data'),
  SHIPPED_DATA: z.enum(['load', 'none']).default('load'),
  BASEMAP_STYLE_URL: optional(httpUrl),
  BOARD_NAME: optional(z.string()),
  BOARD_CONTACT: optional(z.string()),
  EVENTS_LIMIT: z.coerce.number().int().min(0).max(100_000).default(500),
  TILE_CACHE_MB: z.coerce.number().int().min(0).max(16384).default(64),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  // true is one: what stands further left in X-Forwarded-For anybody can write there.
  TRUST_PROXY: z.preprocess((value) => (value === 'true' ? 1 : value === 'false' || value === '' ? 0 : value), z.coerce.number().int('expected true, false, or how many proxies').min(0).max(9).default(0)),
  PUBLIC_URL: optional(httpUrl.transform((url) => new URL(url).origin)),
  SESSION_SECRET: optional(z.string().min(32, 'expected at least 32 characters, e.g. of `openssl rand -base64 32`')),
  OIDC_ISSUER: optional(httpUrl),
  OIDC_CLIENT_ID: optional(z.string()),
  OIDC_CLIENT_SECRET: optional(z.string()),
  OIDC_NAME: optional(z.string()),
  OIDC_TRUST_EMAIL: z.preprocess((value) => (value === '' ? undefined : value), z.stringbool().default(false)),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/, error: 'expected smtp://user:password@host:587 or smtps://…' })),
  MAIL_FROM: optional(z.string().transform(readSender).refine((sender) => z.email().safeParse(sender.address).success && !/[\p{Cc}<>]/u.test(sender.name), 'expected a@b.vn or Name <a@b.vn>')),
}).superRefine((e, context) => {
  if (e.SMTP_URL !== undefined) {
    // A link in a mail leads where the configuration says, never where the request that caused it claims to have come.
    for (const needed of ['MAIL_FROM', 'PUBLIC_URL'] as const) if (e[needed] === undefined) context.addIssue({ code: 'custom', path: [needed], message: 'is needed with SMTP_URL' })
  }
  if (e.OIDC_ISSUER === undefined) return
  for (const needed of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PUBLIC_URL'] as const) {
    if (e[needed] === undefined) context.addIssue({ code: 'custom', path: [needed], message: 'is needed with OIDC_ISSUER' })
  }
})

export interface Config {
  readonly host: string
  readonly port: number
  readonly databaseUrl: Secret | null
  readonly databasePool: number
  readonly dataFolder: string
  readonly loadShippedData: boolean
  readonly basemapStyleUrl: string | null
  readonly board: { readonly name: string; readonly contact: string } | null
  readonly tileCacheBytes: number
  /** How many pages hear at once what others change. */
  readonly eventsLimit: number
  readonly logLevel: string
  /** How many reverse proxies stand in front and say where a request came from. */
  readonly proxies: number
  /** Scheme, host and port people reach the server at, where that is not what requests name. */
  readonly publicUrl: string | null
  /** Signs the cookies; null: one is made up and kept in the database. */
  readonly sessionSecret: Secret | null
  /** The province's own login (OpenID Connect). */
  readonly oidc: OidcConfig | null
  /** How mail goes out; null: none does. */
  readonly mail: MailConfig | null
}

export interface MailConfig {
  readonly smtpUrl: Secret
  readonly from: MailSender
  /** Where the links in a mail lead: scheme, host and port. */
  readonly publicUrl: string
}
export interface MailSender { readonly name: string; readonly address: string }

export interface OidcConfig {
  readonly discoveryUrl: string
  readonly clientId: string
  readonly clientSecret: Secret
  /** As the sign-in button names it. */
  readonly name: string
  /** Whether an e-mail it gives counts although it does not say that it has verified it. */
  readonly trustsEmail: boolean
}

export class ConfigError extends Error {}

/** `Name <address>`, or an address alone. */
function readSender(text: string): MailSender {
  const [, name = '', address = text] = /^\s*"?([^"<]*?)"?\s*<([^<>]*)>\s*$/.exec(text) ?? []
  return { name, address: address.trim() }
}

/** Reads the configuration once. @throws ConfigError naming every variable that is wrong and what it expects. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(`The configuration is wrong:\n${lines.join('\n')}`)
  }
  const e = parsed.data
  return {
    host: e.HOST,
    port: e.PORT,
    databaseUrl: e.DATABASE_URL ? new Secret(e.DATABASE_URL) : null,
    databasePool: e.DATABASE_POOL,
    dataFolder: e.DATA_FOLDER,
    loadShippedData: e.SHIPPED_DATA === 'load',
    basemapStyleUrl: e.BASEMAP_STYLE_URL ?? null,
    board: e.BOARD_NAME && e.BOARD_CONTACT ? { name: e.BOARD_NAME, contact: e.BOARD_CONTACT } : null,
    eventsLimit: e.EVENTS_LIMIT,
    tileCacheBytes: e.TILE_CACHE_MB * 1024 * 1024,
    logLevel: e.LOG_LEVEL,
    proxies: e.TRUST_PROXY,
    publicUrl: e.PUBLIC_URL ?? null,
    sessionSecret: e.SESSION_SECRET ? new Secret(e.SESSION_SECRET) : null,
    oidc: e.OIDC_ISSUER && e.OIDC_CLIENT_ID && e.OIDC_CLIENT_SECRET ? {
      discoveryUrl: discoveryOf(e.OIDC_ISSUER), clientId: e.OIDC_CLIENT_ID, clientSecret: new Secret(e.OIDC_CLIENT_SECRET),
      name: e.OIDC_NAME ?? new URL(e.OIDC_ISSUER).host, trustsEmail: e.OIDC_TRUST_EMAIL,
    } : null,
    mail: e.SMTP_URL && e.MAIL_FROM && e.PUBLIC_URL ? { smtpUrl: new Secret(e.SMTP_URL), from: e.MAIL_FROM, publicUrl: e.PUBLIC_URL } : null,
  }
}

const WELL_KNOWN = '/.well-known/openid-configuration'
const discoveryOf = (issuer: string) => (issuer.endsWith(WELL_KNOWN) ? issuer : issuer.replace(/\/$/, '') + WELL_KNOWN)
