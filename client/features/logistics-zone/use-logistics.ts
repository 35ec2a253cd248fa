import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { LogisticsGaps, LogisticsZones } from '../../../api/contract/logistics.ts'
import { call } from '../../api.ts'

const asked = (province: string | null): { province?: string } => (province === null ? {} : { province })

export const useLogisticsZones = (province: string | null): UseQueryResult<LogisticsZones> =>
  useQuery({ queryKey: ['logistics-zones', province], queryFn: ({ signal }) => call('listLogisticsZones', { query: asked(province) }, { signal }), placeholderData: keepPreviousData })

export const useLogisticsGaps = (province: string | null): UseQueryResult<LogisticsGaps> =>
  useQuery({ queryKey: ['logistics-gaps', province], queryFn: ({ signal }) => call('listLogisticsGaps', { query: asked(province) }, { signal }), placeholderData: keepPreviousData })
