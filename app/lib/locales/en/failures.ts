import type { failures as french } from '../fr/failures.ts';
import type { Texts } from '../texts.ts';

export const failures: Texts<typeof french> = {
  title: 'Failures',
};
