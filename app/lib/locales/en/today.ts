import type { today as french } from '../fr/today.ts';
import type { Texts } from '../texts.ts';

export const today: Texts<typeof french> = {
  title: 'Today',
};
