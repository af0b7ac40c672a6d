import type { Tx } from '#db/client.ts';
import { findDunning } from '#db/queries/dunnings.ts';
import { isLedgerHeld } from '#db/queries/ledger-holds.ts';
import type { MoneyMails } from '../mail/composition.ts';
import { composeDunningAhead } from './compose-ahead.ts';
import { composeDunning, composeDunningPrepared } from './compose-dunning.ts';
import { noteLeft } from './note-left.ts';
import { noteNothing } from './note-nothing.ts';

async function isHeld(tx: Tx, dunningId: string): Promise<boolean> {
  const dunning = await findDunning(tx, dunningId);
  return dunning !== undefined && isLedgerHeld(tx, dunning.businessId);
}

/** What mails that ask for money need of the books. */
export const moneyMails: MoneyMails = {
  composeDunning,
  composeDunningAhead,
  composeDunningPrepared,
  isHeld,
  noteLeft,
  noteNothing,
};
