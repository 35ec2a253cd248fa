import type { OfferQuery } from '../../contract/land-offer.ts'
import type { Queryable, Transaction } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import type { Language } from '../../language.ts'
import type { NewOffer } from './letters.ts'
import type { NameOf } from './say-query.ts'

export interface News { readonly code: string; readonly lineageIds: number[]; readonly offer: NewOffer }

/** What an alert was not told yet, in these zones; null: anywhere. */
export const findNews = (tx: Transaction, alertId: number, query: OfferQuery, zoneCodes: readonly string[] | null): Promise<News[]> => tx.query(sql`
  select n.code, n.lineage_ids as "lineageIds", n.offer from rules.land_alert_news(${alertId}, ${JSON.stringify(query)}::jsonb, ${zoneCodes}::text[]) n`)

/** From here on these are known; mailId null: they were there already. */
export async function keepKnown(tx: Transaction, alertId: number, news: readonly News[], mailId: number | null): Promise<void> {
  await tx.query(sql`insert into land_alert_hit (alert_id, offer_code, lineage_ids, mail_id)
    select ${alertId}, n.code, array(select l::int from jsonb_array_elements_text(n."lineageIds") l), ${mailId}::int from jsonb_to_recordset(${JSON.stringify(news)}::jsonb) n(code text, "lineageIds" jsonb)
    on conflict do nothing`)
}

/** Reads the names that say a query in words. */
export async function namesIn(db: Queryable, { province = [], formerProvince = [], zone = [], sector }: OfferQuery, language: Language): Promise<NameOf> {
  const rows = await db.query<{ what: string; code: string; vi: string; en: string }>(sql`
    select 'province' as what, p.code, p.name_vi as vi, p.name_en as en from province p where p.code = any(${province}::text[])
    union all select 'formerProvince', f.name_vi, f.name_vi, f.name_vi from former_province f where f.name_vi = any(${formerProvince}::text[])
    union all select 'zone', z.code, z.name_vi, coalesce(z.name_en, z.name_vi) from zone z where z.code = any(${zone}::text[])
    union all select 'sector', s.code, s.name_vi, s.name_en from sector s where s.code = ${sector ?? null}`)
  return (what, code) => rows.find((row) => row.what === what && row.code === code)?.[language] ?? null
}
