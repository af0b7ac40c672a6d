import { inOffice, type Tx } from '#db/client.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { dunningKey, findDunning, insertDunning } from '#db/queries/dunnings.ts';
import type { DunningChannel, DunRefusal } from '#db/shapes/dunning.ts';
import { requestMail } from '../../mail/outbox.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../../settlement/books.ts';
import { stampOf, type Who } from '../../settlement/settle.ts';
import { againstLetter } from '../by-letter.ts';
import type { DunOutcome } from '../outcome.ts';
import { inTheWay, markOf, readAsking } from '../read-asking.ts';
import { readPlan } from '../read-plan.ts';
import { tellOwnersOfPrepared } from '../tell-owners.ts';
import { whereTo } from '../where-to.ts';
import { sealLetter, writeLetter } from '../write-letter.ts';

/**
 * `id` is given by whoever asks: the same twice is one. `mark`: what was shown to him (`markOf`). `isByPlan`: as the plan of
 * the business proposes it, and not all that is late.
 */
export type DunWords = {
  id: string;
  customerId: string;
  mark: string;
  isByPlan?: boolean;
  channel?: DunningChannel;
};

/**
 * Asks a customer for all that is late, in one message of the business: under the clause of its mandate it leaves, or its
 * letter is to be printed; without one it waits for the owner. What leaves is computed again as it does.
 */
export const dun = (
  s: Services,
  who: Who,
  { id, customerId, mark, isByPlan = false, channel = 'mail' }: DunWords,
): Promise<DunOutcome> =>
  inOffice(s.db, who.officeId, async (tx) => {
    const customer = await findCustomer(tx, customerId);
    if (!customer) return refuse('notFound');
    await lockBooks(tx, [customer.businessId]);
    const known = await findDunning(tx, id);
    if (known) return known.customerId === customerId ? done(known.mandateId) : refuse('notFound');
    const plan = isByPlan ? await readPlan(tx, customer.businessId) : null;
    const asking = await readAsking(tx, customer, { plan });
    const [reason] = channel === 'letter' ? againstLetter(asking) : inTheWay(asking);
    if (reason) return refuse(reason);
    if (mark !== markOf(asking, channel)) return refuse('changed');
    const { clause, asked } = asking;
    const { businessId, locale } = customer;
    await insertDunning(tx, {
      ...(await stampOf(tx, who)),
      id,
      businessId,
      customerId,
      mandateId: clause?.mandateId ?? null,
      article: clause?.article ?? '',
      channel,
      locale,
      toAddress: whereTo(channel, customer),
      documents: asked.documents,
      planVersion: plan?.version || null,
    });
    if (!clause) await tellOwnersOfPrepared(s, tx, who.officeId, { dunningId: id, businessId });
    else if (channel === 'mail') await requestDunningMail(s, tx, who.officeId, { id, customer });
    else
      await sealLetter(
        tx,
        who,
        { id, businessId, customerId },
        await writeLetter(tx, asking, { ...asked, locale, signer: null }),
      );
    return done(clause?.mandateId ?? null);
  });

const refuse = (reason: DunRefusal | 'notFound'): DunOutcome => ({ ok: false, reason });
const done = (mandateId: string | null): DunOutcome => ({ ok: true, isPrepared: mandateId === null });

/** The mail of a dunning, one whatever happens. */
export const requestDunningMail = (
  s: Pick<Services, 'board'>,
  tx: Tx,
  officeId: string,
  { id, customer }: { id: string; customer: { name: string; email: string } },
): Promise<void> =>
  requestMail(tx, s, {
    officeId,
    key: dunningKey(id),
    kind: 'dunning',
    to: { address: customer.email, name: customer.name },
    facts: { dunningId: id },
  });
