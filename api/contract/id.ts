import { z } from 'zod'

const most = 2 ** 31 - 1

/** An id in an address: in plain digits, one spelling for each. What a guard reads and what a route reads must be the same thing. */
export const id = z.string().regex(/^[1-9]\d{0,9}$/).refine((text) => Number(text) <= most, { params: { expected: `≤ ${most}` } }).transform(Number)
