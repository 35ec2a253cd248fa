import type { ReactElement, ReactNode } from 'react'

/** A titled part of the zone's overview. */
export function Section({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <section className="zone-section">
      <h3>{title}</h3>
      {children}
    </section>
  )
}
