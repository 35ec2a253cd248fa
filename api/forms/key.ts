import { createHash, randomBytes } from 'node:crypto'

/** What opens one thing for whoever has it; nobody guesses it. */
export const makeKey = (): string => randomBytes(24).toString('base64url')
/** As it is kept: from the hash nobody gets back to the key, and the key is too long to be tried. */
export const hashKey = (key: string): Buffer => createHash('sha256').update(key).digest()
