import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { KeptRule } from '../../../api/contract/rule-write.ts'
import { call, type Input } from '../../api.ts'

const key = ['rules'] as const
// Every zone is computed anew before the answer comes.
const patienceMs = 300_000

/** Every threshold with all its periods. */
export function useRules(): UseQueryResult<readonly KeptRule[]> {
  return useQuery({ queryKey: key, queryFn: async ({ signal }) => (await call('listRules', {}, { signal })).items, staleTime: 0 })
}

export interface RuleActs {
  add: (rule: Input<'addRule'>['body']) => Promise<KeptRule>
  change: (rule: KeptRule, change: Input<'changeRule'>['body']) => Promise<KeptRule>
  end: (rule: KeptRule, validTo: string) => Promise<KeptRule>
}

/** What an administrator does with thresholds. Figures everywhere rest on them: all are asked for again. */
export function useRuleActs(): RuleActs {
  const queries = useQueryClient()
  return useMemo(() => {
    const after = async (act: Promise<KeptRule>): Promise<KeptRule> => {
      try {
        const kept = await act
        void queries.invalidateQueries({ predicate: ({ queryKey }) => !['settings', 'me', 'provinces', ...key].includes(String(queryKey[0])) })
        return kept
      } finally {
        // Also after a refusal: it may have been changed by somebody else.
        await queries.invalidateQueries({ queryKey: key })
      }
    }
    return {
      add: (body) => after(call('addRule', { body }, { patienceMs })),
      change: (rule, body) => after(call('changeRule', { params: { id: rule.id }, body }, { version: rule.version, patienceMs })),
      end: (rule, validTo) => after(call('endRule', { params: { id: rule.id }, body: { validTo } }, { version: rule.version, patienceMs })),
    }
  }, [queries])
}
