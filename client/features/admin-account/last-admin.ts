import type { Account } from '../../../api/contract/account.ts'

/** Whether nobody else could administer if this one could not; the server refuses it then too. */
export const isLastAdmin = (account: Account, all: readonly Account[]): boolean =>
  account.role === 'admin' && account.closedAt === null && all.filter(({ role, closedAt }) => role === 'admin' && closedAt === null).length === 1
