import type { Board, SentBoard } from '../contract/board.ts'
import type { Settings } from '../contract/settings.ts'
import type { Database, Queryable } from '../database/pool.ts'
import { sql } from '../database/sql.ts'
import { matchVersion } from '../precondition.ts'

type Said = Settings['board']

/** GET /api/board. `environment`: what BOARD_NAME and BOARD_CONTACT say. */
export async function readBoard(db: Queryable, environment: Said): Promise<Board> {
  const [row] = await db.query<{ name: string; contact: string; version: number }>(sql`select name, contact, version from board`)
  if (row) return { ...row, from: 'administrator' }
  return { name: environment?.name ?? null, contact: environment?.contact ?? null, from: environment ? 'environment' : null, version: 0 }
}

/** What every page shows. */
export async function shownBoard(db: Queryable, environment: Said): Promise<Said> {
  const { name, contact } = await readBoard(db, environment)
  return name !== null && contact !== null ? { name, contact } : null
}

/** PUT /api/board */
export async function writeBoard(db: Database, environment: Said, ifMatch: string, { name, contact }: SentBoard): Promise<Board> {
  await db.transaction(async (tx) => {
    // One row, or none yet: the lock is on the table, so that two who say it first do not both.
    await tx.query(sql`lock table board in share row exclusive mode`)
    matchVersion(ifMatch, (await readBoard(tx, environment)).version)
    await tx.query(sql`insert into board (name, contact) values (${name}, ${contact})
      on conflict (is_the_only_one) do update set name = excluded.name, contact = excluded.contact, version = board.version + 1, updated_at = now()`)
  })
  return readBoard(db, environment)
}
