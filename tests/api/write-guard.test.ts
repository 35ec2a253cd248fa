import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roles, type Role } from '../../api/contract/account.ts'
import { problem } from '../../api/contract/problem.ts'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { signedIn, type SignedIn } from '../fixtures/signed-in.ts'
import { takeZoneAway, writeZone, type WrittenZone } from '../fixtures/written-zone.ts'
import { appOn } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
let at: WrittenZone
let draft = ''
let question = 0
let plan = 0
/** One of each role for Lào Cai (15), where the zone is, and one of each for Bắc Ninh (24). */
const here = {} as Record<Role, SignedIn>
const elsewhere = {} as Record<Role, SignedIn>
beforeAll(async () => {
  app = await appOn(db())
  at = await writeZone(db())
  for (const role of roles) {
    here[role] = await signedIn(db(), { role })
    elsewhere[role] = await signedIn(db(), { role, provinces: role === 'admin' ? [] : ['24'] })
  }
  const [made] = await db().query<{ id: string }>(sql`insert into draft (id, author_id, zone_id, province_code, title, base_version, content)
    values (gen_random_uuid(), ${here.planner.actor.id}, ${at.zone}, '15', 'Bản vẽ thử', 1, '{}') returning id`)
  draft = made?.id ?? ''
  const [asked] = await db().query<{ id: number }>(sql`insert into question (zone_id, name, email, message, language, consent_version, consent_text, key_hash, erase_on)
    values (${at.zone}, 'Lan', 'lan@example.vn', 'x', 'vi', '1', 'x', 'write-guard', current_date + 9) returning id`)
  question = asked?.id ?? 0
  const [kept] = await db().query<{ id: number }>(sql`insert into relocation_plan (province_code, name, sites, seed, seconds, solved_ha_km) values ('15', 'write-guard', 'all', 1, 1, 0) returning id`)
  plan = kept?.id ?? 0
})
afterAll(async () => { await takeZoneAway(db()); await db().query(sql`delete from relocation_plan where name = 'write-guard'`); await app.close() })

/**
 * Who may send what, written down a second time: every route that writes is here, or the test fails.
 * province: the address tells it; body: only the body does, so it is told when the body has been read; own: the thing is found by its author or their province.
 */
type Where = { readonly province: true } | { readonly body: object } | { readonly own: true } | object
const recorders = roles
const drawers: readonly Role[] = ['planner', 'admin']
const answerers: readonly Role[] = ['official', 'admin']
const boundary = { type: 'Polygon', coordinates: [[[104, 22.3], [104.001, 22.3], [104.001, 22.301], [104, 22.301], [104, 22.3]]] }
const newZone = { provinceCode: '15', kind: 'industrial_zone', nameVi: 'Khu thử', boundary, effectiveOn: '2026-01-01', decision: { number: '1/QĐ', issuedOn: '2026-01-01', authority: 'UBND tỉnh' }, why: 'thử', reasons: {} }
const allowed: Readonly<Record<string, { readonly roles: readonly Role[] } & Where>> = {
  'PATCH /api/plots/:id': { roles: recorders, province: true },
  'POST /api/plots/:id/allocations': { roles: recorders, province: true },
  'PATCH /api/plots/:id/allocations/:allocationId': { roles: recorders, province: true },
  'POST /api/plots/:id/holds': { roles: recorders, province: true },
  'PATCH /api/plots/:id/holds/:holdId': { roles: recorders, province: true },
  'POST /api/zones/:code/sme-quota/earmarks': { roles: recorders, province: true },
  'PATCH /api/clearances/:id': { roles: recorders, province: true },
  'PUT /api/zones/:code/offer-terms': { roles: recorders, province: true },
  'POST /api/zones/:code/land-scenario-rehearsals': { roles: recorders },
  'POST /api/zones/:code/land-scenarios': { roles: recorders, province: true },
  'PUT /api/zones/:code/land-scenarios/:key': { roles: recorders, province: true },
  'DELETE /api/zones/:code/land-scenarios/:key': { roles: recorders, province: true },
  'POST /api/score-profiles': { roles: recorders },
  'DELETE /api/score-profiles/:id': { roles: recorders },
  'PATCH /api/questions/:id': { roles: answerers, province: true },
  'POST /api/questions/:id/entries': { roles: answerers, province: true },
  'DELETE /api/questions/:id': { roles: answerers, province: true },
  ...Object.fromEntries([
    'POST /api/targets', 'POST /api/accounts', 'PATCH /api/accounts/:id', 'POST /api/accounts/:id/password', 'POST /api/rules', 'PATCH /api/rules/:id', 'POST /api/rules/:id/end',
    'POST /api/infrastructure/points', 'PATCH /api/infrastructure/points/:id', 'POST /api/infrastructure/points/:id/end',
    'POST /api/infrastructure/lines', 'PATCH /api/infrastructure/lines/:id', 'POST /api/infrastructure/lines/:id/end', 'PUT /api/board', 'PATCH /api/former-provinces/:name',
    'POST /api/corridors/:code/options/:id/adoption',
  ].map((route) => [route, { roles: ['admin'] as const }])),
  ...Object.fromEntries(['POST /api/corridors/:code/rehearsals', 'POST /api/corridors/:code/options', 'PUT /api/corridors/:code/options/:id', 'POST /api/corridors/:code/options/:id/discard'].map((route) => [route, { roles }])),
  ...Object.fromEntries([
    'PUT /api/relocations/:code/cases/:project', 'PUT /api/relocations/:code/cases/:project/steps/:stage', 'POST /api/relocations/:code/cases/:project/obstacles',
    'POST /api/relocations/:code/cases/:project/obstacles/:id/resolution', 'POST /api/relocation-plans/:id/copies', 'PATCH /api/relocation-plans/:id/rows',
    'POST /api/relocation-plans/:id/acceptance', 'POST /api/relocation-plans/:id/refresh', 'POST /api/relocations/:code/cases',
    'DELETE /api/relocation-plans/:id/acceptance/:relocation/:project',
  ].map((route) => [route, { roles: answerers, province: true as const }])),
  'POST /api/relocation-runs': { roles: answerers, body: { province: '15', name: 'thử' } },
  'DELETE /api/relocation-runs/:id': { roles: answerers, own: true },
  'POST /api/zones': { roles: drawers, body: newZone },
  'POST /api/rehearsals': { roles: drawers, body: newZone },
  'POST /api/zones/:code/rehearsals': { roles: drawers, province: true },
  'POST /api/zones/:code/revisions': { roles: drawers, province: true },
  'POST /api/zones/:code/revisions/:number/restorations': { roles: drawers, province: true },
  'POST /api/zones/:code/topology': { roles: drawers, province: true },
  'PUT /api/drafts/:id': { roles: drawers, own: true },
  'POST /api/drafts/:id/discard': { roles: drawers, own: true },
  'POST /api/drafts/:id/reopen': { roles: drawers, own: true },
  'POST /api/zones/:code/presence': { roles, province: true },
  'POST /api/zones/:code/presence/end': { roles, province: true },
}
/** What one does to one's own session: whoever is signed in. */
const ownSession = ['POST /api/session/password', 'DELETE /api/sessions']
/** What nobody has to be signed in for. */
const open = [
  'POST /api/session', 'DELETE /api/session', 'POST /api/questions', 'DELETE /api/asked/:key', 'POST /api/land-alerts', 'POST /api/land-alerts/confirm', 'POST /api/land-alerts/end',
]

const written = () => app.servedRoutes.filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method)).map(({ method, url }) => `${method} ${url}`)
const fill = (url: string) => url
  .replace('/plots/:id', `/plots/${at.plots.A}`).replace('/clearances/:id', `/clearances/${at.tract}`).replace('/questions/:id', `/questions/${question}`).replace('/drafts/:id', `/drafts/${draft}`).replace('/accounts/:id', `/accounts/${here.planner.actor.id}`)
  .replace('/relocations/:code', '/relocations/RL-LC-01').replace('/relocation-plans/:id', `/relocation-plans/${plan}`).replace('/relocation-runs/:id', '/relocation-runs/00000000-0000-4000-8000-000000000000')
  .replace('/zones/:code', '/zones/W-1').replace(/:(allocationId|holdId|number|id)/g, '1').replace(/:\w+/g, 'X')
async function send(route: string, who: SignedIn | null, payload: object | string = {}, headers: Record<string, string> = {}) {
  const [method = '', url = ''] = route.split(' ')
  const response = await app.inject({ method: method as 'POST', url: fill(url), payload, headers: { 'content-type': 'application/json', origin: 'http://localhost', ...who?.headers, ...headers } })
  const { code, got, field } = String(response.headers['content-type']).startsWith('application/problem') ? problem.parse(response.json()) : { code: null, got: null, field: null }
  return { status: response.statusCode, code, got, field }
}
const notSignedIn = { status: 401, code: 'not_signed_in' }
const rows = Object.entries(allowed)

it('every route that writes is in the table, and nothing else', () => {
  expect([...written()].sort()).toEqual([...Object.keys(allowed), ...ownSession, ...open].sort())
})

describe('nobody', () => {
  it.each([...Object.keys(allowed), ...ownSession])('%s is refused, whatever is sent, before it is read', async (route) => {
    for (const [body, type] of [['{}', 'application/json'], ['{"a":', 'application/json'], ['x', 'text/csv'], ['', 'application/json']] as const) {
      expect(await send(route, null, body, { 'content-type': type, 'if-match': '"1"' })).toMatchObject(notSignedIn)
    }
    expect(await send(route, null, '{}', { cookie: 'mat-bang.session_token=made-up.c2lnbmF0dXJl' })).toMatchObject(notSignedIn)
  })
})

describe('a role that may not', () => {
  const refused = rows.flatMap(([route, { roles: may }]) => roles.filter((role) => !may.includes(role)).map((role) => [route, role] as const))
  it.each(refused)('%s: %s is refused before the body is read', async (route, role) => {
    expect(await send(route, here[role], '{"a":')).toMatchObject({ status: 403, code: 'role_not_allowed', got: role })
  })
})

describe('the right role of another province', () => {
  const regional = (may: readonly Role[]) => may.filter((role) => role !== 'admin')
  const byAddress = rows.filter(([, one]) => 'province' in one).flatMap(([route, { roles: may }]) => regional(may).map((role) => [route, role] as const))
  it.each(byAddress)('%s: %s is refused before the body is read', async (route, role) => {
    expect(await send(route, elsewhere[role], '{"a":')).toMatchObject({ status: 403, code: 'other_province', got: '15' })
  })

  // Whatever else reads as the number of a thing: nobody is let past the question whose it is.
  const spellings = (id: number) => [`0${id}`, `${id}.0`, `%20${id}`, `${id}%20`, `+${id}`, `0x${id.toString(16)}`, `${id}e0`, `${id / 10}e1`, `%00${id}`, `${id}%0A`, `${10 ** 9 + id}`, `${2 ** 31 + id}`, `-${id}`, '%EF%BC%91']
  const withId = rows.filter(([route, one]) => 'province' in one && /(plots|clearances)\/:id/.test(route)).map(([route]) => route)
  it.each(withId)('%s: however its id is spelt', async (route) => {
    for (const spelt of spellings(route.includes('/plots/') ? at.plots.A : at.tract)) {
      const url = route.split(' ')[1]?.replace(/:id/, spelt) ?? ''
      const { status, code, field } = await send(`${route.split(' ')[0] ?? ''} ${url}`, elsewhere.planner, {}, { 'if-match': '"1"' })
      const isOne = /^1\d{9}$/.test(spelt)
      expect([spelt, status, code, field]).toEqual([spelt, isOne ? 404 : 400, isOne ? expect.stringMatching(/_not_found$/) : 'invalid_parameter', 'id'])
    }
  })
  it('a zone is asked about however its code is spelt', async () => {
    for (const spelt of ['w-1', '%20W-1', 'W-1%20', 'W-1%0A', 'W%2D1', '-W1']) {
      const { status } = await send(`POST /api/zones/${spelt}/revisions`, elsewhere.planner, {}, { 'if-match': '"1"' })
      expect([spelt, [400, 403, 404].includes(status)]).toEqual([spelt, true])
    }
  })

  const byBody = rows.flatMap(([route, one]) => ('body' in one ? regional(one.roles).map((role) => [route, role, one.body] as const) : []))
  it.each(byBody)('%s: %s is refused once the body is read', async (route, role, body) => {
    expect(await send(route, elsewhere[role], body)).toMatchObject({ status: 403, code: 'other_province', got: '15' })
  })

  const byAuthor = rows.filter(([, one]) => 'own' in one).flatMap(([route, { roles: may }]) => regional(may).map((role) => [route, role] as const))
  it.each(byAuthor)('%s: %s finds nothing of another province', async (route, role) => {
    const body = { zone: 'W-1', provinceCode: '15', title: 'thử', baseVersion: 1, content: {} }
    const { status } = await send(route, elsewhere[role], body, { 'if-match': '"1"' })
    expect([403, 404]).toContain(status)
    expect(await db().query(sql`select title, version, closed_at from draft where id = ${draft}`)).toEqual([{ title: 'Bản vẽ thử', version: 1, closed_at: null }])
  })
})

describe('the right role of the right province', () => {
  it.each(rows.flatMap(([route, { roles: may }]) => may.map((role) => [route, role] as const)))('%s: %s is let through', async (route, role) => {
    const { status } = await send(route, here[role], '{"a":')
    expect([401, 403, 405, 500]).not.toContain(status)
  })
  it.each(rows.filter(([, one]) => 'province' in one).map(([route]) => [route]))('%s: so is an administrator, of no province', async (route) => {
    expect([401, 403, 405, 500]).not.toContain((await send(route, elsewhere.admin, '{"a":')).status)
  })
})

it('what is not there is not found, whoever asks, and says nothing of provinces', async () => {
  for (const url of ['/api/plots/2147483647', '/api/clearances/2147483647', '/api/plots/0', '/api/plots/abc']) {
    const response = await app.inject({ method: 'PATCH', url, payload: {}, headers: { ...elsewhere.planner.headers, 'if-match': '"1"' } })
    expect([400, 404]).toContain(response.statusCode)
  }
})
