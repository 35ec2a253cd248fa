import pg from 'pg'
import { migrate } from '../migrations/migrate.ts'
import { dataset } from './dataset.ts'
import { ratio } from './measure.ts'
import { cachedTiles, liveTiles, plotTileTimes, tileCases } from './tiles.ts'
import { zoneList } from './zone-list.ts'

const url = process.env['DATABASE_URL']
if (!url) throw new Error('bench/run.sh gives DATABASE_URL')
const zones = Number(process.env['BENCH_ZONES'] ?? 1500)
const plotsPerZone = Number(process.env['BENCH_PLOTS_PER_ZONE'] ?? 200)

const client = new pg.Client({ connectionString: url })
await client.connect()
await migrate(client, () => undefined)
const { rows: [about] } = await client.query<{ pg: string; postgis: string }>('select version() as pg, postgis_version() as postgis')
console.log(`${about?.pg.split(' on ')[0]}, PostGIS ${about?.postgis}; times are of this machine, ratios are what counts`)

const data = await dataset(client, zones, plotsPerZone)
const fewPlots = await data.loadUpTo(Math.round(zones / 10))
const fewCases = await tileCases(client)
const before = await plotTileTimes(fewCases)
const manyPlots = await data.loadUpTo(zones)
const after = await plotTileTimes(fewCases)
console.log(`\nGrowth: the same plot tiles with ${fewPlots} plots in the country and with ${manyPlots}`)
for (const [z, ms] of before) console.log(`  plot z${z}: ${ms.toFixed(2)} ms → ${(after.get(z) ?? 0).toFixed(2)} ms, ${ratio((after.get(z) ?? 0) / ms)}`)

const cases = await tileCases(client)
await liveTiles(url, cases)
await cachedTiles(cases)
await zoneList(client)
await client.end()
