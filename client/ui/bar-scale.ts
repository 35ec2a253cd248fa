/** Where the end of a bar stands: a little beyond its largest value, so that a line at the end is seen; 1 when all is nothing. */
export function barEnd(values: readonly number[]): number {
  const largest = Math.max(0, ...values)
  return largest > 0 ? largest * 1.06 : 1
}

/** How far along a bar a value stands, 0–100. */
export function alongBar(value: number, end: number): number {
  return end > 0 ? Math.min(100, Math.max(0, (value / end) * 100)) : 0
}
