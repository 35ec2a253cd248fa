import { defineConfig } from 'vitest/config'

// The browser tests: the real app, started by its own command, in a real Chromium.
export default defineConfig({
  test: {
    name: 'e2e', root: import.meta.dirname, include: ['*.test.ts'], globalSetup: './one-server.ts', fileParallelism: false,
    testTimeout: 60_000, hookTimeout: 180_000,
    // WebGL in software on a shared machine may stall; a test that needed its second try is listed with "(retry x1)".
    expect: { poll: { timeout: 10_000 } }, retry: 1, reporters: ['verbose'],
  },
})
