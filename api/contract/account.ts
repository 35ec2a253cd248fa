import { z } from 'zod'
import { route } from './route.ts'

export const roles = ['planner', 'official', 'admin'] as const
export type Role = (typeof roles)[number]

/** Who is signed in. */
export const me = z.object({
  account: z.object({
    id: z.string(), name: z.string(), email: z.string(), role: z.enum(roles),
    provinces: z.array(z.string()).describe('Codes of the provinces they may change; an administrator may change all'),
    mustChangePassword: z.boolean(), hasPassword: z.boolean(),
  }).nullable().describe('null: nobody is signed in'),
  ways: z.object({ password: z.boolean(), oidc: z.object({ id: z.string(), name: z.string() }).nullable().describe('The province\'s own login') }),
}).meta({ id: 'Me' })
export type Me = z.infer<typeof me>

export const getMe = route({ method: 'GET', url: '/api/me', schema: { summary: 'Who is signed in, and how one can', tags: ['account'], response: { 200: me } } })
