import type { OfferTerms, SentOfferTerms } from '../contract/offer-terms.ts'
import type { Database, Queryable, Transaction } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { found, Problem } from '../errors.ts'
import { matchVersion } from '../precondition.ts'

/** GET /api/zones/{code}/offer-terms */
export async function readOfferTerms(db: Queryable, code: string): Promise<OfferTerms> {
  return found(code, await db.query<{ found: OfferTerms | null }>(sql`select rules.offer_terms(${code}) as found`))
}

/** PUT /api/zones/{code}/offer-terms: what is said again stays, anything else that was on record is kept as replaced. */
export async function writeOfferTerms(db: Database, code: string, ifMatch: string, sent: SentOfferTerms): Promise<OfferTerms> {
  await db.transaction(async (tx) => {
    const [zone] = await tx.query<{ id: number }>(sql`select id from zone where code = ${code} for no key update`)
    matchVersion(ifMatch, (await readOfferTerms(tx, code)).version)
    const zoneId = zone?.id ?? 0
    await refuseUnknownSectors(tx, 'sectors', sent.sectors.map((one) => one.code))
    await refuseUnknownSectors(tx, 'priorityProjects', sent.priorityProjects.map((one) => one.sector))
    await writeTerm(tx, zoneId, sent)
    await writeFees(tx, zoneId, sent)
    await writeSectors(tx, zoneId, sent)
    await writeProjects(tx, zoneId, sent)
  })
  return readOfferTerms(db, code)
}

async function refuseUnknownSectors(tx: Transaction, field: string, codes: readonly (string | null)[]): Promise<void> {
  const [unknown] = await tx.query<{ code: string }>(sql`select c.code from unnest(${codes}::text[]) c(code) where c.code is not null and c.code not in (select s.code from sector s)`)
  if (unknown) throw new Problem('unknown_reference', { field, got: unknown.code, expected: '/api/sectors' })
}

async function writeTerm(tx: Transaction, zoneId: number, { termUntil, termSource }: SentOfferTerms): Promise<void> {
  await tx.query(sql`update zone_land_term set replaced_at = now() where zone_id = ${zoneId} and replaced_at is null and (term_until, source) is distinct from (${termUntil}::date, ${termSource}::text)`)
  await tx.query(sql`insert into zone_land_term (zone_id, term_until, source) select ${zoneId}, ${termUntil}::date, ${termSource}
    where ${termUntil}::date is not null and not exists (select from zone_land_term where zone_id = ${zoneId} and replaced_at is null)`)
}

/** A fee ends where the next of its kind and unit begins. */
async function writeFees(tx: Transaction, zoneId: number, { fees }: SentOfferTerms): Promise<void> {
  const starts = fees.map(({ kind, per, validFrom }) => `${kind} ${per} ${validFrom ?? ''}`)
  if (new Set(starts).size < starts.length) throw new Problem('invalid_parameter', { field: 'fees', expected: 'one of each kind and unit a day' })
  const said = sql`said as materialized (
    select f.kind, f.amount, f.currency, f.per, f.source, f."validFrom" as valid_from, lead(f."validFrom") over (partition by f.kind, f.per order by f."validFrom" nulls first) as valid_to
    from jsonb_to_recordset(${JSON.stringify(fees)}::jsonb) as f(kind text, amount numeric, currency text, per text, source text, "validFrom" date))`
  const same = sql`(k.kind, k.amount, k.currency, k.per, k.source, k.valid_from, k.valid_to) is not distinct from (s.kind, s.amount, s.currency, s.per, s.source, s.valid_from, s.valid_to)`
  await tx.query(sql`with ${said} update zone_fee k set replaced_at = now() where k.zone_id = ${zoneId} and k.replaced_at is null and not exists (select from said s where ${same})`)
  await tx.query(sql`with ${said} insert into zone_fee (zone_id, kind, amount, currency, per, source, valid_from, valid_to)
    select ${zoneId}, s.kind, s.amount, s.currency, s.per, s.source, s.valid_from, s.valid_to from said s
    where not exists (select from zone_fee k where k.zone_id = ${zoneId} and k.replaced_at is null and ${same})`)
}

async function writeSectors(tx: Transaction, zoneId: number, { sectors }: SentOfferTerms): Promise<void> {
  const said = sql`said as materialized (select * from jsonb_to_recordset(${JSON.stringify(sectors)}::jsonb) as s(code text, stance text, source text))`
  const same = sql`(k.sector_code, k.stance, k.source) = (s.code, s.stance, s.source)`
  await tx.query(sql`with ${said} update zone_sector k set replaced_at = now() where k.zone_id = ${zoneId} and k.replaced_at is null and not exists (select from said s where ${same})`)
  await tx.query(sql`with ${said} insert into zone_sector (zone_id, sector_code, stance, source) select ${zoneId}, s.code, s.stance, s.source from said s
    where not exists (select from zone_sector k where k.zone_id = ${zoneId} and k.replaced_at is null and ${same})`)
}

async function writeProjects(tx: Transaction, zoneId: number, { priorityProjects }: SentOfferTerms): Promise<void> {
  const said = sql`said as materialized (
    select distinct p."nameVi" as name_vi, p."nameEn" as name_en, p.sector, p."landNeedHa" as ha, p.source, p."validFrom" as valid_from
    from jsonb_to_recordset(${JSON.stringify(priorityProjects)}::jsonb) as p("nameVi" text, "nameEn" text, sector text, "landNeedHa" numeric(11, 4), source text, "validFrom" date))`
  const same = sql`(k.name_vi, k.name_en, k.sector_code, k.land_need_ha, k.source, k.valid_from) is not distinct from (s.name_vi, s.name_en, s.sector, s.ha, s.source, s.valid_from)`
  await tx.query(sql`with ${said} update priority_project k set replaced_at = now() where k.zone_id = ${zoneId} and k.replaced_at is null and not exists (select from said s where ${same})`)
  await tx.query(sql`with ${said} insert into priority_project (zone_id, name_vi, name_en, sector_code, land_need_ha, source, valid_from)
    select ${zoneId}, s.name_vi, s.name_en, s.sector, s.ha, s.source, s.valid_from from said s
    where not exists (select from priority_project k where k.zone_id = ${zoneId} and k.replaced_at is null and ${same}) order by s.name_vi`)
}
