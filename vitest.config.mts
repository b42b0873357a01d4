// Two suites: unit tests beside the files they test, and end-to-end tests that drive the built app.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { yamlModules } from './scripts/lib/yaml-modules.mjs'

const endToEnd = 'tests/**/*.e2e.test.ts'

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [yamlModules()],
        test: {
          name: 'unit',
          include: ['{electron,renderer,tests,bench}/**/*.test.{ts,tsx}'],
          exclude: [endToEnd],
          // So long that a busy machine never makes a difference.
          testTimeout: 120_000,
          // Logs and notes of the tests don't go to the user's own.
          env: { ATTACHE_PROFILE: join(tmpdir(), 'attache-unit-tests') },
        },
      },
      {
        plugins: [yamlModules()],
        test: {
          name: 'e2e',
          include: [endToEnd],
          // One window at a time: the tests share a display and two cores.
          fileParallelism: false,
          maxWorkers: 1,
          // So long that a busy machine never makes a difference.
          testTimeout: 400_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
})
