import type { customer as french } from '../fr/customer.ts';
import type { Texts } from '../texts.ts';

export const customer: Texts<typeof french> = {
  title: 'Invoice',
};
