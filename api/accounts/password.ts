import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

export const passwordLength = { least: 12, most: 128 } as const

// argon2id (2) with 19 MiB, two passes, one lane, as OWASP asks; about 30 ms.
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** argon2id, with its own salt, off the event loop. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost)
export const verifyPassword = async ({ hash: kept, password }: { hash: string; password: string }): Promise<boolean> => verify(kept, password.normalize('NFKC')).catch(() => false)

// Without those that look alike on paper: it is read out, or copied by hand.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password to be used once: four groups of five letters, 99 bits. */
export const oneTimePassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')).join('-')
