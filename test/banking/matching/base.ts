import type { BookInput } from '#workflows/banking/matching/types.ts';
import type { Base } from './books.ts';

/** A book as the matcher takes it. */
export const bookOf = ({ name, text }: Base): BookInput => {
  const input = {
    businessNames: [name],
    ownIbans: ['FR7630001007941234567890185'],
    items: [] as BookInput['items'][number][],
    settled: [] as BookInput['settled'][number][],
    credits: [] as BookInput['credits'][number][],
    payments: [],
    customers: [] as BookInput['customers'][number][],
    ibans: [] as BookInput['ibans'][number][],
    chargeLimitCents: 0,
  };
  let [customerId, buyerName] = ['', ''];
  for (const row of text.split('\n')) {
    const [first = '', amount = '', issuedOn = ''] = row.split(' ');
    const cents = Number(amount);
    const number = first.replace(/^[=-]/, '');
    if (!/^\d{4}-\d\d-\d\d$/.test(issuedOn)) {
      customerId = first;
      buyerName = row.slice(first.length + 1);
      input.customers.push({ id: customerId, names: [buyerName] });
      input.ibans.push({ iban: `IBAN-${customerId}`, customerId });
    } else if (first.startsWith('=')) {
      input.settled.push({ invoiceId: number, number, customerId, totalCents: cents, currency: 'EUR' });
    } else if (first.startsWith('-')) {
      input.credits.push({ kind: 'creditNote', id: number, number, customerId, cents, currency: 'EUR' });
    } else {
      const dates = { issuedOn, dueOn: null, parts: [] };
      input.items.push({
        invoiceId: number,
        number,
        customerId,
        buyerName,
        balanceCents: cents,
        currency: 'EUR',
        ...dates,
      });
    }
  }
  return input;
};
