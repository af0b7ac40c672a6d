/**
 * `npm run reconcile -- --reason TEXT`: lets the ledgers of an office go on that are on hold since a restore, once two of
 * its administrators have confirmed, and puts on record what is lost. Exit 0 with one line a ledger, or exit 1 with the
 * reason.
 */
import { reconcile } from '#workflows/backup/reconcile.ts';
import { restartTypesetting } from '#workflows/backup/restart-typesetting.ts';
import { readLedgerKey } from '#workflows/ledger/key.ts';
import { askForTwo, confirmByTwo } from './confirm-by-two.ts';
import { runAsOwner } from './owner-command.ts';

await runAsOwner(['reason'], 'Nothing more was reconciled', async (given) => {
  const { db, blobs, anchors, secret, option, keyFile, ownerUrl } = given;
  const key = readLedgerKey(keyFile);
  const confirmed = await confirmByTwo(db, secret, await askForTwo());
  const authority = { reason: option('reason'), ...confirmed };
  const { done, left } = await reconcile(db, { anchors, key, blobs, authority });
  const typeset = await restartTypesetting(db, ownerUrl);
  const lines = done.map(({ businessId, entry, lost, numbers }) => {
    const series = Object.entries(numbers).map(([name, { from, to }]) => `${name}: ${from} to ${to}`);
    const what = lost ? `${lost.toSequence - lost.afterSequence} entries lost` : 'nothing lost';
    return `${businessId}: entry ${entry}, ${what}${series.length > 0 ? `, numbers given and lost ${series.join(', ')}` : ''}`;
  });
  const others = left > 0 ? ` ${left} of other offices wait for two administrators of theirs.` : '';
  return [...lines, `${done.length} ledgers go on; ${typeset} PDFs are made again.${others}`].join('\n');
});
