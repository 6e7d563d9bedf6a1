import { defineConfig } from 'vitest/config'

/** One real browser at a time: the machine has two cores, and a loaded one makes long tasks that are not the app's. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/e2e/**/*.test.ts'],
    env: { TZ: 'America/Phoenix' },
    fileParallelism: false,
    sequence: { concurrent: false },
    // Long tasks are measured by the clock: whoever else uses the machine adds to them. That measure alone is taken again; a task
    // of our own that is too long fails each time.
    retry: { count: 2, condition: /longest task after mounting/ },
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
})
