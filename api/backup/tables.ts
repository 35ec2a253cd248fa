import type { ClientBase } from 'pg'

export interface Column { readonly name: string; /** As the database writes it: geometry(MultiPolygon,4326). */ readonly type: string }

export interface Table {
  readonly name: string
  /** What is stored; what the database computes itself is left out. */
  readonly columns: readonly Column[]
  /** The columns its rows are told apart by, and written in the order of. */
  readonly key: readonly string[]
  /** The column that counts by itself. */
  readonly counter: string | null
  /** Foreign keys into the table itself: a row may come before the one it points at. */
  readonly selfReferences: readonly string[]
}

/** What is of one sitting or of one installation: nobody wants it back. */
const leftOut = [
  'schema_migration', // is made by migrating; its contents are in the header
  'account_session', 'account_verification', 'account_rate_limit', // who was signed in, or about to be
  'installation_secret', // a file that lies about must sign nobody in
  'presence', // who was at work
  'form_pass_use', 'form_sent', // who sent a form lately
  'zone_ledger_stale', // empty between transactions
  'kept_up_to', // written when a restore has brought everything up
]

interface Found { readonly name: string; readonly columns: Column[]; readonly key: string[]; readonly counter: string | null; readonly references: { name: string; to: string }[] }

/** Every table of ours in an order in which what is pointed at comes first; those of extensions are theirs. */
export async function readTables(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ found: Found }>(`
    select json_build_object('name', t.relname,
      'columns', (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''),
      'counter', (select a.attname from pg_attribute a where a.attrelid = t.oid and a.attidentity <> ''),
      'key', coalesce((select json_agg(a.attname order by k.place) from pg_index i, unnest(i.indkey) with ordinality k(attnum, place), pg_attribute a
        where i.indrelid = t.oid and i.indisprimary and a.attrelid = t.oid and a.attnum = k.attnum), '[]'),
      'references', coalesce((select json_agg(json_build_object('name', c.conname, 'to', r.relname)) from pg_constraint c join pg_class r on r.oid = c.confrelid
        where c.conrelid = t.oid and c.contype = 'f'), '[]')) as found
    from pg_class t
    where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and t.relname <> all($1)
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = t.oid and d.deptype = 'e')
    order by t.relname`, [leftOut])
  return inOrder(rows.map((row) => row.found))
}

function inOrder(found: readonly Found[]): Table[] {
  const waiting = new Map(found.map((table) => [table.name, table]))
  const ordered: Table[] = []
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter((table) => table.references.every(({ to }) => to === table.name || !waiting.has(to)))
    if (ready.length === 0) throw new Error(`These tables point at each other in a circle: ${[...waiting.keys()].join(', ')}`)
    for (const { references, ...table } of ready) {
      waiting.delete(table.name)
      ordered.push({ ...table, selfReferences: references.filter(({ to }) => to === table.name).map(({ name }) => name) })
    }
  }
  return ordered
}

/** The names of the numbered migrations a database has, with what each was; null where it was never migrated. */
export async function readMigrations(client: ClientBase): Promise<{ name: string; hash: string }[] | null> {
  const { rows: [there] } = await client.query<{ found: boolean }>(`select to_regclass('public.schema_migration') is not null as found`)
  if (!there?.found) return null
  return (await client.query<{ name: string; hash: string }>(`select name, hash from schema_migration where name <> 'rules' order by name`)).rows
}

/** A name as SQL reads it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
