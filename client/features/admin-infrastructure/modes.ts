/** What is done to a place or corridor that is there: it changed, its record is put right, it is no more. */
export const modes = ['change', 'correct', 'end'] as const
export type Mode = (typeof modes)[number]

/** Where each mode shows what the server says of a day. */
export const fieldOf = { change: { validFrom: 'effectiveOn', validTo: 'effectiveOn' }, correct: { effectiveOn: 'validFrom' }, end: { effectiveOn: 'validTo' } } as const

/** What a date field takes: the days the API takes. */
export const day = { type: 'date', min: '1900-01-01', max: '2199-12-31' } as const

export const orNull = (text: string): string | null => text.trim() || null
