import { describe, expect, it } from 'vitest'
import { readNumber, readWhole, writeNumber } from '../../api/contract/number.ts'

describe('a number as people type it', () => {
  it.each([['12.5', 12.5], ['12,5', 12.5], ['1.200,5', 1200.5], ['1,200.5', 1200.5], ['1.250.000', 1_250_000], ['1,250,000', 1_250_000], ['1200', 1200], ['0.125', 0.125]])('%s', (typed, value) => {
    expect(readNumber.parse(typed)).toBe(value)
  })

  it.each(['1.200', '1,200', '1.2.3', '1.250.00', '01.250.000', 'x', ''])('%s is asked for again', (typed) => {
    expect(readNumber.safeParse(typed).success).toBe(false)
  })

  it('that was written is read as itself', () => {
    for (const value of [1.2, 1.234, 12.345, 0.125, 1234.567, 1e6]) expect(readNumber.parse(writeNumber(value))).toBe(value)
  })
})

describe('a whole number', () => {
  it.each([['250.000', 250_000], ['250,000', 250_000], ['1.250.000.000', 1_250_000_000], ['250000', 250_000], ['0', 0]])('%s', (typed, value) => {
    expect(readWhole.parse(typed)).toBe(value)
  })

  it.each(['12,5', '1.25', '1.250,000', '1.2500', '-5', '', '1e9'])('%s is none', (typed) => {
    expect(readWhole.safeParse(typed).success).toBe(false)
  })
})
