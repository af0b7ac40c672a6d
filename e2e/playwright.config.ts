import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './support/browser.ts';

/** What Node compiled of all that tests load is kept from run to run, for this process and its workers. */
process.env.NODE_COMPILE_CACHE ??= resolve('node_modules/.cache/tacite/compiled');
enableCompileCache(process.env.NODE_COMPILE_CACHE);

/**
 * A browser, the built app, a real database. Each test has a product of its own: database, clock, mailbox, files. The
 * process that serves it stays, one for each of Playwright's workers.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  globalSetup: './support/cluster.ts',
  workers: 2,
  fullyParallel: true,
  // Once more on a machine that stood still for a while; the report calls such a test flaky.
  retries: 1,
  timeout: 300_000,
  expect: { timeout: 25_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME || '../test-results/report.json' }],
  ],
  use: {
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    actionTimeout: 30_000,
    navigationTimeout: 45_000,
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: await findBrowser(),
  },
});
