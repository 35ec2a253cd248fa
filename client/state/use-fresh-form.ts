import { useEffect } from 'react'
import { useForm, type FieldValues, type UseFormReturn } from 'react-hook-form'

/** A form of what others change too: what was typed stays, and fields nobody touched follow what is read anew. */
export function useFreshForm<Values extends FieldValues>(values: Values): UseFormReturn<Values> {
  const form = useForm<Values>({ values, resetOptions: { keepDirtyValues: true } })
  const { subscribe } = form
  // Which fields were typed in is followed only where somebody asks.
  useEffect(() => subscribe({ formState: { dirtyFields: true }, callback: () => undefined }), [subscribe])
  return form
}
