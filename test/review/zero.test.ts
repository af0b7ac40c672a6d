import { expect, test } from 'vitest';
import { customerView } from '#app/customer-page/customer-view.server.ts';
import { inOffice } from '#db/client.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { sampleContent } from '#test/support/content.ts';
import { world } from '#test/support/world.ts';
import { createDraft, submitReview } from '#workflows/review/commands.ts';

const [line] = sampleContent().lines;
if (!line) throw new Error('no line');
const deduction = { ...line, id: 'l2', name: 'Reprise de l’acompte', quantity: '-2' };

test.each<[string, Partial<InvoiceContent>]>([
  [
    'a final invoice that its deposits cover',
    { lines: [line, deduction], precedingDocuments: [{ number: 'X-1', date: null }] },
  ],
  [
    'a free sample, without any account',
    { lines: [{ ...line, unitPrice: '0' }], payment: { iban: '', bic: '', meansCode: '58' } },
  ],
  [
    'a credit note of nothing',
    {
      kind: 'creditNote',
      lines: [line, deduction],
      precedingDocuments: [{ number: 'X-1', date: '2026-01-15' }],
    },
  ],
])('%s is issued, mailed, and asks its customer for nothing', async (_, change) => {
  const w = await world({ policy: { needsApproval: 'never' } });
  const { officeId, businessId, customerId, biller: actor } = w;
  const content = sampleContent(change);
  const { invoiceId } = await createDraft(w.s, {
    officeId,
    actor,
    businessId,
    customerId,
    content,
    source: { kind: 'hand' },
  });
  expect(await submitReview(w.s, { officeId, actor, invoiceId })).toMatchObject({ accepted: true });
  await w.work();
  const view = await inOffice(w.s.db, officeId, (tx) =>
    customerView(tx, { invoiceId, access: { kind: 'session', as: null }, pdf: '/pdf', locale: 'fr' }),
  );
  expect(view).toMatchObject({ amountCents: 0, dueOn: null, transfer: null });
  expect(view?.pdf.bytes).toBeGreaterThan(10_000);
});
