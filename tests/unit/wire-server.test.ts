import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveWireProtocol } from '../../api/database/wire-server.ts'

describe('many clients on one embedded backend', () => {
  let backend: PGlite
  let server: { close(): Promise<void> }
  let pool: pg.Pool

  beforeAll(async () => {
    backend = await PGlite.create('memory://')
    const folder = await mkdtemp(join(tmpdir(), 'mat-bang-test-'))
    server = await serveWireProtocol((messages) => backend.execProtocolRaw(messages), join(folder, '.s.PGSQL.5432'))
    pool = new pg.Pool({ host: folder, user: 'postgres', database: 'postgres', max: 8 })
    await pool.query('create table parent (id int primary key); create table child (id int references parent)')
  })
  afterAll(async () => {
    await pool.end()
    await server.close()
    await backend.close()
  })

  it('gives each client the answer to its own statement', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) =>
      pool.query<{ n: number }>(`select $1::int ${i % 2 ? '* 2' : '+ 0'} as n`, [i]).then(({ rows }) => rows[0]?.n)))
    expect(answers).toEqual(Array.from({ length: 200 }, (_, i) => (i % 2 ? i * 2 : i)))
  })

  it('stays in step after an error inside a transaction', async () => {
    const client = await pool.connect()
    await client.query('begin')
    await expect(client.query('insert into child values ($1::int)', [7])).rejects.toThrow(/foreign key/)
    expect((await client.query('rollback')).command).toBe('ROLLBACK')
    expect((await client.query('select $1::int as n', [5])).rows).toEqual([{ n: 5 }])
    client.release()
  })

  it('keeps others out of an open transaction', async () => {
    const writer = await pool.connect()
    await writer.query('begin')
    await writer.query('insert into parent values ($1::int)', [1])
    const reader = pool.query('select count(*)::int as n from parent')
    await writer.query('insert into parent values ($1::int)', [2])
    await writer.query('commit')
    writer.release()
    expect((await reader).rows).toEqual([{ n: 2 }])
  })

  it('rolls back for a client that dies inside a transaction', async () => {
    const dying = await pool.connect()
    dying.on('error', () => undefined)
    await dying.query('begin')
    await dying.query('insert into parent values ($1::int)', [99])
    dying.release(new Error('gone'))
    expect((await pool.query('select 1 from parent where id = 99')).rows).toEqual([])
  })

  it('takes statements larger than one packet', async () => {
    const long = 'ố'.repeat(300_000)
    expect((await pool.query<{ n: number }>('select length($1::text) as n', [long])).rows).toEqual([{ n: 300_000 }])
  })
})
