import { betterAuth, type BetterAuthOptions } from 'better-auth'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { APIError } from 'better-auth/api'
import type { FastifyBaseLogger } from 'fastify'
import type { Config, Secret } from '../config.ts'
import type { Database } from '../database/pool.ts'
import { hashPassword, passwordLength, verifyPassword } from './password.ts'

export interface AuthParts {
  readonly db: Database
  readonly secret: Secret
  readonly publicUrl: string | null
  readonly oidc: Config['oidc']
  readonly logger: FastifyBaseLogger
}

/** The one header the library takes a network address from: set by us, whatever a request brought along. */
export const ADDRESS_HEADER = 'x-mat-bang-address'
/** The province's own login, as the library names it: also the last part of the address it sends people back to. */
export const OIDC = 'oidc'

/** Page of the client where one signs in, and is told what went wrong elsewhere. */
export const SIGN_IN_PAGE = '/sign-in'
/** Said by the library to whoever would sign in to an account that is closed. */
export const ACCOUNT_CLOSED = 'account_closed'

const HOUR_S = 3600

/** better-auth on our tables. It answers no address itself: routes of ours call it. */
function optionsOf({ db, secret, publicUrl, oidc, logger }: AuthParts) {
  return {
    appName: 'Mặt Bằng',
    baseURL: publicUrl ?? 'http://localhost',
    secret: secret.reveal(),
    database: db.pool,
    telemetry: { enabled: false },
    onAPIError: { errorURL: `${publicUrl ?? ''}${SIGN_IN_PAGE}` },
    // What it calls an error is mostly a sign-in it refuses; what we do not expect is thrown, and logged as such.
    logger: { level: 'error', log: (_level, message) => { logger.warn({ part: 'accounts' }, message) } },
    emailAndPassword: {
      enabled: true, disableSignUp: true, minPasswordLength: passwordLength.least, maxPasswordLength: passwordLength.most,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    advanced: {
      cookiePrefix: 'mat-bang', useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] }, database: { joins: true, validateSchema: false },
    },
    rateLimit: {
      enabled: true, storage: 'database', window: 60, max: 60, modelName: 'account_rate_limit', fields: { lastRequest: 'last_request' },
      // An office comes from one address in the morning; who guesses is slowed down, and stopped at the e-mail (rules.sign_in_is_barred).
      customRules: { '/sign-in/email': { window: 5 * 60, max: 20 }, '/sign-in/social': { window: 5 * 60, max: 60 }, '/change-password': { window: 5 * 60, max: 10 } },
    },
    user: {
      modelName: 'account', fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: { closedAt: { type: 'date', required: false, input: false, fieldName: 'closed_at' } },
    },
    session: {
      modelName: 'account_session', expiresIn: 12 * HOUR_S, updateAge: HOUR_S,
      fields: { userId: 'account_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: { way: { type: 'string', required: true, input: false, defaultValue: 'password' } },
    },
    account: {
      modelName: 'account_credential',
      fields: {
        userId: 'account_id', providerId: 'provider', accountId: 'subject', password: 'password_hash', accessToken: 'access_token', refreshToken: 'refresh_token', idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at', refreshTokenExpiresAt: 'refresh_token_expires_at', createdAt: 'created_at', updatedAt: 'updated_at',
      },
      updateAccountOnSignIn: false,
      // An account is made by an administrator for an e-mail; the province's own login says whose that is.
      accountLinking: { trustedProviders: oidc?.trustsEmail ? [OIDC] : [], requireLocalEmailVerified: false },
    },
    verification: { modelName: 'account_verification', fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' } },
    databaseHooks: {
      session: { create: { before: async (session, call) => {
        // Asked through the library: it may be inside a transaction, and the embedded database has no second connection then.
        const account = await call?.context.internalAdapter.findUserById(session.userId)
        if (!account || ('closedAt' in account && account.closedAt)) throw new APIError('FORBIDDEN', { code: ACCOUNT_CLOSED, message: ACCOUNT_CLOSED })
        return { data: { ...session, way: call?.path.startsWith('/callback') ? 'oidc' : 'password' } }
      } } },
      // We ask the province's login who somebody is, and nothing later: its tokens are not kept.
      account: { create: { before: async (credential) => ({ data: { ...credential, accessToken: null, refreshToken: null, idToken: null } }) } },
    },
  } satisfies BetterAuthOptions
}

const openSessions = (parts: AuthParts) => betterAuth(optionsOf(parts))

function openOidc(parts: AuthParts, { discoveryUrl, clientId, clientSecret, name }: NonNullable<Config['oidc']>) {
  return betterAuth({
    ...optionsOf(parts),
    plugins: [genericOAuth({ config: [{
      providerId: OIDC, name, discoveryUrl, clientId, clientSecret: clientSecret.reveal(), scopes: ['openid', 'email', 'profile'],
      pkce: true, requireIdTokenVerification: true, disableSignUp: true,
    }] })],
  })
}

export interface Auth {
  readonly sessions: ReturnType<typeof openSessions>
  /** Opened when somebody first comes for it: a login that does not answer must hold up nobody who uses a password. */
  readonly oidc: (() => ReturnType<typeof openOidc>) | null
  readonly publicUrl: string | null
}

export function openAuth(parts: AuthParts): Auth {
  const { oidc } = parts
  let opened: ReturnType<typeof openOidc> | null = null
  return { sessions: openSessions(parts), oidc: oidc && (() => (opened ??= openOidc(parts, oidc))), publicUrl: parts.publicUrl }
}
