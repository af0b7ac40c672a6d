import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { inOffice, rows } from '#db/client.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { sampleContent } from '#test/support/content.ts';
import { type World, world } from '#test/support/world.ts';
import { folderBlobs } from '#workflows/documents/blobs.ts';
import { clock } from '#workflows/engine/clock.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { readPublicKey } from '#workflows/ledger/verify-key.ts';
import type { MailTransport } from '#workflows/mail/transport.ts';
import type { Follower } from '#workflows/review/commands.ts';
import { draftFromIssued, submitReview } from '#workflows/review/commands.ts';
import { recordPayment, type Share } from '#workflows/settlement/commands/record-payment.ts';

/** An office that asks nobody: what is sent off is issued at once, and followed. */
export async function settled(transport?: MailTransport) {
  const w = await world({ policy: { needsApproval: 'never' }, ...(transport && { transport }) });
  const who = { officeId: w.officeId, actor: w.biller };
  const send = async (invoiceId: string) => {
    await submitReview(w.s, { ...who, invoiceId });
    await w.work();
    return invoiceId;
  };
  let works = 0;
  /** Issued and followed; each another piece of work, so that none is the twin of another. */
  const issue = async (change: Partial<InvoiceContent> = {}) =>
    send(await w.draft(sampleContent({ subject: `Chantier ${++works}`, ...change })));
  const follow = async (invoiceId: string, follower: Follower) => {
    const made = await draftFromIssued(w.s, { ...who, invoiceId, follower });
    if (!made.ok) throw new Error(made.reason);
    return made.invoiceId;
  };
  const today = async () => parisDate(await clock(w.s.db));
  const pay = async (cents: number, shares: readonly Share[], change: Record<string, unknown> = {}) => {
    const id = newId();
    const { businessId, customerId } = w;
    const payment = {
      id,
      businessId,
      customerId,
      paidOn: await today(),
      means: 'transfer' as const,
      cents,
      currency: 'EUR',
      reference: '',
      source: 'hand' as const,
      ...change,
    };
    return { id, outcome: await recordPayment(w.s, who, { payment, shares }) };
  };
  /** As lists and the contract show it. */
  const look = async (invoiceId: string) => {
    const [found] = await inOffice(w.s.db, w.officeId, (tx) =>
      rows<{
        state: string;
        balance: number;
        settled: number;
        credited: number;
        status: string;
        late: number;
      }>(
        tx,
        sql`select s.state, s.balance_cents::int as balance, s.settled_cents::int as settled, s.credited_cents::int as credited,
          i.status, i.late_cents::int as late
          from contract.settlements s join invoices i on i.id = s.invoice_id where s.invoice_id = ${invoiceId}`,
      ),
    );
    return found;
  };
  return { w, who, issue, send, follow, pay, look, today };
}

export const booksOf = (w: World) => ({
  businessId: w.businessId,
  key: readPublicKey(w.env.LEDGER_KEY_FILE),
  blobs: folderBlobs(join(w.dataDir, 'blobs')),
});
