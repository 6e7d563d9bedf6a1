import { defineConfig } from 'vitest/config'

/** Programs of others, one at a time; each is slow to start. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/peers/**/*.test.ts'],
    env: { TZ: 'America/Phoenix' },
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
