import { sql } from 'drizzle-orm';
import { inOffice, rows } from '#db/client.ts';
import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import { sampleContent } from '#test/support/content.ts';
import { readyWorld } from '#test/support/ready-world.ts';
import type { World } from '#test/support/world.ts';
import { clock } from '#workflows/engine/clock.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { checkContent } from '#workflows/invoice/checks.ts';
import { correctiveOf, creditNoteOf } from '#workflows/invoice/derive.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { submitReview } from '#workflows/review/commands.ts';
import { allocate } from '#workflows/settlement/commands/allocate.ts';
import { recordPayment } from '#workflows/settlement/commands/record-payment.ts';
import { reversePayment } from '#workflows/settlement/commands/reverse-payment.ts';
import { writeOff } from '#workflows/settlement/commands/write-off.ts';

type Issued = { id: string; number: string; issuedOn: string; content: InvoiceContent };

/** What happened in the year, as whoever made it knows it. */
export type Lived = {
  /** Number of a corrective → number of what it replaces. */
  replaced: Record<string, string>;
  /** Number of a final invoice → numbers of the deposits that it takes back as one sum. */
  prepaid: Record<string, string[]>;
  /** Takes deposits of several rates back as a part of their sum. */
  unknown: string;
  from: string;
  to: string;
};

/** A year of a business: several rates, deposits taken back in every way, correctives, credit notes, retentions, money that came and went. */
export const yearOf = () => readyWorld<Lived>('reports-year', { policy: { needsApproval: 'never' } }, live);

const line = (id: string, unitPrice: string, rate: string, change: Partial<Line> = {}): Line => ({
  ...(sampleContent().lines[0] as Line),
  id,
  name: `Ligne ${id}`,
  quantity: '1',
  unitPrice,
  vat: { category: 'S', rate },
  ...change,
});

/** Takes a deposit back, at its rate. */
const recovery = (id: string, deposit: Issued, unitPrice: string, rate: string): Line =>
  line(id, unitPrice, rate, {
    quantity: '-1',
    special: 'depositRecovery',
    recovers: { number: deposit.number, date: deposit.issuedOn, availableCents: null },
  });

const depositOf = { reference: 'Devis 12', date: null, totalCents: null, percent: null };

const preceding = (...documents: Issued[]): InvoiceContent['precedingDocuments'] =>
  documents.map(({ number, issuedOn, content: { kind } }) => ({ number, date: issuedOn, kind }));

async function live(w: World): Promise<Lived> {
  const who = { officeId: w.officeId, actor: w.biller };
  let works = 0;
  const issue = async (content: Partial<InvoiceContent>): Promise<Issued> => {
    const subject = content.subject ?? `Chantier ${++works}`;
    const id = await w.draft(sampleContent({ ...content, subject }));
    const sent = await submitReview(w.s, { ...who, invoiceId: id });
    await w.work();
    const [found] = await inOffice(w.s.db, w.officeId, (tx) =>
      rows<Omit<Issued, 'id'>>(
        tx,
        sql`select number, issued_on::text as "issuedOn", content::json -> 'content' as content from issued_invoices where invoice_id = ${id}`,
      ),
    );
    if (!found) {
      const amiss = checkContent(sampleContent(content)).filter(({ severity }) => severity === 'blocking');
      throw new Error(`not issued: ${subject} ${JSON.stringify({ sent, amiss })}`);
    }
    return { id, ...found };
  };
  const money = async (cents: number, shares: { on: Issued; cents: number }[], change = {}) => {
    const id = newId();
    const { businessId, customerId } = w;
    const paidOn = parisDate(await clock(w.s.db));
    const payment = {
      id,
      businessId,
      customerId,
      paidOn,
      means: 'transfer' as const,
      cents,
      currency: 'EUR',
    };
    const said = { ...payment, reference: `Virement ${cents}`, source: 'hand' as const, ...change };
    const outcome = await recordPayment(w.s, who, {
      payment: said,
      shares: shares.map((share) => ({ invoiceId: share.on.id, cents: share.cents })),
    });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    return id;
  };
  const month = () => w.pass(24 * 30);
  const from = parisDate(await clock(w.s.db));

  const plain = await issue({ lines: [line('l1', '1234.56', '20'), line('l2', '99.99', '10')] });
  const mixed = await issue({
    lines: [line('l1', '333.33', '20', { quantity: '3' }), line('l2', '18.15', '5.5', { quantity: '7' })],
    adjustments: [
      {
        kind: 'allowance',
        amountCents: 1234,
        baseCents: null,
        percent: null,
        reason: 'Remise',
        reasonCode: '',
        vat: { category: 'S', rate: '20' },
      },
    ],
  });
  const dear = await issue({ operation: 'goods', lines: [line('l1', '20000.01', '20')] });
  await money(158_146, [{ on: plain, cents: 158_146 }]);
  await month();

  const byLines = await issue({
    kind: 'deposit',
    depositOf,
    lines: [line('l1', '300.03', '20'), line('l2', '100', '10')],
  });
  const bySum = await issue({ kind: 'deposit', depositOf, lines: [line('l1', '450.45', '20')] });
  const byPart = await issue({
    kind: 'deposit',
    depositOf,
    lines: [line('l1', '500', '20'), line('l2', '200', '10')],
  });
  await money(54_054, [{ on: bySum, cents: 54_054 }], { means: 'cheque' });
  await month();

  await issue({
    lines: [
      line('l1', '1500.07', '20'),
      line('l2', '400', '10'),
      recovery('l3', byLines, '300.03', '20'),
      recovery('l4', byLines, '100', '10'),
    ],
    precedingDocuments: preceding(byLines),
  });
  const finalBySum = await issue({
    lines: [line('l1', '2000.02', '20'), line('l2', '51.01', '10')],
    prepaidCents: 54_054,
    precedingDocuments: preceding(bySum),
  });
  const unknown = await issue({
    lines: [line('l1', '3000', '20')],
    prepaidCents: 40_000,
    precedingDocuments: preceding(byPart),
  });
  await month();

  const wrong = await issue({ lines: [line('l1', '777.77', '20'), line('l2', '10', '5.5')] });
  await money(30_000, [{ on: wrong, cents: 30_000 }]);
  await month();
  const corrected = await issue({
    ...correctiveOf(wrong),
    lines: [line('l1', '700', '20'), line('l2', '10', '5.5')],
  });
  const again = await issue({ ...correctiveOf(corrected), lines: [line('l1', '690.5', '10')] });
  const finalAgain = await issue({ ...correctiveOf(finalBySum), lines: [line('l1', '1900', '20')] });
  await month();

  await issue(creditNoteOf(dear));
  await issue({ ...creditNoteOf(mixed), adjustments: [], lines: [line('l1', '100', '20')] });
  await issue({ ...creditNoteOf(again), lines: [line('l1', '90.5', '10')] });
  await month();

  const held = await issue({
    lines: [line('l1', '10000', '20')],
    retention: { percent: '5', amountCents: 60_000, releaseOn: null, reason: 'Retenue de garantie' },
    penalty: { amountCents: 15_000, reason: 'Retard' },
  });
  const parts = await issue({
    lines: [line('l1', '900', '20')],
    dueRule: {
      kind: 'instalments',
      parts: [
        { percent: '50', days: 30 },
        { percent: '50', days: 75 },
      ],
    },
  });
  const bounced = await money(60_000, [{ on: parts, cents: 54_000 }], { means: 'cheque' });
  await month();
  await reversePayment(w.s, who, { paymentId: bounced, cause: 'unpaid', reason: 'Sans provision' });
  const over = await money(108_500, [{ on: parts, cents: 108_000 }]);
  await month();
  await allocate(w.s, who, {
    leftCents: null,
    source: { kind: 'payment', id: over },
    shares: [{ invoiceId: held.id, cents: 200 }],
  });
  const foreign = await issue({
    currency: 'CHF',
    lines: [line('l1', '1000', '20')],
    exchange: { rate: '1.0521', on: from, source: 'BCE' },
  });
  await money(5_000, [{ on: foreign, cents: 5_000 }], { currency: 'CHF' });
  const lost = await issue({ lines: [line('l1', '12.5', '20')] });
  await writeOff(w.s, who, { invoiceId: lost.id, reason: 'Introuvable' });
  const to = parisDate(await clock(w.s.db));
  return {
    replaced: {
      [corrected.number]: wrong.number,
      [again.number]: corrected.number,
      [finalAgain.number]: finalBySum.number,
    },
    prepaid: { [finalBySum.number]: [bySum.number], [finalAgain.number]: [bySum.number] },
    unknown: unknown.number,
    from,
    to,
  };
}
