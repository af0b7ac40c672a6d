import { sql } from 'drizzle-orm';
import { inOffice, rows } from '#db/client.ts';
import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import { clock } from '#workflows/engine/clock.ts';
import { sendWithin } from '#workflows/engine/send.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { blankContent } from '#workflows/invoice/blank-content.ts';
import { sellerOf } from '#workflows/invoice/seller-of.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import {
  approve,
  askTime,
  comment,
  createDraft,
  requestCorrection,
  submitReview,
} from '#workflows/review/commands.ts';
import { reviewMachine } from '#workflows/review/events.ts';
import type { Services } from '#workflows/services.ts';
import type { DemoDocument, Earlier } from './document.ts';
import { moneySteps } from './play-money.ts';
import type { Step } from './replay.ts';
import type { Seeded } from './seed-people.ts';

/** Two hours between a draft and its sending; what is not sent was drafted this morning. */
const draftedBefore = 2;
const draftedAgo = 5;

/** What happened to one document, as steps dated in hours before now. */
export function play(s: Services, seeded: Seeded, document: DemoDocument): Step[] {
  const { officeId } = seeded;
  const business = seeded.businesses[document.business];
  const customer = seeded.customers[document.customer];
  if (!business || !customer) throw new Error(`${document.subject}: unknown business or customer`);
  const biller: Actor = {
    kind: 'staff',
    id: seeded.staff[0]?.id ?? null,
    name: seeded.staff[0]?.name ?? '',
    channel: 'console',
  };
  const owner: Actor = { kind: 'owner', id: business.ownerId, name: business.ownerName, channel: 'link' };
  let invoiceId = '';
  const asOffice = () => ({ officeId, actor: biller, invoiceId });
  const asOwner = () => ({ officeId, actor: owner, invoiceId });
  const asked = document.askedAgo;
  const content = contentOf(document, business, customer.party);
  const steps: Step[] = [
    {
      ago: asked === undefined ? draftedAgo : asked + draftedBefore,
      run: async () => {
        const source = { kind: 'hand' };
        const earlier = await readEarlier(s, officeId);
        const draft = await createDraft(s, {
          officeId,
          actor: biller,
          businessId: business.id,
          customerId: customer.id,
          content: withTotals({ ...content, ...document.change?.(content, earlier) }),
          source,
        });
        invoiceId = draft.invoiceId;
      },
    },
  ];
  if (asked === undefined) return steps;
  steps.push({ ago: asked, run: async () => accepted(await submitReview(s, asOffice()), document) });
  steps.push(...moneySteps(s, { officeId, document, biller, invoiceId: () => invoiceId }));
  const { answer } = document;
  if (!answer) return steps;
  const line = content.lines[answer.line ?? -1];
  const words = { lineId: line?.id ?? null, body: answer.body ?? '' };
  const acts: Record<typeof answer.act, () => Promise<unknown>> = {
    approve: async () =>
      accepted(
        await approve(s, { ...asOwner(), revisionSha256: await shown(s, officeId, invoiceId) }),
        document,
      ),
    comment: async () => accepted(await comment(s, { ...asOwner(), ...words }), document),
    correct: async () =>
      accepted(
        await requestCorrection(s, {
          ...asOwner(),
          ...words,
          field: answer.field ?? '',
          before: answer.before ?? '',
          after: answer.to ?? '',
        }),
        document,
      ),
    time: async () =>
      accepted(
        await askTime(s, {
          ...asOwner(),
          until: new Date(Date.parse(await clock(s.db)) + 4 * 86_400_000).toISOString(),
        }),
        document,
      ),
    bounce: async () => bounce(s, officeId, invoiceId, business.ownerId, answer.body ?? ''),
  };
  steps.push({ ago: asked - answer.after, run: async () => void (await acts[answer.act]()) });
  return steps;
}

function accepted(outcome: { accepted: boolean }, { subject }: { subject: string }) {
  if (!outcome.accepted) throw new Error(`${subject} was refused: ${JSON.stringify(outcome)}`);
}

/** The documents that were issued before this one, by their subject. */
async function readEarlier(s: Services, officeId: string): Promise<Earlier> {
  const issued = await inOffice(s.db, officeId, (tx) =>
    rows<{ subject: string; number: string; date: string; content: string }>(
      tx,
      sql`select i.subject, s.number, s.issued_on::text as date, s.content from issued_invoices s
        join invoices i on i.office_id = s.office_id and i.id = s.invoice_id where s.office_id = ${officeId}`,
    ),
  );
  return (subject) => {
    const found = issued.find((each) => each.subject === subject);
    if (!found) throw new Error(`« ${subject} » is not issued yet`);
    const { content } = JSON.parse(found.content) as { content: InvoiceContent };
    return { number: found.number, date: found.date, content };
  };
}

async function shown(s: Services, officeId: string, invoiceId: string): Promise<string> {
  const [revision] = await inOffice(s.db, officeId, (tx) =>
    rows<{ sha256: string }>(
      tx,
      sql`select sha256 from revisions where invoice_id = ${invoiceId} order by round desc limit 1`,
    ),
  );
  return revision?.sha256 ?? '';
}

/** What the mail provider would say of a full mailbox. */
async function bounce(s: Services, officeId: string, invoiceId: string, ownerId: string, reason: string) {
  await inOffice(s.db, officeId, async (tx) => {
    const [review] = await rows<{ id: string }>(
      tx,
      sql`select id from workflows where subject_id = ${invoiceId} and machine = 'review'`,
    );
    const actor: Actor = { kind: 'provider', id: null, name: 'capture', channel: 'webhook' };
    await sendWithin(
      s.engine,
      tx,
      officeId,
      { machine: reviewMachine, id: review?.id ?? '' },
      {
        type: 'bounced',
        request: 1,
        recipient: ownerId,
        reason,
        actor,
      },
    );
    await tx.execute(
      sql`update mails set state = 'bounced', error = ${reason} where invoice_id = ${invoiceId} and kind = 'approvalRequest'`,
    );
  });
}

/** What a document of the demonstration says, as the content of a draft. */
export function contentOf(
  document: DemoDocument,
  business: Seeded['businesses'][string],
  buyer: InvoiceContent['buyer'],
): InvoiceContent {
  const lines: Line[] = document.lines.map(
    ([name, quantity, unit, unitPrice, rate, description = ''], index) => ({
      id: `l${index + 1}`,
      name,
      description,
      quantity,
      unit,
      unitPrice,
      baseQuantity: '1',
      vat: { category: 'S', rate },
      adjustments: [],
      special: null,
      period: null,
    }),
  );
  const content = withTotals({
    ...blankContent(),
    kind: document.special?.includes('deposit') ? 'deposit' : 'invoice',
    ...sellerOf({ ...business, bic: '', vatOnDebits: false }),
    buyer,
    subject: document.subject,
    period: { from: '2026-11-02', to: '2026-11-20' },
    lines,
    specialCases: document.special ?? [],
  });
  const { retention, penaltyCents } = document;
  return withTotals({
    ...content,
    retention: retention
      ? {
          percent: retention,
          amountCents: Math.round((content.totals.grossCents * Number(retention)) / 100),
          releaseOn: '2027-11-20',
          reason: 'Marché 2026-T-014',
        }
      : null,
    penalty: penaltyCents
      ? { amountCents: penaltyCents, reason: '2 jours de retard, article 9 du marché' }
      : null,
  });
}
