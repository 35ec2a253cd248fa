import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Me } from '../../../api/contract/account.ts'
import { call } from '../../api.ts'
import { meKey, tellOtherTabs } from '../../state/use-me.ts'

export interface SessionActs {
  signIn: (email: string, password: string) => Promise<Me>
  signOut: () => Promise<Me>
  signOutEverywhere: () => Promise<Me>
  changePassword: (currentPassword: string, newPassword: string) => Promise<Me>
}

/** What one does with one's own session. Each answer says who is signed in now; what only another could see is forgotten. */
export function useSession(): SessionActs {
  const queries = useQueryClient()
  return useMemo(() => {
    const asIs = (me: Me): Me => {
      queries.setQueryData(meKey, me)
      return me
    }
    const anew = (me: Me): Me => {
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] && queryKey[0] !== 'settings', type: 'inactive' })
      asIs(me)
      tellOtherTabs()
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] && queryKey[0] !== 'settings' })
      return me
    }
    return {
      signIn: async (email, password) => anew(await call('signIn', { body: { email, password } })),
      signOut: async () => anew(await call('signOut', {})),
      signOutEverywhere: async () => anew(await call('signOutEverywhere', {})),
      changePassword: async (currentPassword, newPassword) => asIs(await call('changePassword', { body: { currentPassword, newPassword } })),
    }
  }, [queries])
}

/** Where the province's own login is gone to, and led back from. A whole page: the browser itself goes there. */
export const oidcAddress = (to: string): string => `/api/session/oidc?to=${encodeURIComponent(to)}`
