/**
 * `npm run restore -- --from DIR --reason TEXT`: fills an empty database from a backup once two administrators who are in
 * it have confirmed with password and code. Exit 0 with what is left to do, or exit 1 with the reason.
 */
import { migrate } from '#db/migrate.ts';
import { restore } from '#workflows/backup/restore.ts';
import { askForTwo, confirmByTwo } from './confirm-by-two.ts';
import { runAsOwner } from './owner-command.ts';

await runAsOwner(['from', 'reason'], 'Nothing was restored', async (given) => {
  const { db, blobs, anchors, secret, option, ownerUrl } = given;
  await migrate(ownerUrl);
  const credentials = await askForTwo();
  const put = await restore(db, {
    from: option('from'),
    reason: option('reason'),
    blobs,
    anchors,
    confirm: (tx) => confirmByTwo(tx, secret, credentials),
  });
  return `Restored ${put.rows} rows and ${put.blobs} documents of ${put.at}. Nothing is numbered before npm run reconcile; mails that were on their way wait under « Échecs ».`;
});
