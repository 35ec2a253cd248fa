import { describe, expect, it } from 'vitest'
import { sql } from '../../api/database/sql.ts'
import { tileSources } from '../../api/features/tile/layers.ts'
import { insertZone, square } from '../fixtures/grid.ts'
import { refusal, undone, useDatabase } from '../database.ts'

const db = useDatabase()

describe('geometry that may be stored', () => {
  const boundary = async (wkt: string) => undone(db(), async (tx) => {
    const id = await insertZone(tx, { code: 'T-1' })
    return refusal(tx, sql`insert into zone_boundary (zone_id, geom, basis, source) values (${id}, ST_GeomFromText(${wkt}, 4326), 'measured', 'fixture')`)
  })

  it.each([
    ['a square near Lào Cai', square(104, 22.3, 0.01), 'accepted'],
    ['one with a hole', 'MULTIPOLYGON(((104 22.3,104.1 22.3,104.1 22.4,104 22.4,104 22.3),(104.02 22.32,104.02 22.34,104.04 22.34,104.02 22.32)))', 'accepted'],
    ['on Hoàng Sa', square(112.33, 16.82, 0.01), 'accepted'],
    ['on Trường Sa', square(111.91, 8.63, 0.01), 'accepted'],
    ['a bow tie', 'MULTIPOLYGON(((104 22.3,104.01 22.31,104.01 22.3,104 22.31,104 22.3)))', 'zone_boundary_is_valid'],
    ['nothing', 'MULTIPOLYGON EMPTY', 'zone_boundary_is_not_empty'],
    ['Vientiane', square(102.6, 17.96, 0.01), 'zone_boundary_lies_in_vietnam'],
    ['longitude and latitude swapped', square(22.3, 80, 0.01), 'zone_boundary_lies_in_vietnam'],
  ])('%s', async (_, wkt, expected) => { expect(await boundary(wkt)).toBe(expected) })

  // Each refused point is 10 km from the border. Where that bends around it, this takes 20 km from the gate of Lào Cai, 15 from Lao Bảo.
  const gates = { 'Lào Cai': [103.966, 22.507], 'Móng Cái': [107.966, 21.53], 'Lao Bảo': [106.595, 16.617] } as const
  it.each([
    ['Lào Cai', 3, 'north', 0, 'accepted'],
    ['Lào Cai', 20, 'upstream', 340, 'zone_boundary_lies_in_vietnam'],
    ['Móng Cái', 3, 'north-east', 45, 'accepted'],
    ['Móng Cái', 10, 'north-east', 45, 'zone_boundary_lies_in_vietnam'],
    ['Lao Bảo', 3, 'west', 270, 'accepted'],
    ['Lao Bảo', 15, 'west', 270, 'zone_boundary_lies_in_vietnam'],
  ] as const)('%s: a point %d km %s of the border gate', async (gate, km, _, azimuth, expected) => {
    const [lng, lat] = gates[gate]
    const [point] = await db().query<{ lng: number; lat: number }>(sql`
      select ST_X(p::geometry) as lng, ST_Y(p::geometry) as lat
      from ST_Project(ST_MakePoint(${lng}, ${lat})::geography, ${km * 1000}::float8, radians(${azimuth}::float8)) p`)
    expect(await boundary(square(point?.lng ?? NaN, point?.lat ?? NaN, 0.0002))).toBe(expected)
  })
})

describe('facts that may be stored', () => {
  it('two zones of one kind, province and name are refused; another kind is another zone', () => undone(db(), async (tx) => {
    await insertZone(tx, { code: 'T-1', name: 'Thử' })
    await insertZone(tx, { code: 'T-2', name: 'Thử', kind: 'industrial_cluster' })
    expect(await refusal(tx, sql`insert into zone (code, kind, name_vi, province_code, former_province, confidence, source)
      values ('T-3', 'industrial_zone', 'Thử', '15', 'Lào Cai', 'high', 'fixture')`)).toBe('zone_identity_is_unique')
  }))

  it('logistics is only warehouse or service land', () => undone(db(), async (tx) => {
    const id = await insertZone(tx, { code: 'T-1' })
    expect(await refusal(tx, sql`insert into plot (zone_id, code, land_use, is_logistics, geom, basis, source)
      values (${id}, 'X', 'industrial', true, ST_GeomFromText(${square(104, 22.3, 0.01)}, 4326), 'measured', 'fixture')`)).toBe('plot_logistics_is_warehouse_or_service')
  }))

  it.each([['2026', true], ['2026-09', true], ['2026-09-11', true], ['2021/2022', true], ['2026-13', false], ['11/9/2026', false], ['', false]])(
    'a source date %s: %s', async (text, fine) => {
      const outcome = db().query(sql`select ${text}::text::edtf as date`)
      await (fine ? expect(outcome).resolves.toEqual([{ date: text }]) : expect(outcome).rejects.toThrow(/edtf_is_well_formed/))
    })
})

describe('the rules schema', () => {
  it('can be dropped whole: nothing outside it rests on it', async () => {
    const rows = await db().query(sql`
      select distinct pg_describe_object(d.classid, d.objid, d.objsubid) as dependent
      from pg_depend d
      join pg_proc p on d.refclassid = 'pg_proc'::regclass and d.refobjid = p.oid and p.pronamespace = 'rules'::regnamespace
      where d.classid in ('pg_trigger'::regclass, 'pg_attrdef'::regclass, 'pg_class'::regclass, 'pg_constraint'::regclass)`)
    expect(rows).toEqual([])
  })

  it('says of every view and function what it computes; a tile layer says it in its TileJSON', async () => {
    const rows = await db().query<{ name: string }>(sql`
      select c.relname as name from pg_class c where c.relnamespace = 'rules'::regnamespace and c.relkind in ('v', 'm')
        and obj_description(c.oid) is null
      union all
      select p.proname from pg_proc p where p.pronamespace = 'rules'::regnamespace and obj_description(p.oid) is null order by 1`)
    const tileViews = Object.values(tileSources).flatMap(({ layers }) => layers.map((layer) => layer.view))
    // The shape of an answer, named …_json, computes nothing.
    expect(rows.map((row) => row.name).filter((name) => !tileViews.includes(name) && !name.endsWith('_json'))).toEqual([])
  })
})
