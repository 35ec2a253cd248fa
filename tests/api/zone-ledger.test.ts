import { describe, expect, it } from 'vitest'
import type { ZodType } from 'zod'
import { landBalance } from '../../api/contract/land-balance.ts'
import { occupancy } from '../../api/contract/occupancy.ts'
import { smeQuota } from '../../api/contract/sme-quota.ts'
import { standards } from '../../api/contract/standards.ts'
import { sql, type Sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()

interface Answer { readonly shape: ZodType<{ zone: { code: string }; asOf: string }>; readonly ask: (day: string | null, batch: number) => Sql }
// One zone in seven a time: a statement has its time limit.
const answers: Record<string, Answer> = {
  'land-balance': { shape: landBalance, ask: (day, batch) => sql`select code, rules.zone_land_balance(code, ${day}) as found from zone where id % 7 = ${batch}` },
  occupancy: { shape: occupancy, ask: (day, batch) => sql`select code, rules.zone_occupancy(code, ${day}) as found from zone where id % 7 = ${batch}` },
  'sme-quota': { shape: smeQuota, ask: (day, batch) => sql`select code, rules.zone_sme_quota(code, ${day}) as found from zone where id % 7 = ${batch}` },
  standards: { shape: standards, ask: (day, batch) => sql`select code, rules.zone_standards(code, ${day}) as found from zone where id % 7 = ${batch}` },
}
// Every zone today; on other days some sevenths of them, others each time.
const days: [string | null, readonly number[]][] = [['1950-01-01', [0]], ['2022-07-14', [1, 2]], ['2022-07-15', [3, 4]], [null, [0, 1, 2, 3, 4, 5, 6]], ['2030-01-01', [5, 6]]]

describe.each(Object.entries(answers))('%s', (name, { shape, ask }) => {
  it.each(days)('keeps its contract for shipped zones, as of %s', async (day, sevenths) => {
    let zones = 0
    for (const batch of sevenths) {
      for (const row of await db().query<{ code: string; found: unknown }>(ask(day, batch))) {
        const { success, data, error } = shape.safeParse(row.found)
        expect(success, `${row.code}: ${error?.message}`).toBe(true)
        expect(data?.zone.code).toBe(row.code)
        if (day) expect(data?.asOf).toBe(day)
        zones += 1
      }
    }
    expect(zones).toBeGreaterThanOrEqual(17 * sevenths.length)
  })

  it('is served, for today and for another day; wrong questions are refused', async () => {
    const app = await appOn(db())
    const today = await get(app, `/api/zones/MB-0001/${name}`)
    expect([today.status, shape.safeParse(today.json()).success]).toEqual([200, true])
    const then = await get(app, `/api/zones/MB-0001/${name}?asOf=2022-07-14`)
    expect([then.status, then.json()]).toMatchObject([200, { asOf: '2022-07-14', zone: { code: 'MB-0001' } }])
    const unknown = await get(app, `/api/zones/MB-9999/${name}`)
    expect([unknown.status, unknown.json()]).toMatchObject([404, { code: 'zone_not_found' }])
    for (const day of ['yesterday', '2022-02-30', '1899-12-31', '2200-01-01']) {
      expect((await get(app, `/api/zones/MB-0001/${name}?asOf=${day}`)).status, day).toBe(400)
    }
    await app.close()
  })
})

it('shipped figures: the three zones of old Yên Bái and Lào Cai stand where domain.md D1 has them', async () => {
  const app = await appOn(db())
  const share = async (code: string) => occupancy.parse((await get(app, `/api/zones/${code}/occupancy`)).json()).contractual.pct
  expect([await share('MB-0012'), await share('MB-0013'), await share('MB-0014')]).toEqual([91.54, 84.15, 94.65])
  await app.close()
})
