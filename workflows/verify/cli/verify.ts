/**
 * `npm run verify -- --business ID [--anchors DIR]`: exit 0 with what was verified and, on a second line, what that
 * says nothing about; or exit 1 with one JSON line that names the first bad entry, or says why nothing could be verified (`what: "command"`).
 */
import { stat } from 'node:fs/promises';
import { finish, reasonOf } from '#db/command.ts';
import { readOptions, withReading } from '../../ledger/cli/command.ts';
import { saysNotCovered } from '../../ledger/not-covered.ts';
import { type Verdict, verifyBusiness } from '../verify-business.ts';

async function run(): Promise<Verdict> {
  const { business: businessId, anchors } = readOptions(['business', 'anchors']);
  if (!businessId) throw new Error('--business is missing');
  // A folder that is not there would silently prove nothing.
  if (anchors && !(await stat(anchors)).isDirectory()) throw new Error(`${anchors} is not a folder`);
  return withReading(process.env, (reading) =>
    verifyBusiness(reading.db, { ...reading, businessId, anchors }),
  );
}

const summary = (verdict: Verdict & { ok: true }) =>
  `Nothing is amiss: ${verdict.entries} ledger entries, ${verdict.issued} issued invoices, ${verdict.documents} PDFs, ` +
  `${verdict.transitions} transitions of ${verdict.workflows} workflows, ${verdict.anchors} anchors.\n` +
  saysNotCovered('en', verdict);

try {
  const verdict = await run();
  finish(process.stdout, verdict.ok ? summary(verdict) : JSON.stringify(verdict), verdict.ok ? 0 : 1);
} catch (error) {
  const failure = { ok: false, what: 'command', subject: null, sequence: null, reason: reasonOf(error) };
  finish(process.stdout, JSON.stringify(failure), 1);
}
