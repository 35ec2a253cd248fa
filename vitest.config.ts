import { defineConfig } from 'vitest/config'

// What needs a database shares one and runs file after file; starting the whole app is a project of its own.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/{client,geodata,unit}/**/*.test.ts', 'tests/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
      {
        test: {
          name: 'database', include: ['tests/{rules,api}/**/*.test.ts'], globalSetup: 'tests/one-database.ts',
          fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000,
        },
      },
      { test: { name: 'start', include: ['tests/start/*.test.ts'], fileParallelism: false } },
    ],
  },
})
