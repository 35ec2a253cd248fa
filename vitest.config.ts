import { defineConfig } from 'vitest/config'

// What needs a database shares one and runs file after file; starting the whole app is a project of its own.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/{client,geodata,unit}/**/*.test.ts', 'tests/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
      {
        test: {
          name: 'database', include: ['tests/{rules,api}/**/*.test.ts'], globalSetup: 'tests/one-database.ts',
          // One process for all files: each builds apps of its own, and reading the modules anew for every file takes longer than many of them.
          fileParallelism: false, isolate: false, testTimeout: 120_000, hookTimeout: 120_000,
        },
      },
      { test: { name: 'start', include: ['tests/start/*.test.ts'], fileParallelism: false } },
    ],
  },
})
