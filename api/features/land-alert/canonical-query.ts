import { offerQuery, wishes, type OfferQuery } from '../../contract/land-offer.ts'
import { writeNumber } from '../../contract/number.ts'
import { Problem } from '../../errors.ts'

const names = Object.keys(offerQuery.shape) as (keyof OfferQuery)[]

/**
 * Reads a query as it stands in an address, and writes it in one way: known members alone, in the order of the contract, lists sorted, numbers
 * with a point. What means the same reads the same, so that nobody is told twice.
 * @throws Problem invalid_parameter
 */
export function canonicalQuery(text: string): { query: OfferQuery; canonical: string } {
  const given = Object.fromEntries([...new URLSearchParams(text.replace(/^\?/, ''))].filter(([name, value]) => value.trim() !== '' && names.some((one) => one === name)))
  const read = offerQuery.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    const field = String(issue?.path[0] ?? 'query')
    const params = issue && 'params' in issue ? issue.params : undefined
    throw new Problem('invalid_parameter', { field, got: given[field] ?? '', expected: String(params?.['expected'] ?? issue?.message ?? '') })
  }
  const pairs = names.map((name): [string, string] => [name, write(name, read.data)]).filter(([, value]) => value !== '')
  return { query: read.data, canonical: new URLSearchParams(pairs).toString() }
}

function write(name: keyof OfferQuery, query: OfferQuery): string {
  switch (name) {
    case 'areaOf': return query.areaOf === 'block' ? '' : query.areaOf
    case 'within': return (query.within ?? []).map((corner) => corner.join(',')).join(' ')
    case 'around': return (query.around ?? []).join(',')
    case 'weights': return wishes.flatMap((wish) => { const weight = query.weights?.[wish] ?? 2; return weight === 2 ? [] : [`${wish}:${weight}`] }).join(',')
    case 'q': return query.q?.trim().toLowerCase().replaceAll(/\s+/g, ' ') ?? ''
    default: {
      const value = query[name]
      return Array.isArray(value) ? [...new Set<string>(value)].sort().join(',') : typeof value === 'number' ? writeNumber(value) : (value ?? '')
    }
  }
}
