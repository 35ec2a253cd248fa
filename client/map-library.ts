import { fileURLToPath } from 'node:url'
import { transformWithOxc, type Plugin } from 'vite'

const sources = fileURLToPath(new URL('./src/', import.meta.resolve('maplibre-gl/package.json')))
const workerImport = 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
const resolvedWorker = '\0map-worker-url'
const noMlt = '\0no-mlt'

/**
 * Builds MapLibre from the sources in its package, so that page and worker share one chunk.
 * Its ready-made files repeat the shared half in the worker: 430 kB gzipped, against 312 kB.
 */
export function mapLibrary(): Plugin {
  let worker = ''
  return {
    name: 'map-library',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      worker = this.emitFile({ type: 'chunk', id: `${sources}source/worker.ts`, name: 'map-worker' })
    },
    resolveId(id) {
      if (id === 'maplibre-gl') return `${sources}index.ts`
      if (id === '@maplibre/mlt') return noMlt
      return id === workerImport ? resolvedWorker : null
    },
    load(id) {
      // The decoder of MapLibre's own tile format costs 18 kB gzipped and our tiles are MVT.
      if (id === noMlt) return `export const GEOMETRY_TYPE = {}; export const decodeTile = () => { throw new Error('This build reads MVT tiles, not MLT.') }`
      return id === resolvedWorker ? `export default import.meta.ROLLUP_FILE_URL_${worker}` : null
    },
    transform(code, id) {
      if (!id.startsWith(sources) || !id.endsWith('.ts')) return null
      // As in its own build: a field that is only declared must not overwrite what the prototype holds.
      return transformWithOxc(code, id, { target: 'es2023', typescript: { removeClassFieldsWithoutInitializer: true } })
    },
  }
}

/** Lets the browser fetch the map beside the interface rather than after it; the interface does not wait for it. */
export function mapPreload(): Plugin {
  return {
    name: 'map-preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const map = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'atlas-map')
        if (map?.type !== 'chunk') throw new Error('The build has no chunk named atlas-map to preload.')
        return [map.fileName, ...map.imports].filter((file) => !html.includes(file)).map((file) => ({
          tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` }, injectTo: 'head' as const,
        }))
      },
    },
  }
}
