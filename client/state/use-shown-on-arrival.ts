import { useEffect, useRef, type RefObject } from 'react'

/** Brings into sight what a link opened; what is opened later is where the reader is already. */
export function useShownOnArrival<T extends Element>(isOpen: boolean): RefObject<T | null> {
  const target = useRef<T>(null)
  useEffect(() => {
    if (isOpen) target.current?.scrollIntoView({ block: 'nearest' })
    // Only when it comes.
  }, [])
  return target
}
