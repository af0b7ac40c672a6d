import { join } from 'node:path';
import { type SQL, sql } from 'drizzle-orm';
import { onTestFinished } from 'vitest';
import { connectAsOwner, type Db, inOffice, rows } from '#db/client.ts';
import { asked } from '#test/support/asked.ts';
import { sampleContent } from '#test/support/content.ts';
import { noticed } from '#test/support/noticed.ts';
import { readyWorld } from '#test/support/ready-world.ts';
import type { World } from '#test/support/world.ts';
import { type BlobStore, folderBlobs } from '#workflows/documents/blobs.ts';
import { drain } from '#workflows/drain.ts';
import { clock } from '#workflows/engine/clock.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { enterLogHeads } from '#workflows/ledger/log-heads.ts';
import { readPublicKey } from '#workflows/ledger/verify-key.ts';
import { recordReceipt } from '#workflows/mail/record-receipt.ts';
import type { MailTransport } from '#workflows/mail/transport.ts';
import { approve, comment, reply, requestCorrection, submitReview } from '#workflows/review/commands.ts';
import { explainDispute } from '#workflows/settlement/commands/answer-dispute.ts';
import { acceptPromise } from '#workflows/settlement/commands/answer-promise.ts';
import { dispute } from '#workflows/settlement/commands/dispute.ts';
import { promise } from '#workflows/settlement/commands/promise.ts';
import { recordPayment } from '#workflows/settlement/commands/record-payment.ts';
import { reversePayment } from '#workflows/settlement/commands/reverse-payment.ts';
import { type Verdict, verifyBusiness } from '#workflows/verify/verify-business.ts';

/** A business with everything that a decision can stand on, and the heads of its logs in the ledger. */
export async function proved() {
  const w = await readyWorld('proved books', {}, live);
  const superuser = connectAsOwner(w.adminUrl, { max: 1 });
  onTestFinished(() => superuser.close());
  const blobs = remembering(folderBlobs(join(w.dataDir, 'blobs')));
  const verify = (db: Db = superuser.db): Promise<Verdict> =>
    verifyBusiness(db, { businessId: w.businessId, key: readPublicKey(w.env.LEDGER_KEY_FILE), blobs });
  return { ...w, superuser: superuser.db, verify, after: attacked(superuser.db, verify) };
}
export type Proved = Awaited<ReturnType<typeof proved>>;

/**
 * `spoken`: discussed, corrected and approved by its owner, to whom a provider proved the delivery. `silent`: approved by
 * silence. `open`: before its owner.
 */
async function live(w: World) {
  const { officeId, biller, owner, s } = w;
  const byOffice = (invoiceId: string) => ({ officeId, actor: biller, invoiceId });
  const byOwner = (invoiceId: string) => ({ officeId, actor: owner, invoiceId, lineId: null });
  const spoken = await w.draft();
  await submitReview(s, { ...byOffice(spoken), note: 'Bonjour, voici la facture.' });
  await drain(s, webhooks);
  await deliver(w, spoken);
  await comment(s, { ...byOwner(spoken), body: 'Deux ou trois heures ?' });
  await reply(s, { ...byOffice(spoken), body: 'Deux.' });
  await w.work();
  await requestCorrection(s, {
    ...byOwner(spoken),
    lineId: sampleContent().lines[0]!.id,
    field: 'quantity',
    before: '1',
    after: '2',
    body: '',
  });
  await submitReview(s, byOffice(spoken));
  await w.work();
  const { revisionSha256 } = (await w.look(spoken)).context as { revisionSha256: string };
  await approve(s, { ...byOwner(spoken), revisionSha256 });
  await w.pass(0.2);
  const silent = await w.draft();
  await submitReview(s, byOffice(silent));
  await w.work();
  await w.pass(48.1);
  const { businessId, customerId } = w;
  const who = { officeId, actor: biller };
  const paid = { means: 'transfer', currency: 'EUR', reference: 'VPC', source: 'hand' } as const;
  for (const id of [newId(), newId()])
    await recordPayment(s, who, {
      payment: { id, businessId, customerId, cents: 30_000, paidOn: '2026-01-05', ...paid },
      shares: [{ invoiceId: silent, cents: 30_000 }],
    });
  const [first] = await rows<{ id: string }>(w.ownerDb, sql`select id from payments order by id limit 1`);
  await reversePayment(s, who, { paymentId: first!.id, cause: 'unpaid', reason: 'chèque impayé' });
  const said = { words: 'Deux tables étaient annulées.', saidBy: 'Mme Perrin' };
  const disputeId = newId();
  await dispute(s, who, { id: disputeId, invoiceId: silent, lines: ['l1'], reason: 'quantity', ...said });
  await explainDispute(s, who, { disputeId, words: 'Elles étaient commandées.' });
  const promiseId = newId();
  const on = parisDate(new Date(Date.parse(await clock(w.s.db)) + 10 * 86_400_000).toISOString());
  await promise(s, who, { id: promiseId, invoiceId: silent, dates: [{ on, cents: 90_000 }], ...said });
  await acceptPromise(s, who, { promiseId, ...said });
  await asked(w, silent);
  await noticed(w, silent);
  const open = await w.draft();
  await submitReview(s, byOffice(open));
  await w.work();
  await enterLogHeads(s, 0);
  return { spoken, silent, open };
}

/** A way out that proves nothing by itself, as Resend is. */
const webhooks: MailTransport = {
  name: 'resend',
  provesDelivery: 'byWebhook',
  remembersKeyForMs: 86_400_000,
  send: async ({ key }) => ({ status: 'accepted', providerId: `of ${key}` }),
};

async function deliver(w: World, invoiceId: string) {
  const [mail] = await rows<{ providerId: string }>(
    w.ownerDb,
    sql`select provider_id as "providerId" from mails where invoice_id = ${invoiceId} and kind = 'approvalRequest'`,
  );
  const at = await inOffice(w.s.db, w.officeId, clock);
  const receipt = { id: 'evt_1', at, emailId: mail!.providerId, key: null, reason: '250 ok' };
  await recordReceipt(w.s, { ...receipt, type: 'delivered' });
}

/** Runs statements as superuser with every trigger and foreign key off, which no grant stops; verifies; takes them back. */
const attacked =
  (db: Db, verify: (db: Db) => Promise<Verdict>) =>
  async (...statements: SQL[]): Promise<Verdict> => {
    let verdict: Verdict | undefined;
    await db
      .transaction(async (tx) => {
        await tx.execute(sql`set local session_replication_role = replica`);
        for (const statement of statements) await tx.execute(statement);
        verdict = await verify(tx as unknown as Db);
        throw new TakenBack();
      })
      .catch((error) => {
        if (!(error instanceof TakenBack)) throw error;
      });
    return verdict!;
  };

class TakenBack extends Error {}

/** The bytes of a file do not change between two verifications of a test. */
function remembering(blobs: BlobStore): BlobStore {
  const known = new Map<string, Promise<Uint8Array | null>>();
  return {
    ...blobs,
    get(sha256) {
      const found = known.get(sha256) ?? blobs.get(sha256);
      known.set(sha256, found);
      return found;
    },
  };
}
