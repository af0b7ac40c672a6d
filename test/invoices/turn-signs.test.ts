import { expect, test } from 'vitest';
import { editInvoice } from '#app/invoices/editor/edit.server.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { sampleContent } from '#test/support/content.ts';
import { world } from '#test/support/world.ts';
import { createDraft } from '#workflows/review/commands.ts';
import { draftOf, openedForm, staffOf } from './given.ts';

async function turned(change: Partial<InvoiceContent>) {
  const w = await world();
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
  const form = await openedForm(w, invoiceId);
  form.set('do', 'turn-signs');
  await expect(editInvoice(w.s, staffOf(w), invoiceId, form, 'fr')).rejects.toMatchObject({ status: 302 });
  return { before: content.totals, after: await draftOf(w, invoiceId) };
}

const lines = sampleContent().lines.map((line) => ({ ...line, quantity: '-2' }));
const precedingDocuments = [{ number: 'X-1', date: null }];

test('one press turns a negative credit note, keeping its customer and what was typed', async () => {
  const { before, after } = await turned({ kind: 'creditNote', lines, precedingDocuments });
  expect(before.grossCents).toBe(-120_000);
  expect(after.draft.content.totals).toMatchObject({ grossCents: 120_000, payableCents: 120_000 });
  expect(after.draft.content.lines[0]).toMatchObject({ quantity: '2', unitPrice: '500' });
  expect(after.invoice.customerId).not.toBeNull();
  expect(after.draft.version).toBe(3);
});

test('what is no negative credit note keeps its signs, whoever asks', async () => {
  const invoice = await turned({ lines });
  expect(invoice.after.draft.content.totals.grossCents).toBe(-120_000);
  const credit = await turned({ kind: 'creditNote', precedingDocuments });
  expect(credit.after.draft.content.totals.grossCents).toBe(120_000);
});
