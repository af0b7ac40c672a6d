/**
 * Makes, before the tests that would each make it for themselves, what several of them need: processes, a browser, a
 * cluster, judges.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../e2e/support/browser.ts';
import { hasValidation, officialJudge } from '../documents/support/judge.ts';
import { bundled } from '../setup/bundled.ts';
import { hurried, prepareCluster } from '../setup/prepared-cluster.ts';

const processes = [
  'app/server.ts',
  'app/start/read.ts',
  'app/start/reconcile.ts',
  'app/start/restore.ts',
  'e2e/support/serve.ts',
  'workflows/backup/cli/backup.ts',
  'workflows/export/cli/export.ts',
  'workflows/verify/cli/verify.ts',
  'workflows/worker.ts',
];

await Promise.all(processes.map(bundled));
await findBrowser();
const { stop } = await prepareCluster(mkdtempSync(join(tmpdir(), 'tacite-prepare-')), hurried);
await stop();
if (hasValidation) for (const syntax of ['cii', 'ubl'] as const) await officialJudge(syntax);
