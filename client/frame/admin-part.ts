import type { AdminRoom } from '../permalink.ts'
import type { Account } from '../state/use-me.ts'

/** What each part of administration is given. */
export interface AdminPartProps {
  room: AdminRoom
  /** The administrator who looks at it. */
  account: Account
}
