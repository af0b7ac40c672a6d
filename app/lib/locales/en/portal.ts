import type { portal as french } from '../fr/portal.ts';
import type { Texts } from '../texts.ts';

export const portal: Texts<typeof french> = {
  title: 'To approve',
};
