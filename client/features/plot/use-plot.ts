import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { PlotCollection } from '../../../api/contract/plot.ts'
import { call } from '../../api.ts'

type Plot = PlotCollection['features'][number]

/** A plot of a zone as it is today; null when the zone has no such plot. */
export function usePlot(zone: string, id: number): UseQueryResult<Plot | null> {
  return useQuery({
    queryKey: ['zone-plots', zone],
    queryFn: ({ signal }) => call('getZonePlots', { params: { code: zone } }, { signal }),
    select: ({ features }) => features.find((plot) => plot.id === id) ?? null,
  })
}
