import { describe, expect, it } from 'vitest'
import type { Queryable } from '../../api/database/pool.ts'
import { sql } from '../../api/database/sql.ts'
import { along, chainage, groundOf } from '../fixtures/corridor.ts'
import { onPlane } from '../fixtures/plane.ts'
import { undone, useDatabase } from '../database.ts'

const db = useDatabase()

// Two kilometres from west to east along y = 50.
const straight = along(50)
/** Square metres of the plane, each counted once. */
async function planeM2(tx: Queryable, ground: string): Promise<number> {
  const [row] = await tx.query<{ m2: number }>(sql`select coalesce(ST_Area(ST_Transform(ST_Union(g, 1e-9), 9208)), 0) as m2 from unnest(${ground}::geometry[]) g`)
  return row?.m2 ?? NaN
}
const covers = async (tx: Queryable, ground: string, x: number, y: number) => {
  const [row] = await tx.query<{ yes: boolean }>(sql`
    select coalesce(bool_or(ST_DWithin(g, ST_PointOnSurface(ST_GeomFromText(${await onPlane(tx, `POLYGON((${x} ${y},${x + 0.02} ${y},${x + 0.02} ${y + 0.02},${x} ${y + 0.02},${x} ${y}))`)}, 4326)), 0)), false) as yes from unnest(${ground}::geometry[]) g`)
  return row?.yes
}

describe('the ground of a corridor', () => {
  it('is a strip of half the formation and the legal width on each side, with flat ends', () => undone(db(), async (tx) => {
    const ground = await groundOf(tx, straight, [{ formation: 2, width: 9 }])
    expect(await planeM2(tx, ground)).toBeCloseTo(2 * 10 * 2000, -1)
    expect([await covers(tx, ground, -499, 59.8), await covers(tx, ground, -500.5, 50), await covers(tx, ground, 0, 60.1)]).toEqual([true, false, false])
  }))

  it('reaches further by the way to the toe of an embankment', () => undone(db(), async (tx) => {
    expect(await planeM2(tx, await groundOf(tx, straight, [{ structure: 'embankment', formation: 6, toe: 4, width: 8 }]))).toBeCloseTo(2 * 15 * 2000, -1)
  }))

  it('changes its width where a section does, in the middle of a kilometre', () => undone(db(), async (tx) => {
    const ground = await groundOf(tx, straight, [{ to: chainage(700), width: 9 }, { from: chainage(700), width: 19 }])
    expect(await planeM2(tx, ground)).toBeCloseTo(20 * 700 + 40 * 1300, -1)
    expect([await covers(tx, ground, 199, 65), await covers(tx, ground, 201, 65)]).toEqual([false, true])
  }))

  it('takes nothing over a tunnel, and its neighbours end there flat', () => undone(db(), async (tx) => {
    const ground = await groundOf(tx, straight, [{ to: chainage(500), width: 9 }, { from: chainage(500), to: chainage(1200), structure: 'tunnel', width: null }, { from: chainage(1200), width: 9 }])
    expect(await planeM2(tx, ground)).toBeCloseTo(20 * (500 + 800), -1)
    expect([await covers(tx, ground, -1, 50), await covers(tx, ground, 1, 50), await covers(tx, ground, 699, 50), await covers(tx, ground, 701, 50)]).toEqual([true, false, false, true])
  }))

  it('leaves no notch at a bend where a section ends', () => undone(db(), async (tx) => {
    // East, then north: the outer corner is to the south-east.
    const ground = await groundOf(tx, 'LINESTRING(0 0,1000 0,1000 1000)', [{ to: chainage(1000), width: 9 }, { from: chainage(1000), width: 19 }])
    expect(await covers(tx, ground, 1006, -6)).toBe(true)
    expect(await covers(tx, ground, 1016, -16)).toBe(false)
    // A bend in the middle of a section is round with its own width.
    const one = await groundOf(tx, 'LINESTRING(0 0,1000 0,1000 1000)', [{ width: 19 }])
    expect(await covers(tx, one, 1013, -13)).toBe(true)
  }))

  it('goes on over a gap between parts without taking it', () => undone(db(), async (tx) => {
    expect(await planeM2(tx, await groundOf(tx, 'MULTILINESTRING((0 0,600 0),(900 0,1500 0))', [{ width: 9 }]))).toBeCloseTo(20 * 1200, -1)
  }))

  it('counts once where the line crosses itself', () => undone(db(), async (tx) => {
    // A cross of two kilometre-long arms, drawn in one stroke: 20 × 20 m of the middle would count twice.
    const ground = await groundOf(tx, 'MULTILINESTRING((0 500,1000 500),(500 0,500 1000))', [{ width: 9 }])
    expect(await planeM2(tx, ground)).toBeCloseTo(20 * 1000 * 2 - 20 * 20, -1)
  }))

  it('is the clearance area where there is one, whatever the widths say; stations come with either', () => undone(db(), async (tx) => {
    const clearance = 'POLYGON((0 0,100 0,100 100,0 100,0 0))'
    const areas = 'MULTIPOLYGON(((200 0,300 0,300 100,200 100,200 0)))'
    expect(await planeM2(tx, await groundOf(tx, straight, [{ width: 9 }], { clearance }))).toBeCloseTo(10_000, 0)
    expect(await planeM2(tx, await groundOf(tx, straight, [{ width: 9 }], { clearance, areas }))).toBeCloseTo(20_000, 0)
    expect(await planeM2(tx, await groundOf(tx, straight, [], { areas }))).toBeCloseTo(10_000, 0)
    expect(await planeM2(tx, await groundOf(tx, straight, []))).toBe(0)
  }))

  it('is measured in the VN-2000 zone of the place, within 0.03 % in every province the line runs through', () => undone(db(), async (tx) => {
    const [row] = await tx.query<{ off: number }>(sql`
      with part as (
        select rules.corridor_ground(ST_Multi(d.line), '[{"fromM": 0, "toM": null, "structure": "level", "formationWidthM": 2, "toeOffsetM": null, "widthM": 9, "widthRule": null}]', null, null) as ground, ST_Length(d.line::geography) as m
        from generate_series(103, 107) lng, lateral (select ST_SetSRID(ST_MakeLine(ST_MakePoint(lng + 0.2, 21.5), ST_MakePoint(lng + 0.21, 21.5)), 4326) as line) d offset 0)
      select max(abs((select ST_Area(ST_Union(g, 1e-9)::geography) from unnest(p.ground) g) / (20 * p.m) - 1)) as off from part p`)
    expect(row?.off).toBeLessThan(0.0003)
  }))
})

describe('widths by law', () => {
  it('adds the protection area and the safety corridor up, and says that they are no longer in force', async () => {
    const [row] = await db().query<{ widths: { rule: string; widthM: number; isInForce: boolean; validTo: string }[] }>(sql`select rules.corridor_widths('2026-06-30') as widths`)
    expect(row?.widths.find(({ rule }) => rule === 'flat_usual')).toMatchObject({ widthM: 8.6, isInForce: false, validTo: '2026-01-01' })
    expect(row?.widths.find(({ rule }) => rule === 'flat_high_speed_outside_urban')).toMatchObject({ widthM: 22.5 })
    const [before] = await db().query<{ widths: { rule: string; isInForce: boolean }[] }>(sql`select rules.corridor_widths('2025-06-30') as widths`)
    expect(before?.widths.every(({ isInForce }) => isInForce)).toBe(true)
  })

  it('offers each metre of the shipped rules, of towns too', async () => {
    const [row] = await db().query<{ widths: { rule: string; widthM: number }[]; missing: string[] }>(sql`
      select w.widths, array(select distinct r.parameter from rule r where r.code = 'railway_corridor' and r.unit = 'm' and r.operator = 'gte' and r.replaced_at is null
        and r.parameter not in (select p from json_array_elements(w.widths) one, unnest(string_to_array(one ->> 'widthRule', '+')) p)) as missing
      from (select rules.corridor_widths('2026-06-30') as widths) w`)
    const shown = Object.fromEntries(row?.widths.map(({ rule, widthM }) => [rule, widthM]) ?? [])
    expect(shown).toMatchObject({ flat_urban_railway: 8.4, ditch_usual: 6, earthwork_high_speed_urban: 10, elevated_station: 3, bridge_under_20_m_other_urban: 5, bridge_over_300_m_urban: 100, bridge_over_300_m: 150 })
    // These are heights, and what lies beside the corridor.
    expect(row?.missing.toSorted()).toEqual(['flammable_house', 'kiln', 'vertical', 'vertical_high_speed'])
  })
})
