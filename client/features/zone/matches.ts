import type { ZoneList } from '../../../api/contract/zone.ts'
import { call } from '../../api.ts'
import type { Filter } from '../../permalink.ts'

/** The filter as the API wants it: several values in one parameter, separated by commas. */
export function filterQuery({ q, province, formerProvince, kind, status }: Filter): Record<string, string> {
  return { q: q.trim(), province: province.join(','), formerProvince: formerProvince.join(','), kind: kind.join(','), status: status.join(',') }
}

/** The zones a filter lets through, as the map wants them: by code, and by id for what lies in them; null when nothing is filtered. */
export interface ZoneMatches {
  matches: readonly string[] | null
  ids: readonly number[] | null
}

/** Asks for all zones that pass the filter, page after page. */
export async function collectMatches(filter: Filter, signal: AbortSignal): Promise<ZoneMatches> {
  const zones: ZoneList['items'] = []
  let cursor: string | null = null
  do {
    const page: ZoneList = await call('listZones', { query: { ...filterQuery(filter), limit: 500, cursor: cursor ?? undefined } }, { signal })
    zones.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return { matches: zones.map(({ code }) => code), ids: zones.map(({ id }) => id) }
}
