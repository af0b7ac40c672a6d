import type { businesses as french } from '../fr/businesses.ts';
import type { Texts } from '../texts.ts';

export const businesses: Texts<typeof french> = {
  title: 'Businesses',
};
