import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { PlotDetail } from '../../../api/contract/plot.ts'
import { call } from '../../api.ts'

/** A plot with all that lies on it today, by its feature id. */
export function usePlot(id: number): UseQueryResult<PlotDetail> {
  return useQuery({ queryKey: ['plot', id], queryFn: ({ signal }) => call('getPlot', { params: { id } }, { signal }) })
}
