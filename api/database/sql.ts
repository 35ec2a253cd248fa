/** A statement or a fragment of one, with its values kept apart: text holds $1…$n. */
export interface Sql {
  readonly text: string
  readonly values: readonly unknown[]
  /** Prepared under this name on a PostgreSQL server; the embedded database ignores it. */
  readonly name?: string
}

const isSql = (value: unknown): value is Sql =>
  typeof value === 'object' && value !== null && 'text' in value && 'values' in value

/** Builds a statement; an interpolated fragment is spliced in, anything else becomes a parameter. */
export function sql(strings: TemplateStringsArray, ...parts: readonly unknown[]): Sql {
  const values: unknown[] = []
  let text = strings[0] ?? ''
  parts.forEach((part, i) => {
    if (isSql(part)) {
      text += part.text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + values.length}`)
      values.push(...part.values)
    } else {
      values.push(part)
      text += `$${values.length}`
    }
    text += strings[i + 1] ?? ''
  })
  return { text, values }
}

/** Joins fragments; an empty list gives `otherwise`. */
export function join(fragments: readonly Sql[], separator: ' and ' | ', ', otherwise: Sql = sql`true`): Sql {
  const [first, ...rest] = fragments
  if (!first) return otherwise
  const between = separator === ' and ' ? (a: Sql, b: Sql) => sql`${a} and ${b}` : (a: Sql, b: Sql) => sql`${a}, ${b}`
  return rest.reduce(between, first)
}
