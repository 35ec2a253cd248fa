import { startTransition, useEffect, useRef, useState } from 'react'

/** The value as it was at most so long ago: what is costly to draw follows one that changes with every frame, and has the last of them at last. */
export function useThrottled<T>(value: T, everyMs: number): T {
  const [followed, setFollowed] = useState(value)
  const last = useRef(-Infinity)
  useEffect(() => {
    if (Object.is(followed, value)) return
    const timer = setTimeout(() => {
      last.current = performance.now()
      startTransition(() => setFollowed(value))
    }, Math.max(0, last.current + everyMs - performance.now()))
    return () => clearTimeout(timer)
  }, [value, followed, everyMs])
  return followed
}
