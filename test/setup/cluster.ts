import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { TestUrls } from './clone-database.ts';
import { offerTls } from './offer-tls.ts';
import { hurried, prepareCluster } from './prepared-cluster.ts';
import { openScratch } from './scratch.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    urls: TestUrls;
    /** Of the run, gone with it. */
    folder: string;
    /** What the server's certificate is to be held against. */
    rootCertificate: string;
  }
}

/** One PostgreSQL for the run, and in it the migrated template that each test's database is cloned from. */
export default async function setup(project: TestProject) {
  const scratch = openScratch();
  const dir = mkdtempSync(join(tmpdir(), 'tacite-test-'));
  const { urls, stop } = await prepareCluster(dir, hurried);
  project.provide('urls', urls);
  project.provide('folder', dir);
  project.provide('rootCertificate', await offerTls(urls.admin, dir));
  return async () => {
    await stop();
    scratch.clear();
  };
}
