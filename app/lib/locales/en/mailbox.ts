import type { mailbox as french } from '../fr/mailbox.ts';
import type { Texts } from '../texts.ts';

export const mailbox: Texts<typeof french> = {
  title: 'Mailbox',
};
