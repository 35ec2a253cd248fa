import type { ComponentProps, ReactElement } from 'react'

/** A field nobody sees, and no keyboard reaches: what fills it in is a program. */
export function Honeypot({ label, ...input }: { label: string } & ComponentProps<'input'>): ReactElement {
  return <label className="unseen" aria-hidden="true">{label}<input type="text" tabIndex={-1} autoComplete="off" {...input} /></label>
}
