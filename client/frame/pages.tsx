import { lazy, Suspense, type ReactElement } from 'react'
import type { Room } from '../permalink.ts'
import { Guard } from './guard.tsx'

const TargetsRoom = lazy(() => import('./targets-room.tsx').then((module) => ({ default: module.TargetsRoom })))
const SignInRoom = lazy(() => import('./sign-in-room.tsx').then((module) => ({ default: module.SignInRoom })))
const AccountRoom = lazy(() => import('./account-room.tsx').then((module) => ({ default: module.AccountRoom })))
const AdminRoom = lazy(() => import('./admin-room.tsx').then((module) => ({ default: module.AdminRoom })))

/** The rooms that are pages of their own, each fetched when first opened; null for those that share the map. */
export function pageOf(room: Room): ReactElement | null {
  const page = room.name === 'targets' ? <TargetsRoom room={room} />
    : room.name === 'sign-in' ? <SignInRoom room={room} />
    : room.name === 'account' ? <AccountRoom />
    : room.name === 'admin' ? <AdminRoom room={room} />
    : null
  return page && <Guard key={room.name}><Suspense fallback={null}>{page}</Suspense></Guard>
}
