import type { ComponentProps, ReactElement } from 'react'
import { TextField } from './field.tsx'

/** A number as people type it, with their own decimal sign; the browser's number fields take only one of the two. */
export function NumberField(props: ComponentProps<typeof TextField>): ReactElement {
  return <TextField inputMode="decimal" autoComplete="off" {...props} />
}
