import { readFileSync } from 'node:fs'

const { version: ofPackage } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }

/** The product's version, as in package.json. */
export const version = ofPackage
