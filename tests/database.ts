import { afterAll, beforeAll, inject } from 'vitest'
import { connectDatabase, type Database } from '../api/database/pool.ts'
import { sql, type Sql } from '../api/database/sql.ts'

/** The run's database, connected for one test file. */
export function useDatabase(): () => Database {
  let db: Database | null = null
  beforeAll(async () => { db = await connectDatabase(inject('target'), { poolSize: 4, onError: console.error }) })
  afterAll(() => db?.close())
  return () => {
    if (!db) throw new Error('the database is there from beforeAll on')
    return db
  }
}

class Undo extends Error {}

/** Runs on one connection inside a transaction that is always rolled back; `work` sees a whole Database. */
export async function undone<T>(db: Database, work: (db: Database) => Promise<T>): Promise<T> {
  const results: T[] = []
  await db.transaction(async (tx) => {
    const inside: Database = {
      ...db, query: (statement: Sql) => tx.query(statement), transaction: (nested) => nested(tx), close: async () => undefined, by: () => inside,
    }
    results.push(await work(inside))
    throw new Undo()
  }).catch((error: unknown) => { if (!(error instanceof Undo)) throw error })
  const [result] = results
  if (results.length === 0) throw new Error('the work did not run')
  return result as T
}

/** What the database says to a statement that it must refuse: the constraint's name. The statement's effect is undone. */
export async function refusal(db: Database, statement: Sql): Promise<string> {
  return undone(db, async (inside) => {
    await inside.query(sql`savepoint before_refusal`)
    try {
      await inside.query(statement)
    } catch (error) {
      await inside.query(sql`rollback to savepoint before_refusal`)
      if (error instanceof Error && 'constraint' in error && typeof error.constraint === 'string') return error.constraint
      throw error
    }
    return 'accepted'
  })
}
