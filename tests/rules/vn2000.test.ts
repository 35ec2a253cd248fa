import { expect, describe, it } from 'vitest'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'

const db = useDatabase()

// EPSG:9208 → EPSG:4326 by way of EPSG:6960: north (X), east (Y), longitude, latitude.
const vectors = [
  [2397130.48, 522607.15, 104.97034356, 21.66987663],
  [2396707.56, 522147.00, 104.96589152, 21.66606258],
  [2395829.81, 522965.26, 104.97378579, 21.65812409],
  [2396255.99, 523422.42, 104.97820894, 21.66196742],
] as const
const reverse = [
  [106.13, 21.24, 9214, 409502.563, 2349773.240],
  [106.02, 20.25, 5897, 606367.824, 2240255.555],
  [106.13, 19.99, 9209, 565730.237, 2211271.205],
  [104.952, 21.677, 9208, 520707.766, 2397916.558],
] as const
const CENTIMETRES_3 = 0.03

describe('VN-2000', () => {
  it.each(vectors)('X %d, Y %d lands within 3 cm', async (north, east, longitude, latitude) => {
    const [row] = await db().query<{ metres: number }>(sql`select ST_Distance(
      ST_Transform(ST_SetSRID(ST_MakePoint(${east}::float8, ${north}::float8), 9208), 4326)::geography,
      ST_SetSRID(ST_MakePoint(${longitude}::float8, ${latitude}::float8), 4326)::geography) as metres`)
    expect(row?.metres).toBeLessThanOrEqual(CENTIMETRES_3)
  })

  it.each(reverse)('%d, %d in EPSG:%d lands within 3 cm', async (longitude, latitude, srid, east, north) => {
    const [row] = await db().query<{ metres: number }>(sql`select ST_Distance(
      ST_Transform(ST_SetSRID(ST_MakePoint(${longitude}::float8, ${latitude}::float8), 4326), ${srid}::int),
      ST_SetSRID(ST_MakePoint(${east}::float8, ${north}::float8), ${srid}::int)) as metres`)
    expect(row?.metres).toBeLessThanOrEqual(CENTIMETRES_3)
  })

  it('measures the ring of Phú Thịnh 5 at 74.859 ha on the grid and 74.874 ha on the ellipsoid', async () => {
    const ring = [...vectors, vectors[0]].map(([north, east]) => `${east} ${north}`).join(',')
    const [row] = await db().query<{ grid: number; ellipsoid: number }>(sql`
      select ST_Area(g) / 10000 as grid, ST_Area(ST_Transform(g, 4326)::geography) / 10000 as ellipsoid
      from (select ST_GeomFromText(${`POLYGON((${ring}))`}, 9208) as g) ring`)
    expect(row?.grid).toBeCloseTo(74.859, 3)
    expect(row?.ellipsoid).toBeCloseTo(74.874, 3)
  })

  it('knows every three-degree zone of the country, with the datum shift of EPSG:6960', async () => {
    const rows = await db().query<{ srid: number }>(sql`select srid from spatial_ref_sys
      where srid = any(${[5896, 5897, 5898, 5899, ...Array.from({ length: 14 }, (_, i) => 9205 + i)]}::int[])
        and proj4text like '%0.00928836,-0.01975479,0.00427372%' and proj4text like '%k=0.9999%' order by srid`)
    expect(rows).toHaveLength(18)
  })
})
