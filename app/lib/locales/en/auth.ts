import type { auth as french } from '../fr/auth.ts';
import type { Texts } from '../texts.ts';

export const auth: Texts<typeof french> = {
  title: 'Sign in',
};
