import type { Actor } from '../../accounts/actor.ts'
import type { Adoption, Corridor } from '../../contract/corridor.ts'
import type { Database } from '../../database/pool.ts'
import { sql } from '../../database/sql.ts'
import { enteredDecision } from '../../decision-behind.ts'
import { Problem } from '../../errors.ts'
import { refuseUntimely } from '../../precondition.ts'
import { lockOption, type OptionAddress } from './option.ts'
import { readCorridor } from './read.ts'
import { refuseWrongDesign } from './rehearse.ts'

interface Old { readonly id: number; readonly validFrom: string | null; readonly validTo: string | null; readonly today: string }

/**
 * POST /api/corridors/{code}/options/{id}/adoption: the version in effect ends, the option becomes the next.
 * @throws Problem corridor_not_in_effect, effective_too_early, effective_in_future, and those of lockOption
 */
export async function adoptOption(db: Database, actor: Actor, address: OptionAddress, ifMatch: string, sent: Adoption): Promise<Corridor> {
  await db.transaction(async (tx) => {
    const { name } = await lockOption(tx, actor, address, ifMatch)
    const [design] = await tx.query<{ text: string }>(sql`select design::text as text from corridor_option where id = ${address.id}`)
    // What was kept a while ago is looked at again: rules may have changed since.
    await refuseWrongDesign(tx, address.code, design?.text ?? 'null')
    const [old] = await tx.query<Old>(sql`
      select c.id, c.valid_from::text as "validFrom", c.valid_to::text as "validTo", current_date::text as today
      from corridor c where c.id = (rules.corridor_at(${address.code}, ${sent.effectiveOn}::date)).id for update`)
    if (!old) throw new Problem('corridor_not_in_effect', { field: 'effectiveOn', got: sent.effectiveOn })
    refuseUntimely(sent.effectiveOn, old.validFrom, old.today)
    const decisionId = await enteredDecision(tx, sent.decision)
    // What ends on the day it began was never there.
    await tx.query(sent.effectiveOn === old.validFrom ? sql`update corridor set replaced_at = now() where id = ${old.id}` : sql`update corridor set valid_to = ${sent.effectiveOn} where id = ${old.id}`)
    const [next] = await tx.query<{ id: number }>(sql`
      insert into corridor (code, kind, name_vi, name_en, alignment, clearance_area, decision_id, basis, source, note, valid_from, valid_to)
      select o.code, o.kind, o.name_vi, o.name_en, d.alignment, d.clearance, ${decisionId}::int, ${sent.basis}, coalesce(rules.decision_label(${decisionId}::int), 'Mặt Bằng'), ${`${name}: ${sent.why}`}, ${sent.effectiveOn}, ${old.validTo}
      from corridor o, corridor_option p, lateral rules.read_design(p.design, current_date) d where o.id = ${old.id} and p.id = ${address.id} returning id`)
    await tx.query(sql`
      insert into corridor_section (corridor_id, from_m, to_m, structure, formation_width_m, toe_offset_m, width_m, width_rule)
      select ${next?.id}::int, (s ->> 'fromM')::float8, (s ->> 'toM')::float8, s ->> 'structure', (s ->> 'formationWidthM')::float8, (s ->> 'toeOffsetM')::float8, (s ->> 'widthM')::float8, s ->> 'widthRule'
      from corridor_option o, jsonb_array_elements(o.design -> 'sections') s where o.id = ${address.id}`)
    await tx.query(sql`
      insert into corridor_area (corridor_id, kind, name, geom)
      select ${next?.id}::int, a ->> 'kind', a ->> 'name', (rules.read_drawn(a -> 'geometry')).geom from corridor_option o, jsonb_array_elements(o.design -> 'areas') a where o.id = ${address.id}`)
    await tx.query(sql`update corridor_option set closed_at = now(), closed_as = 'adopted', adopted_as = ${next?.id}, version = version + 1 where id = ${address.id}`)
  })
  return readCorridor(db, address.code)
}
