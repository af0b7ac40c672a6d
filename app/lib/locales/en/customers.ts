import type { customers as french } from '../fr/customers.ts';
import type { Texts } from '../texts.ts';

export const customers: Texts<typeof french> = {
  title: 'Customers',
};
