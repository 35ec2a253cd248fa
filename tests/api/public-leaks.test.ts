import type { FastifyInstance } from 'fastify'
import readExcelFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tileLayers } from '../../api/contract/tile.ts'
import { problem } from '../../api/contract/problem.ts'
import { sql } from '../../api/database/sql.ts'
import { tileSources } from '../../api/features/tile/layers.ts'
import { useDatabase } from '../database.ts'
import { insertPlot, insertTract, square } from '../fixtures/grid.ts'
import { signedIn } from '../fixtures/signed-in.ts'
import { takeZoneAway, writeZone, type WrittenZone } from '../fixtures/written-zone.ts'
import { appOn } from './app.ts'

/** In every text the public may not see, and in none that it may. */
const MARK = 'hush'
const CAPITAL = '987654321987'
/** Opens the question to who asked it, who sees what they asked and what was answered. */
const FOLLOW = 'the-key-of-who-asked-the-question'

/** A kept what-if, for whoever has its link. */
const scenarioKey = 'the-key-of-a-kept-what-if'

const db = useDatabase()
let app: FastifyInstance
let at: WrittenZone
let draft = ''
/** A plot of the zone that is offered, beside those that firms have. */
let offered = 0
let question = 0
beforeAll(async () => {
  app = await appOn(db())
  at = await writeZone(db())
  const { actor } = await signedIn(db(), { name: `${MARK} planner` })
  const someone = await signedIn(db(), { name: 'who tries' })
  await db().transaction(async (tx) => {
    await tx.query(sql`update firm set name_vi = ${`${MARK} vi`}, name_en = ${`${MARK} en`}, sector = ${`${MARK} sector`}, note = ${`${MARK} note`} where code like 'F-P-W-_'`)
    await tx.query(sql`update project set name_vi = ${`${MARK} project`}, sector = ${`${MARK} sector`}, source = ${`${MARK} source`}, capital_vnd = ${CAPITAL}, capital_usd = ${CAPITAL}, workers = 98765 where code like 'P-W-_'`)
    await tx.query(sql`insert into plot_allocation (plot_id, project_id, stage, area_m2, valid_from, basis, source) select ${at.plots.A}, id, 'leased', 5000, '2024-01-01', 'reported', 'fixture' from project where code = 'P-W-1'`)
    await tx.query(sql`insert into hold (plot_id, project_id, reason, valid_from, valid_to) select ${at.plots.B}, id, 'fixture', '2024-01-01', '2199-01-01' from project where code = 'P-W-2'`)
    offered = await insertPlot(tx, at.zone, square(104.1, 22.3, 0.001), { code: 'C' })
    await insertTract(tx, at.zone, square(104.1, 22.3, 0.001), 'T2', 'ready')
    await tx.query(sql`insert into account_credential (id, account_id, provider, subject, password_hash) values (${MARK}, ${actor.id}, 'credential', ${MARK}, ${MARK}) on conflict do nothing`)
    await tx.query(sql`insert into account_verification (id, identifier, value, expires_at) values (${MARK}, ${MARK}, ${MARK}, now() + interval '1 hour') on conflict do nothing`)
    await tx.query(sql`insert into installation_secret (name, value) values (${MARK}, ${MARK}) on conflict do nothing`)
    await tx.query(sql`insert into audit_entry (actor_id, action, subject, zone_id, province_code, before, after) values (${actor.id}, 'update', 'zone', ${at.zone}, '15', jsonb_build_object('was', ${MARK}::text), jsonb_build_object('is', ${MARK}::text))`)
    const [made] = await tx.query<{ id: string }>(sql`insert into draft (id, author_id, zone_id, province_code, title, base_version, content)
      values (gen_random_uuid(), ${actor.id}, ${at.zone}, '15', ${`${MARK} title`}, 1, jsonb_build_object(${MARK}::text, ${MARK}::text)) returning id`)
    draft = made?.id ?? ''
    await tx.query(sql`insert into presence (tab, zone_id, account_id) values (gen_random_uuid(), ${at.zone}, ${actor.id})`)
    const [asked] = await tx.query<{ id: number }>(sql`insert into question (zone_id, offer_code, name, company, email, phone, message, language, consent_version, consent_text, key_hash, erase_on, assignee_id)
      values (${at.zone}, ${`W-1.${at.plots.A}`}, ${`${MARK} name`}, ${`${MARK} company`}, ${`${MARK}@example.vn`}, ${CAPITAL}, 'what one asked oneself', 'vi', '1', ${`${MARK} consent`}, sha256(${FOLLOW}::bytea), current_date + 9, ${actor.id}) returning id`)
    question = asked?.id ?? 0
    await tx.query(sql`insert into question_entry (question_id, kind, text, account_id) values (${question}, 'note', ${`${MARK} note`}, ${actor.id}), (${question}, 'reply', 'an answer', ${actor.id})`)
    await tx.query(sql`insert into land_alert (email, query, language, consent_version, consent_text, confirm_hash, end_key, confirmed_at) values (${`${MARK}@example.vn`}, ${`q=${MARK}`}, 'vi', '1', 'x', sha256('x'), ${MARK}, now())`)
    await tx.query(sql`insert into mail (key, recipient, subject, text, question_id) values (${MARK}, ${`${MARK}@example.vn`}, ${`${MARK} subject`}, ${`${MARK} text`}, ${question})`)
    await tx.query(sql`insert into land_scenario (key, zone_id, name, changes, author_id) values (${scenarioKey}, ${at.zone}, 'a what-if', '[{"plot": "A", "landUse": "warehouse", "isLogistics": true}]', ${someone.actor.id})`)
    await tx.query(sql`insert into zone_revision (zone_id, number, kind, actor_id, at, is_correction, why, reasons) values (${at.zone}, 2, 'boundary', ${actor.id}, now(), true, ${`${MARK} why`}, jsonb_build_object('slivers', ${MARK}::text))`)
  })
})
afterAll(async () => {
  await takeZoneAway(db())
  await db().query(sql`delete from account_credential where id = ${MARK}`)
  await db().query(sql`delete from account_verification where id = ${MARK}`)
  await db().query(sql`delete from installation_secret where name = ${MARK}`)
  await db().query(sql`delete from land_alert where end_key = ${MARK}`)
  await app.close()
})

/** What only who is signed in may read: any other address is public, and is read below. */
const forPeople = [
  '/api/accounts', '/api/audit', '/api/board', '/api/corridors/:code/options', '/api/corridors/:code/options/:id', '/api/corridors/:code/take', '/api/corridors/:code/take.csv', '/api/decisions', '/api/drafts', '/api/drafts/:id', '/api/former-provinces', '/api/infrastructure/lines', '/api/infrastructure/points', '/api/provinces/:code/desk', '/api/questions', '/api/questions/:id',
  '/api/relocation-cases', '/api/relocation-cases/:file', '/api/relocation-plans', '/api/relocation-plans/:id', '/api/relocation-receivers', '/api/relocation-runs/:id', '/api/relocations/:code/cases/:project', '/api/relocations/:code/firms', '/api/rules',
  '/api/score-profiles', '/api/zones/:code/desk', '/api/zones/:code/land-scenario-plots', '/api/zones/:code/land-scenarios', '/api/zones/:code/offer-terms', '/api/zones/:code/revisions', '/api/zones/:code/revisions/:number',
]
/** Never ends, and says nothing but codes and numbers; tests/api/events.test.ts reads it. */
const streams = ['/api/events']
/** Addresses with something to ask them, so that all they can tell is told. */
const queries: Readonly<Record<string, readonly string[]>> = {
  '/api/zones': ['', '?q=W-1', `?q=${MARK}`, '?limit=500'], '/api/targets': ['', '?province=15'], '/api/land-ledger': ['', '?by=province'], '/api/zones/:code/clean-land': ['', '?fits=50x50'],
  '/api/logistics/catchment': ['?longitude=104.1&latitude=22.3'],
  '/api/land-offers': ['', '?zone=W-1', `?q=${MARK}`, '?limit=100'],
}
const read = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
const reads = () => [...new Set(app.servedRoutes.filter(({ method }) => method === 'GET').map(({ url }) => url))]
const fill = (url: string) => url
  .replace('/corridors/:code/versions/:id', '/corridors/lao-cai-ha-noi-hai-phong/versions/1').replace('/corridors/:code', '/corridors/lao-cai-ha-noi-hai-phong').replace('/options/:id', '/options/1')
  .replace('/land-scenarios/:key', `/land-scenarios/${scenarioKey}`).replace('/zones/:code', '/zones/W-1').replace('/land-offers/:code', `/land-offers/W-1.${offered}`).replace('/plots/:id', `/plots/${at.plots.A}`).replace('/clearances/:id', `/clearances/${at.tract}`).replace('/drafts/:id', `/drafts/${draft}`).replace('/questions/:id', `/questions/${question}`).replace('/asked/:key', `/asked/${FOLLOW}`)
  .replace('/provinces/:code', '/provinces/15').replace(':number', '2').replace('*', 'index.html')
const tellsNothing = (text: string) => { expect(text.toLowerCase()).not.toContain(MARK); expect(text).not.toContain(CAPITAL) }

describe('what only who is signed in may read', () => {
  it('is just what is listed here', async () => {
    const refused: string[] = []
    for (const url of reads().filter((one) => !streams.includes(one))) if ((await read(fill(url))).statusCode === 401) refused.push(url)
    expect(refused.sort()).toEqual([...forPeople].sort())
  })

  it.each(forPeople)('%s tells nobody anything, under no method', async (url) => {
    for (const method of ['GET', 'HEAD'] as const) {
      const answer = await app.inject({ method, url: fill(url) })
      expect([answer.statusCode, answer.headers['cache-control']]).toEqual([401, 'no-store'])
      if (method === 'GET') expect(problem.parse(answer.json()).code).toBe('not_signed_in')
      tellsNothing(answer.body)
    }
  })

  it('is kept by no cache, whoever reads it', async () => {
    const { headers } = await signedIn(db(), { role: 'admin' })
    for (const url of forPeople) expect([url, (await read(fill(url), headers)).headers['cache-control']]).toEqual([url, 'no-store'])
  })
})

describe('what everybody may read', () => {
  const isTileOrFile = (url: string) => url.startsWith('/tiles/') || url.includes(':file')
  it('tells of no account, no draft, no secret, and of no firm what is its own', async () => {
    const answered: string[] = []
    for (const url of reads().filter((one) => !forPeople.includes(one) && !streams.includes(one) && !isTileOrFile(one))) {
      for (const query of queries[url] ?? ['']) {
        const answer = await read(fill(url) + query)
        tellsNothing(answer.body)
        if (answer.statusCode === 200) answered.push(url)
      }
    }
    const silent = reads().filter((url) => url.startsWith('/api/') && !forPeople.includes(url) && !streams.includes(url) && !isTileOrFile(url) && !answered.includes(url))
    // These send a browser on, or serve files of the page that shows the API.
    expect(silent.filter((url) => !/^\/api\/(docs|session\/oidc$|land-alerts\/end$|auth\/callback\/oidc$)/.test(url))).toEqual([])
  })

  it('shows of a plot that it is let and held: by whom, only as a code', async () => {
    const plot = (await read(`/api/plots/${at.plots.A}`)).body
    expect(plot).toContain('P-W-1')
    tellsNothing(plot)
  })

  it('nor does a file', async () => {
    const csv = await read('/api/land-ledger/land-ledger.csv')
    const xlsx = await read('/api/land-ledger/land-ledger.xlsx')
    expect([csv.statusCode, xlsx.statusCode, csv.body.includes('W-1')]).toEqual([200, 200, true])
    tellsNothing(csv.body)
    tellsNothing(JSON.stringify(await readExcelFile(xlsx.rawPayload)))
  })

  it.each(tileLayers)('nor do tiles and TileJSON of %s', async (layer) => {
    expect(reads()).toContain('/tiles/:layer/:z/:x/:y.mvt')
    tellsNothing((await read(`/tiles/${layer}.json`)).body)
    const [place] = await db().query<{ x: number; y: number }>(sql`select (ST_X(c) + 180) / 360 as x, (1 - ln(tan(radians(ST_Y(c))) + 1 / cos(radians(ST_Y(c)))) / pi()) / 2 as y from (select ST_Centroid(geom) as c from plot where id = ${at.plots.A}) p`)
    let held = 0
    for (let z = tileSources[layer].minzoom; z <= tileSources[layer].maxzoom; z += 1) {
      const tile = await read(`/tiles/${layer}/${z}/${Math.floor((place?.x ?? 0) * 2 ** z)}/${Math.floor((place?.y ?? 0) * 2 ** z)}.mvt`)
      expect([200, 204]).toContain(tile.statusCode)
      tellsNothing(tile.rawPayload.toString('latin1'))
      held += tile.rawPayload.length
    }
    if (['zone', 'plot', 'clearance', 'clean-land'].includes(layer)) expect(held).toBeGreaterThan(100)
  })

  it('nor does any view a tile could be made of', async () => {
    const views = [...new Set(tileLayers.flatMap((layer) => tileSources[layer].layers.map((one) => one.view)))]
    for (const view of views) {
      const rows = await db().query({ text: `select to_jsonb(v) - 'geom' as row from rules.${view} v`, values: [] })
      tellsNothing(JSON.stringify(rows))
    }
  })
})
