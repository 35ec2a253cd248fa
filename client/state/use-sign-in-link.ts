import { writePlace } from '../permalink.ts'
import { useLink, type Link } from './use-link.ts'
import { usePlace } from './use-place.ts'

/** To the room of signing in, and back to what is on screen now. */
export function useSignInLink(): Link {
  return useLink()({ room: { name: 'sign-in', to: writePlace(usePlace()), problem: null } })
}
