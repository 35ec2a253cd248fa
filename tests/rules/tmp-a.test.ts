import { it } from 'vitest'
import { useDatabase } from '../database.ts'
const db = useDatabase()
it('x', async () => {
  const base = `from zone z, rules.net_plots_at(array[z.id], current_date) p join clean_land c on c.plot_id = p.id and not c.is_whole_plot where z.code = 'MB-0006'`
  for (const what of ['count(*)', 'sum(ST_NPoints(p.counted_geom))', 'sum(ST_Area(ST_Difference(p.counted_geom, c.geom)))', 'sum(ST_Area(ST_CollectionExtract(ST_Difference(p.counted_geom, c.geom), 3)))', 'sum(ST_Area(ST_Multi(ST_CollectionExtract(ST_Difference(p.counted_geom, c.geom), 3))))', 'sum(length(ST_AsGeoJSON(c.geom, 7, 0)))', 'sum(length(ST_AsGeoJSON(ST_Multi(ST_Difference(p.counted_geom, c.geom)), 7)))', 'sum(length(ST_AsGeoJSON(ST_Multi(ST_CollectionExtract(ST_Difference(p.counted_geom, c.geom), 3)), 7)))',
    "string_agg(ST_AsText(ST_Difference(p.counted_geom, c.geom)), ' ') "]) {
    await db().withClient(async (c) => {
      const hear = (n: { message?: string | undefined; detail?: string | undefined }) => console.log('NOTICE', n.message, n.detail)
      c.on('notice', hear)
      for (const q of [`select ${what} as n ${base}`]) {
        try { const r = await c.query(q); console.log('OK', what, JSON.stringify(r.rows[0])?.slice(0, 300)) } catch (e) { console.log('ERR', what, String(e)) }
        try { const r = await c.query(q.replace('as n', ', $1::int as n'), [1]); console.log('OK', what, JSON.stringify(r.rows[0])?.slice(0, 300)) } catch (e) { console.log('ERR', what, String(e)) }
        try { await c.query('select $1::int', [1]) } catch (e) { console.log('ERRAFTER', what, String(e)) }
      }
      c.off('notice', hear)
    })
  }
}, 100000)
