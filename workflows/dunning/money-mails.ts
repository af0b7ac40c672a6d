import type { MoneyMails } from '../mail/composition.ts';
import { composeDunningAhead } from './compose-ahead.ts';
import { composeDunning, composeDunningPrepared } from './compose-dunning.ts';
import { noteLeft } from './note-left.ts';
import { noteNothing } from './note-nothing.ts';

/** What mails that ask for money need of the books. */
export const moneyMails: MoneyMails = {
  composeDunning,
  composeDunningAhead,
  composeDunningPrepared,
  noteLeft,
  noteNothing,
};
