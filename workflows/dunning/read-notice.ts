import type { Tx } from '#db/client.ts';
import { findCustomer } from '#db/queries/customers.ts';
import {
  type Dunning,
  type FormalNotice,
  findDeparture,
  findDunning,
  findNotice,
  findNoticeRelease,
  findRelease,
} from '#db/queries/dunnings.ts';
import type { DunRefusal } from '#db/shapes/dunning.ts';
import type { LetterFacts } from '#db/shapes/letter.ts';
import { againstNotice, whatIsNoticed, writeNotice } from './notice.ts';
import { type Asking, readAsking } from './read-asking.ts';
import { isStillAsked } from './what-is-asked.ts';
import { whereTo } from './where-to.ts';

export type OpenNotice = {
  dunning: Dunning;
  notice: FormalNotice;
  asking: Asking;
  /** Whose agreement it has; null: it waits for the owner. */
  agreedBy: string | null;
  /** Why it may not leave as it was written; null: it still asks for the same, at the same place. */
  why: DunRefusal | null;
};

/** A formal notice that is not written yet, and whether it still stands; sure under `lockBooks` alone. Null: it is none. */
export async function readOpenNotice(tx: Tx, dunningId: string): Promise<OpenNotice | null> {
  const dunning = await findDunning(tx, dunningId);
  const notice = dunning && (await findNotice(tx, dunningId));
  const customer = notice && (await findCustomer(tx, dunning.customerId));
  if (!customer || (await findDeparture(tx, dunningId)) || (await findNoticeRelease(tx, dunningId)))
    return null;
  const asking = await readAsking(tx, customer, { exceptId: dunningId, locale: dunning.locale });
  const noticed = whatIsNoticed(asking.asked, notice.reason !== '');
  return {
    dunning,
    notice,
    asking,
    agreedBy: (await findRelease(tx, dunningId))?.recordedBy ?? null,
    why: againstNotice(asking, noticed)[0] ?? ownReason(),
  };

  function ownReason(): DunRefusal | null {
    if (whereTo('letter', asking.customer) !== dunning?.toAddress) return 'moved';
    return isStillAsked(dunning.documents, noticed.documents) ? null : 'changed';
  }
}

/** Its letter, as it would be written today. */
export const letterOfNotice = (
  tx: Tx,
  { dunning, notice, asking, agreedBy }: OpenNotice,
  signer: string | null = agreedBy,
): Promise<LetterFacts | null> =>
  writeNotice(tx, asking, { ...notice, documents: dunning.documents, locale: dunning.locale, signer });
