import { inOffice } from '#db/client.ts';
import { insertBankAccount, listBankAccounts, lockImports } from '#db/queries/bank-imports.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { isUuid } from '../../identity/is-uuid.ts';
import { newId } from '../../identity/new-id.ts';
import type { Services } from '../../services.ts';
import { stampOf, type Who } from '../../settlement/settle.ts';
import { ibanFrom } from '../files/rib.ts';

/** Says that an account is a business's; its statements are taken from then on. */
export const addAccount = (
  s: Pick<Services, 'db'>,
  who: Who,
  { iban: typed, businessId }: { iban: string; businessId: string },
): Promise<'added' | 'wrong' | 'known'> =>
  inOffice(s.db, who.officeId, async (tx) => {
    const iban = ibanFrom(typed);
    if (!iban || !isUuid(businessId) || !(await findBusiness(tx, businessId))) return 'wrong';
    await lockImports(tx, who.officeId);
    if ((await listBankAccounts(tx)).some((each) => each.iban === iban)) return 'known';
    await insertBankAccount(tx, {
      ...(await stampOf(tx, who)),
      id: newId(),
      businessId,
      iban,
      currency: 'EUR',
    });
    return 'added';
  });
