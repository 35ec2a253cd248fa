import type { ReactElement } from 'react'

export function Part(): ReactElement {
  return <p />
}
