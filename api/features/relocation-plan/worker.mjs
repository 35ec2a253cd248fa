// A worker thread does not inherit the TypeScript loader of its parent: it brings its own.
import { register } from 'tsx/esm/api'

register()
await import('./thread.ts')
