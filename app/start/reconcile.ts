/**
 * `npm run reconcile -- --reason TEXT [--last SERIES=NUMBER]…`: lets the ledgers of an office go on that are on hold since a restore, once two of
 * its administrators have confirmed, and puts on record what is lost. Exit 0 with one line a ledger, or exit 1 with the
 * reason.
 */
import { reconcile } from '#workflows/backup/reconcile.ts';
import { restartTypesetting } from '#workflows/backup/restart-typesetting.ts';
import { readLedgerKey } from '#workflows/ledger/key.ts';
import { askForTwo, confirmByTwo } from './confirm-by-two.ts';
import { runAsOwner } from './owner-command.ts';

await runAsOwner(
  ['reason'],
  'Nothing more was reconciled',
  async (given) => {
    const { db, blobs, anchors, secret, option, options, keyFile, ownerUrl } = given;
    const last = readLast(options('last'));
    const key = readLedgerKey(keyFile);
    const confirmed = await confirmByTwo(db, secret, await askForTwo());
    const authority = { reason: option('reason'), ...confirmed };
    const { done, left } = await reconcile(db, { anchors, key, blobs, authority, last });
    const typeset = await restartTypesetting(db, ownerUrl);
    const lines = done.map(({ businessId, entry, lost, numbers }) => {
      const series = Object.entries(numbers).map(([name, { from, to }]) => `${name}: ${from} to ${to}`);
      const what = lost ? `${lost.toSequence - lost.afterSequence} entries lost` : 'nothing lost';
      return `${businessId}: entry ${entry}, ${what}${series.length > 0 ? `, numbers given and lost ${series.join(', ')}` : ''}`;
    });
    const others = left > 0 ? ` ${left} of other offices wait for two administrators of theirs.` : '';
    return [...lines, `${done.length} ledgers go on; ${typeset} PDFs are made again.${others}`].join('\n');
  },
  ['last'],
);

/** `VPC-2026=7` and `VPC-2026=VPC-2026-0007` say the same. @throws Error when it says neither */
function readLast(given: string[]): Map<string, number> {
  return new Map(
    given.map((each) => {
      const [, series = '', digits = ''] = /^(\S+)=(?:\S*-)?(\d{1,9})$/.exec(each) ?? [];
      if (!series) throw new Error(`--last ${each}: SERIES=NUMBER is needed, for example VPC-2026=7`);
      return [series, Number(digits)];
    }),
  );
}
