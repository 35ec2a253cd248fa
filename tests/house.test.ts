import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const sources = (folder: string): string[] => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !/(^|\/)(dist|node_modules)\//.test(path))
  .map((path) => join(folder, path))

/** What a file imports: paths from the root for our own, package names for the rest. */
const importsOf = (file: string) => [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, to = '']) =>
  to.startsWith('.') ? relative(root, resolve(root, dirname(file), to)) : to.replace(/^@mat-bang\/api\//, 'api/'))

/** Imports of files in `folder` that lead into `room` but are not among `allowed`. */
const strays = (folder: string, isStray: (to: string, from: string) => boolean) =>
  sources(folder).flatMap((file) => importsOf(file).filter((to) => isStray(to, file)).map((to) => `${file} → ${to}`))

const featureOf = (file: string) => /^(?:api|client)\/features\/([^/.]+)/.exec(file)?.[1]

describe('directions of the house', () => {
  it('the contract knows zod alone', () => {
    expect(strays('api/contract', (to) => to !== 'zod' && !to.startsWith('api/contract/'))).toEqual([])
  })
  it('the client reaches the server through the contract only', () => {
    expect(strays('client', (to) => /^(api|migrations|geodata)\//.test(to) && !to.startsWith('api/contract/'))).toEqual([])
  })
  it('no feature of the server knows another; the client\'s serving and health know the tile cache by its type', () => {
    expect(strays('api/features', (to, from) => featureOf(to) !== undefined && featureOf(to) !== featureOf(from))
      .filter((line) => line !== 'api/features/health.ts → api/features/tile/cache.ts')).toEqual([])
  })
  it('in the client, features use map, geometry, state and ui, never the other way round', () => {
    expect(['map', 'geometry', 'state', 'ui', 'i18n'].flatMap((room) => strays(`client/${room}`, (to) => /^client\/(features|app)/.test(to))
      .filter((line) => !/→ client\/features\/[\w-]+\/layer\.ts$/.test(line)))).toEqual([])
  })
  it('migrations and shipped data know no app code', () => {
    expect(['migrations', 'geodata'].flatMap((room) => strays(room, (to) => /^(api|client)\//.test(to)))).toEqual([])
  })
  it('only plan-map.tsx creates a map', () => {
    expect(sources('client').filter((file) => /new (maplibregl\.|MapLibre)?Map\(\{/.test(readFileSync(join(root, file), 'utf8')))).toEqual(['client/map/plan-map.tsx'])
  })
})
