import { expect, test } from 'vitest';
import { renderMail } from './index.ts';
import InvoiceToCustomerMail, { type InvoiceToCustomer } from './invoice-to-customer.tsx';

const preview = InvoiceToCustomerMail.PreviewProps;
const credit = (credits: NonNullable<InvoiceToCustomer['credits']>, locale: 'fr' | 'en' = 'fr') =>
  renderMail({
    ...preview,
    locale,
    document: { ...preview.document, kind: 'creditNote', number: 'AV-2026-0003' },
    dueOn: null,
    payment: null,
    credits,
  }).then(({ text }) => text.replace(/\s+/g, ' '));

test.each([
  [[{ number: 'VPC-2026-0112', owedCents: 0 }], 'La facture VPC-2026-0112 n’est plus à payer.'],
  [
    [{ number: 'VPC-2026-0112', owedCents: 100_000 }],
    'Sur la facture VPC-2026-0112, il reste 1 000,00 € à payer.',
  ],
  [[{ number: 'ANCIEN-7', owedCents: null }], 'Il porte sur la facture ANCIEN-7.'],
])('the mail of a credit note on %j says what is to be paid still', async (credits, words) => {
  expect(await credit(credits)).toContain(words);
});

test('and in English', async () => {
  expect(await credit([{ number: 'VPC-1', owedCents: 0 }], 'en')).toContain(
    'Invoice VPC-1 is not to be paid any more.',
  );
});
