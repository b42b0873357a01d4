// Two suites: unit tests beside the files they test, and end-to-end tests that drive the built app.
import { defineConfig } from 'vitest/config'

const endToEnd = 'tests/**/*.e2e.test.ts'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{electron,renderer,tests,bench}/**/*.test.{ts,tsx}'],
          exclude: [endToEnd],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: [endToEnd],
          // One window at a time: the tests share a display and two cores.
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
