import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { FormName, FormPass } from '../../api/contract/question.ts'
import { ApiProblem, call } from '../api.ts'

/** What a public form needs before it can be sent; another one each time it is opened. */
export function useFormPass(form: FormName): UseQueryResult<FormPass> {
  return useQuery({ queryKey: ['form-pass', form], queryFn: ({ signal }) => call('getFormPass', { query: { form } }, { signal }), staleTime: Infinity, gcTime: 0, refetchOnMount: 'always' })
}

/** Whether what was refused can be sent again with another pass: the form was open too long, or the server has changed since. */
export const needsAnotherPass = (error: unknown): boolean => error instanceof ApiProblem && ['form_pass_expired', 'form_pass_refused'].includes(error.problem.code)
