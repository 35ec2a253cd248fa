import { defineConfig } from 'vitest/config'

// The browser tests: the real app, started by its own command, in a real Chromium.
export default defineConfig({
  test: {
    name: 'e2e', root: import.meta.dirname, include: ['*.test.ts'], globalSetup: './one-server.ts', fileParallelism: false,
    testTimeout: 30_000, hookTimeout: 180_000,
  },
})
