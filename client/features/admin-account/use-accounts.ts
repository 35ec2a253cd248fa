import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Account, AccountChange, AccountWithPassword } from '../../../api/contract/account.ts'
import { call, type Input } from '../../api.ts'
import { meKey } from '../../state/use-me.ts'

const key = ['accounts'] as const

export function useAccounts(): UseQueryResult<readonly Account[]> {
  return useQuery({ queryKey: key, queryFn: async ({ signal }) => (await call('listAccounts', {}, { signal })).items, staleTime: 0 })
}

export interface AccountActs {
  create: (account: Input<'createAccount'>['body']) => Promise<AccountWithPassword>
  change: (id: string, change: Partial<AccountChange>) => Promise<Account>
  resetPassword: (id: string) => Promise<AccountWithPassword>
}

/** What an administrator does with accounts; the list, and who one is oneself, are asked for again after each. */
export function useAccountActs(): AccountActs {
  const queries = useQueryClient()
  return useMemo(() => {
    const after = async <T>(act: Promise<T>): Promise<T> => {
      try {
        return await act
      } finally {
        void queries.invalidateQueries({ queryKey: key })
        void queries.invalidateQueries({ queryKey: meKey })
      }
    }
    return {
      create: (body) => after(call('createAccount', { body })),
      change: (id, body) => after(call('changeAccount', { params: { id }, body })),
      resetPassword: (id) => after(call('resetPassword', { params: { id } })),
    }
  }, [queries])
}
