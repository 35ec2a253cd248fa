import { z } from 'zod'
import { route } from './route.ts'
import { words } from './write.ts'

export const roles = ['planner', 'official', 'admin'] as const
export type Role = (typeof roles)[number]

/** Who is signed in. */
export const me = z.object({
  account: z.object({
    id: z.string(), name: z.string(), email: z.string(), role: z.enum(roles),
    provinces: z.array(z.string()).describe('Codes of the provinces they may change; an administrator may change all'),
    mustChangePassword: z.boolean().describe('Signed in with a password somebody else has seen: nothing but a new password is taken'), hasPassword: z.boolean(),
  }).nullable().describe('null: nobody is signed in'),
  ways: z.object({
    password: z.boolean(),
    oidc: z.object({ id: z.string(), name: z.string() }).nullable().describe('The province\'s own login: send the browser to /api/session/oidc?to=/where/it/comes/back/to'),
  }),
}).meta({ id: 'Me' })
export type Me = z.infer<typeof me>

export const getMe = route({ method: 'GET', url: '/api/me', schema: { summary: 'Who is signed in, and how one can', tags: ['account'], response: { 200: me } } })

const email = z.string().trim().toLowerCase().max(254).pipe(z.email()).describe('In lower case; it is what one signs in with')
const givenPassword = z.string().min(1).max(128)
const newPassword = z.string().min(12).max(128)
  .refine((password) => new Set(password).size >= 5, { params: { expected: '≥ 12 characters, at least 5 of them different' } })

export const signIn = route({
  method: 'POST', url: '/api/session',
  schema: {
    summary: 'Sign in with e-mail and password', tags: ['account'], body: z.object({ email, password: givenPassword }), response: { 200: me },
    description: 'Sets the session cookie (httpOnly, SameSite=Lax; 12 hours after it was last used). After 20 attempts in five minutes from one address: 429 with Retry-After.',
  },
})

export const signOut = route({ method: 'DELETE', url: '/api/session', schema: { summary: 'Sign out', tags: ['account'], response: { 200: me } } })

export const signOutEverywhere = route({ method: 'DELETE', url: '/api/sessions', schema: { summary: 'Sign out on every device', tags: ['account'], response: { 200: me } } })

export const changePassword = route({
  method: 'POST', url: '/api/session/password',
  schema: {
    summary: 'Change one\'s own password; every other session ends', tags: ['account'], response: { 200: me },
    body: z.object({ currentPassword: givenPassword, newPassword })
      .refine((sent) => sent.newPassword !== sent.currentPassword, { path: ['newPassword'], params: { expected: 'another than currentPassword' } }),
  },
})

/** Whether a browser that is sent there stays at this site: also what it first reads anew ("/.//other.example" is "//other.example"). */
const staysHere = (to: string): boolean => {
  const site = 'http://this.site'
  if (!URL.canParse(to, site)) return false
  const { origin, pathname } = new URL(to, site)
  return origin === site && !pathname.startsWith('//')
}

export const signInElsewhere = route({
  method: 'GET', url: '/api/session/oidc',
  schema: {
    summary: 'Sign in at the province\'s own login (OpenID Connect)', tags: ['account'],
    description: 'For a browser, not a program: answers 302 to that login, which sends the browser back to `to`; or to /sign-in?problem=…&to=… with the code of a problem.',
    querystring: z.object({ to: z.string().max(2000).regex(/^\/(?![/\\])[^\s\\]*$/).refine(staysHere, { params: { expected: '/…' } }).default('/').describe('Path of this site to come back to') }),
    response: { 200: z.null().describe('Never: it answers 302') },
  },
})

// == Accounts, for administrators.

const province = z.string().regex(/^\d{2}$/)
const provinces = z.array(province).max(100).refine((codes) => new Set(codes).size === codes.length, { params: { expected: 'each province once' } })

export const account = z.object({
  id: z.string(), name: z.string(), email: z.string(), role: z.enum(roles), provinces: z.array(z.string()),
  createdAt: z.string(), closedAt: z.string().nullable().describe('Since when nobody can sign in to it'),
  mustChangePassword: z.boolean(), ways: z.array(z.enum(['password', 'oidc'])).describe('How it can sign in; none yet: by the province\'s own login once it comes with this e-mail'),
  lastSignInAt: z.string().nullable(),
}).meta({ id: 'Account' })
export type Account = z.infer<typeof account>

export const accountWithPassword = z.object({ account, oneTimePassword: z.string().nullable().describe('Shown only now; it must be changed at the first sign-in') })
export type AccountWithPassword = z.infer<typeof accountWithPassword>

export const listAccounts = route({ method: 'GET', url: '/api/accounts', schema: { summary: 'All accounts, also closed ones', tags: ['account'], response: { 200: z.object({ items: z.array(account) }) } } })

export const createAccount = route({
  method: 'POST', url: '/api/accounts',
  schema: {
    summary: 'Make an account', tags: ['account'], response: { 201: accountWithPassword },
    body: z.object({
      email, name: words(200), role: z.enum(roles), provinces: provinces.default([]),
      withPassword: z.boolean().default(true).describe('false: it signs in at the province\'s own login only'),
    }).refine((sent) => sent.role === 'admin' || sent.provinces.length > 0, { path: ['provinces'], params: { expected: 'at least one province' } }),
  },
})
export type NewAccount = z.output<typeof createAccount.schema.body>

const params = z.object({ id: z.string().min(1).max(64).regex(/^[\w-]+$/) })

export const changeAccount = route({
  method: 'PATCH', url: '/api/accounts/:id',
  schema: {
    summary: 'Rename an account, change what it may, close it or open it again', tags: ['account'], params, response: { 200: account },
    description: 'What is left out stays. It holds from the next request of that account on; a closed account is signed out everywhere. The last open administrator stays one.',
    body: z.object({ name: words(200), role: z.enum(roles), provinces, isClosed: z.boolean() }).partial()
      .refine((sent) => Object.keys(sent).length > 0, { path: ['name'], params: { expected: 'name | role | provinces | isClosed' } }),
  },
})
export type AccountChange = z.output<typeof changeAccount.schema.body>

export const resetPassword = route({
  method: 'POST', url: '/api/accounts/:id/password',
  schema: { summary: 'Give an account a new one-time password; it is signed out everywhere', tags: ['account'], params, response: { 200: accountWithPassword } },
})
