import { expect, test } from 'vitest';
import { listAddress } from './list-address.ts';

const place = 'after=2026-11-26T13%3A05%3A00.123456Z%7E0199f3aa-0000-7000-8000-000000000001';

test('a list is come back to with tab, search, filters and place, and nothing else', () => {
  expect(listAddress('')).toBe('/invoices');
  expect(listAddress(`ask=keys&tab=sent&q=tr%C3%A9lans&month=2026-11&ink=1&${place}`)).toBe(
    `/invoices?tab=sent&q=tr%C3%A9lans&month=2026-11&ink=1&${place}`,
  );
  expect(listAddress('tab=nowhere&business=1;drop'), 'what a form sends back is read as an address').toBe(
    '/invoices',
  );
});
