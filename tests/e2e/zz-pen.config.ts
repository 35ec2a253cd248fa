import { defineConfig } from 'vitest/config'
export default defineConfig({ test: { name: 'pen', root: '/work/main/tests/e2e', include: ['pen.test.ts'], testTimeout: 60_000, hookTimeout: 180_000, reporters: ['verbose'] } })
