import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const sources = (folder: string): string[] => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !/(^|\/)(dist|node_modules)\//.test(path))
  .map((path) => join(folder, path))

/** What a file imports: paths from the root for our own, package names for the rest. */
const importsOf = (file: string) => [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, to = '']) =>
  to.startsWith('.') ? relative(root, resolve(root, dirname(file), to)) : to.replace(/^@mat-bang\/(api|client)\//, '$1/'))

/** Imports of files in `folder` that go astray. */
const strays = (folder: string, isStray: (to: string, from: string) => boolean) =>
  sources(folder).flatMap((file) => importsOf(file).filter((to) => isStray(to, file)).map((to) => `${file} → ${to}`))

/** The feature a path belongs to: `api/features/zone.ts` and `client/features/zone/list/facets.tsx` are both of zone. */
const featureOf = (path: string) => /^(?:api|client)\/features\/([^/.]+)/.exec(path)?.[1]
const intoAnotherFeature = (to: string, from: string) => featureOf(to) !== undefined && featureOf(to) !== featureOf(from)

describe('directions of the house', () => {
  it('the contract knows zod alone', () => {
    expect(strays('api/contract', (to) => to !== 'zod' && !to.startsWith('api/contract/'))).toEqual([])
  })
  it('the client reaches the server through the contract only', () => {
    expect(strays('client', (to) => /^(api|migrations|geodata)\//.test(to) && !to.startsWith('api/contract/'))).toEqual([])
  })
  it('no feature of the server knows another', () => {
    expect(strays('api/features', intoAnotherFeature)).toEqual([])
  })
  it('no feature of the client knows another', () => {
    expect(strays('client/features', intoAnotherFeature)).toEqual([])
  })
  it('on the server, features use the database, never the other way round, nor the app around them', () => {
    expect(strays('api/database', (to) => /^api\/(features|routes|app|main)/.test(to))).toEqual([])
    expect(strays('api/features', (to) => /^api\/(routes|app|main)/.test(to))).toEqual([])
  })
  it('in the client, features use map, geometry, state and ui, never the other way round, nor the frame around them', () => {
    const rooms = ['map', 'geometry', 'state', 'ui', 'i18n']
    expect(rooms.flatMap((room) => strays(`client/${room}`, (to) => /^client\/(features|frame|app)/.test(to)))).toEqual([])
    expect(strays('client/features', (to) => /^client\/(frame|app|atlas-map|main)/.test(to))).toEqual([])
  })
  it('the map draws the layers of features it is given: only the app\'s own file brings them in', () => {
    expect(strays('client', (to, from) => /^client\/features\/[^/]+\/layer\.ts$/.test(to) && featureOf(from) !== featureOf(to))
      .filter((line) => !line.startsWith('client/atlas-map.tsx →'))).toEqual([])
  })
  it('migrations and shipped data know no app code', () => {
    expect(['migrations', 'geodata'].flatMap((room) => strays(room, (to) => /^(api|client)\//.test(to)))).toEqual([])
  })
  it('only plan-map.tsx creates a map', () => {
    expect(sources('client').filter((file) => /new (maplibregl\.|MapLibre)?Map\(\{/.test(readFileSync(join(root, file), 'utf8')))).toEqual(['client/map/plan-map.tsx'])
  })
})
