import { useState } from 'react'

/** The same value as long as it says the same, for what is made anew with every rendering. */
export function useStable<T>(value: T): T {
  const text = JSON.stringify(value)
  const [kept, setKept] = useState({ value, text })
  if (kept.text === text) return kept.value
  setKept({ value, text })
  return value
}
