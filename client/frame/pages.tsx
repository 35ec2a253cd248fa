import { lazy, Suspense, type ReactElement } from 'react'
import type { Room } from '../permalink.ts'
import { Guard } from './guard.tsx'

const TargetsRoom = lazy(() => import('./targets-room.tsx').then((module) => ({ default: module.TargetsRoom })))
const SignInRoom = lazy(() => import('./sign-in-room.tsx').then((module) => ({ default: module.SignInRoom })))
const AccountRoom = lazy(() => import('./account-room.tsx').then((module) => ({ default: module.AccountRoom })))
const AskRoom = lazy(() => import('./ask-room.tsx').then((module) => ({ default: module.AskRoom })))
const AskedRoom = lazy(() => import('./asked-room.tsx').then((module) => ({ default: module.AskedRoom })))
const AlertRoom = lazy(() => import('./alert-room.tsx').then((module) => ({ default: module.AlertRoom })))
const InboxRoom = lazy(() => import('./inbox-room.tsx').then((module) => ({ default: module.InboxRoom })))
const AdminRoom = lazy(() => import('./admin-room.tsx').then((module) => ({ default: module.AdminRoom })))

/** The rooms that are pages of their own, each fetched when first opened; null for those that share the map. */
export function pageOf(room: Room): ReactElement | null {
  const page = room.name === 'targets' ? <TargetsRoom room={room} />
    : room.name === 'sign-in' ? <SignInRoom room={room} />
    : room.name === 'account' ? <AccountRoom />
    : room.name === 'ask' ? <AskRoom room={room} />
    : room.name === 'asked' ? <AskedRoom room={room} />
    : room.name === 'alerts' ? <AlertRoom room={room} />
    : room.name === 'inbox' ? <InboxRoom room={room} />
    : room.name === 'admin' ? <AdminRoom room={room} />
    : null
  return page && <Guard key={room.name}><Suspense fallback={null}>{page}</Suspense></Guard>
}
