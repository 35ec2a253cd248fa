import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import type { RelocationBoard, RelocationCase, RelocationCaseDetail, RelocationFirm, RelocationStage } from '../../../api/contract/relocation-case.ts'
import { call, type Input } from '../../api.ts'
import { fold } from '../../i18n/fold.ts'
import type { CaseName } from '../../permalink-relocation.ts'
import { inTurn } from '../../state/in-turn.ts'

/** In the order of the way. */
export const stages: readonly RelocationStage[] = ['inventory', 'plan_approved', 'compensated', 'handed_over', 'moved', 'old_site_cleared']

export const keyOfCase = ({ relocation, project }: CaseName): string => `${relocation}/${project}`
export const needsLook = (one: RelocationCase): boolean => one.isOverdue || one.isLate || (one.endedOn === null && one.openObstacles > 0)
/** Whether a firm goes by this name, in either language, or its project by this code. */
export const isCalled = ({ firmNameVi, firmNameEn, project }: Pick<RelocationCase, 'firmNameVi' | 'firmNameEn' | 'project'>, text: string): boolean => [firmNameVi, firmNameEn, project].some((name) => fold(name).includes(fold(text)))

export const useBoard = (province: string | null): UseQueryResult<RelocationBoard> =>
  useQuery({ queryKey: ['relocation-cases', province], queryFn: ({ signal }) => call('getRelocationBoard', { query: { province: province ?? '' } }, { signal }), enabled: province !== null, placeholderData: keepPreviousData })

export const useCase = (name: CaseName | null): UseQueryResult<RelocationCaseDetail> =>
  useQuery({ queryKey: ['relocation-case', name?.relocation, name?.project], queryFn: ({ signal }) => call('getRelocationCase', { params: { code: name?.relocation ?? '', project: name?.project ?? '' } }, { signal }), enabled: name !== null })

/** What is asked anew when a case changes. */
const followers = ['relocation-cases', 'relocation-receivers', 'relocation-plan', 'relocation-plans', 'targets']

/** `read`: the version the author had before them. */
interface CaseActs {
  record: (sent: Input<'recordRelocationCase'>['body'], read: number) => Promise<unknown>
  step: (stage: RelocationStage, sent: Input<'recordRelocationStep'>['body'], read: number) => Promise<unknown>
  addObstacle: (sent: Input<'addRelocationObstacle'>['body'], read: number) => Promise<unknown>
  resolve: (id: number, resolvedOn: string, read: number) => Promise<unknown>
  reload: () => Promise<unknown>
}

/** Firms registered in the zone that a relocation moves, without land there and without a case. */
export const useFirms = (relocation: string): UseQueryResult<{ items: RelocationFirm[] }> =>
  useQuery({ queryKey: ['relocation-firms', relocation], queryFn: ({ signal }) => call('listRelocationFirms', { params: { code: relocation } }, { signal }), enabled: relocation !== '' })

type Added = Input<'addRelocationCase'>['body']
const unrecorded = { wastewaterM3PerDay: null, powerMva: null, farthestKm: null, neededBy: null, closedOn: null, outcome: null }

/** Makes a registered firm a case, by its project, or with null registers the firm first. */
export function useAddCase(): (code: string, project: string | null, sent: Added) => Promise<CaseName> {
  const queries = useQueryClient()
  return async (code, project, { firmNameVi, firmNameEn, ...need }) => {
    try {
      const made = project === null ? await call('addRelocationCase', { params: { code }, body: { firmNameVi, firmNameEn, ...need } })
        : await call('recordRelocationCase', { params: { code, project }, body: { ...unrecorded, ...need } }, { version: 0 })
      queries.setQueryData(['relocation-case', made.relocation, made.project], made)
      return { relocation: made.relocation, project: made.project }
    } finally {
      // Refused, too, the lists may not be as they were seen.
      void queries.invalidateQueries({ predicate: ({ queryKey }) => [...followers, 'relocation-firms'].includes(String(queryKey[0])) })
    }
  }
}

/** What officials record of a case; what follows from it is asked anew. */
export function useCaseActs({ relocation: code, project }: CaseName): CaseActs {
  const queries = useQueryClient()
  const params = { code, project }
  const queryKey = ['relocation-case', code, project]
  const act = (read: number, send: (version: number) => Promise<RelocationCaseDetail>): Promise<void> => inTurn(keyOfCase({ relocation: code, project }), read, async (version) => {
    const detail = await send(version)
    // What was asked before this change would be laid over it.
    await queries.cancelQueries({ queryKey })
    queries.setQueryData(queryKey, detail)
    // Lists follow by themselves: who sent it need not wait for them.
    void queries.invalidateQueries({ predicate: (query) => followers.includes(String(query.queryKey[0])) })
  })
  return {
    record: (body, read) => act(read, (version) => call('recordRelocationCase', { params, body }, { version })),
    step: (stage, body, read) => act(read, (version) => call('recordRelocationStep', { params: { ...params, stage }, body }, { version })),
    addObstacle: (body, read) => act(read, (version) => call('addRelocationObstacle', { params, body }, { version })),
    resolve: (id, resolvedOn, read) => act(read, (version) => call('resolveRelocationObstacle', { params: { ...params, id }, body: { resolvedOn } }, { version })),
    reload: () => queries.invalidateQueries({ queryKey }),
  }
}

/** Where the table is kept as a file. */
export const caseFileAddress = (province: string, file: 'csv' | 'xlsx', language: string): string => `/api/relocation-cases/relocation-cases.${file}?${new URLSearchParams({ province, lang: language })}`

/** Today in Vietnam, yyyy-mm-dd. */
export const todayInVietnam = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date())
