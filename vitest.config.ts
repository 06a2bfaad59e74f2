import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // All but one core, as is usual, would be one of two; and tests of real processes mostly wait.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**'],
          setupFiles: ['tests/seed.ts'],
          testTimeout: 30_000,
          // A context of its own for each file took longer than the tests; no test leaves anything behind in its process.
          isolate: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.browser.test.ts'],
          globalSetup: ['tests/browser/setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // One Chromium at a time: two cores, and screenshots of a starved page lie.
          fileParallelism: false,
          maxConcurrency: 2,
        },
      },
    ],
  },
});
