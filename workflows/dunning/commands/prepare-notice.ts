import { inOffice } from '#db/client.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { findDunning, insertDunning, insertNotice } from '#db/queries/dunnings.ts';
import type { DunRefusal } from '#db/shapes/dunning.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../../settlement/books.ts';
import { stampOf, type Who } from '../../settlement/settle.ts';
import { againstNotice, fewestDays, mostDays, noticeMark, whatIsNoticed } from '../notice.ts';
import { readAsking } from '../read-asking.ts';
import { tellOwnersOfPrepared } from '../tell-owners.ts';
import { whereTo } from '../where-to.ts';

/** `mark`: what was shown (`noticeMark`); `reason`: why before relance 2, or '' after it. */
export type NoticeWords = {
  id: string;
  customerId: string;
  mark: string;
  payDays: number;
  isClaiming: boolean;
  reason: string;
};

export type NoticeOutcome = { ok: true } | { ok: false; reason: DunRefusal | 'notFound' | 'days' };

/** Puts a formal notice before the owner. Nothing of it is written before he agrees and somebody who leads releases it. */
export const prepareNotice = (
  s: Services,
  who: Who,
  { id, customerId, mark, payDays, isClaiming, reason }: NoticeWords,
): Promise<NoticeOutcome> =>
  inOffice(s.db, who.officeId, async (tx) => {
    const customer = await findCustomer(tx, customerId);
    if (!customer) return { ok: false, reason: 'notFound' };
    if (!Number.isInteger(payDays) || payDays < fewestDays || payDays > mostDays)
      return { ok: false, reason: 'days' };
    const { businessId, locale } = customer;
    await lockBooks(tx, [businessId]);
    const known = await findDunning(tx, id);
    if (known) return known.customerId === customerId ? { ok: true } : { ok: false, reason: 'notFound' };
    const asking = await readAsking(tx, customer);
    const noticed = whatIsNoticed(asking.asked, reason.trim() !== '');
    const [against] = againstNotice(asking, noticed);
    if (against) return { ok: false, reason: against };
    if (mark !== noticeMark(asking, noticed.documents)) return { ok: false, reason: 'changed' };
    await insertDunning(tx, {
      ...(await stampOf(tx, who)),
      id,
      businessId,
      customerId,
      mandateId: null,
      channel: 'letter',
      locale,
      toAddress: whereTo('letter', customer),
      documents: noticed.documents,
    });
    const notice = { officeId: who.officeId, dunningId: id, payDays, isClaiming, reason: reason.trim() };
    await insertNotice(tx, notice);
    await tellOwnersOfPrepared(s, tx, who.officeId, { dunningId: id, businessId });
    return { ok: true };
  });
