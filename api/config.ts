import { availableParallelism } from 'node:os'
import { z } from 'zod'

/** A value that never shows in a log or an error. */
export class Secret {
  readonly #value: string
  constructor(value: string) { this.#value = value }
  reveal(): string { return this.#value }
  toString(): string { return '[secret]' }
  toJSON(): string { return '[secret]' }
}

const optional = <T extends z.ZodType>(one: T) => z.preprocess((value) => (value === '' ? undefined : value), one.optional())
const httpUrl = z.url({ protocol: /^https?$/ })

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'expected postgres://user:password@host:port/database')),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(Math.max(4, availableParallelism())),
  DATA_FOLDER: z.string().default('./data'),
  SHIPPED_DATA: z.enum(['load', 'none']).default('load'),
  BASEMAP_STYLE_URL: optional(httpUrl),
  BOARD_NAME: optional(z.string()),
  BOARD_CONTACT: optional(z.string()),
  TILE_CACHE_MB: z.coerce.number().int().min(0).max(16384).default(64),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TRUST_PROXY: z.stringbool().default(false),
  MATBANG_ALLOW_WRITES: z.preprocess((value) => (value === '' ? undefined : value), z.stringbool().default(false)),
})

export interface Config {
  readonly host: string
  readonly port: number
  readonly databaseUrl: Secret | null
  readonly databasePool: number
  readonly dataFolder: string
  readonly loadShippedData: boolean
  readonly basemapStyleUrl: string | null
  readonly board: { readonly name: string; readonly contact: string } | null
  readonly tileCacheBytes: number
  readonly logLevel: string
  readonly trustProxy: boolean
  /** There are no accounts yet: whoever reaches the server may then write. */
  readonly writesAllowed: boolean
}

export class ConfigError extends Error {}

/** Reads the configuration once. @throws ConfigError naming every variable that is wrong and what it expects. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(`The configuration is wrong:\n${lines.join('\n')}`)
  }
  const e = parsed.data
  return {
    host: e.HOST,
    port: e.PORT,
    databaseUrl: e.DATABASE_URL ? new Secret(e.DATABASE_URL) : null,
    databasePool: e.DATABASE_POOL,
    dataFolder: e.DATA_FOLDER,
    loadShippedData: e.SHIPPED_DATA === 'load',
    basemapStyleUrl: e.BASEMAP_STYLE_URL ?? null,
    board: e.BOARD_NAME && e.BOARD_CONTACT ? { name: e.BOARD_NAME, contact: e.BOARD_CONTACT } : null,
    tileCacheBytes: e.TILE_CACHE_MB * 1024 * 1024,
    logLevel: e.LOG_LEVEL,
    trustProxy: e.TRUST_PROXY,
    writesAllowed: e.MATBANG_ALLOW_WRITES,
  }
}
