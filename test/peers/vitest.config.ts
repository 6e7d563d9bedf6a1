import { defineConfig } from 'vitest/config'

/** Programs of others, one at a time; each is slow to start. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/peers/**/*.test.ts', 'test/src/exchange/readers.test.ts', 'test/src/exchange/programs.test.ts'],
    env: { TZ: 'America/Phoenix' },
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
