import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const root = fileURLToPath(new URL('./', import.meta.url))
const contract = fileURLToPath(new URL('../api/contract/', import.meta.url))
const dist = `${root}dist/`
const stamp = `${dist}built-from.txt`

/** Builds the client into client/dist unless it is there already for these very sources. */
export async function buildClient(): Promise<'built' | 'up to date'> {
  const sources = await hashOfSources()
  const before = await readFile(stamp, 'utf8').catch(() => null)
  if (before === sources) return 'up to date'
  // Only a build needs the bundler: a server that starts from a built client does not load it.
  const { build } = await import('vite')
  // Whatever this process is run for, what it serves is the production build: React's other one is twice as large.
  process.env.NODE_ENV = 'production'
  await build({ root, logLevel: 'warn' })
  await compressFiles()
  await writeFile(stamp, sources)
  return 'built'
}

async function hashOfSources() {
  const hash = createHash('sha256')
  for (const folder of [root, contract]) {
    const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`)
      .filter((path) => !/\/(dist|node_modules)\//.test(path))
      .sort()
    for (const path of files) hash.update(path.slice(folder.length)).update(await readFile(path))
  }
  hash.update(await readFile(new URL('../package-lock.json', import.meta.url)))
  return hash.digest('hex')
}

// Compressed once here, not on every request.
async function compressFiles() {
  const files = (await readdir(dist, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(html|js|mjs|css|svg|json|geojson|ttf)$/.test(entry.name))
  for (const entry of files) {
    const path = `${entry.parentPath}/${entry.name}`
    const bytes = await readFile(path)
    if (bytes.length < 1024) continue
    await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }))
    await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`client: ${await buildClient()}`)
