import { inOffice } from '#db/client.ts';
import { findPlan, insertPlan } from '#db/queries/accounting.ts';
import type { Accounts } from '#db/shapes/accounts.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../../settlement/books.ts';
import { stampOf, type Who } from '../../settlement/settle.ts';

/** What a business's journals stand on from now on; what was taken away names the version it had. */
export const saveAccounts = (
  s: Pick<Services, 'db'>,
  who: Who,
  { businessId, accounts }: { businessId: string; accounts: Accounts },
): Promise<void> =>
  inOffice(s.db, who.officeId, async (tx) => {
    await lockBooks(tx, [businessId]);
    const version = ((await findPlan(tx, businessId))?.version ?? 0) + 1;
    await insertPlan(tx, { ...(await stampOf(tx, who)), businessId, version, accounts });
  });
