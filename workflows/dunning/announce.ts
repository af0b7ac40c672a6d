import { inOffice, type Tx } from '#db/client.ts';
import { findLastRun, findLastStatement, insertRun } from '#db/queries/dunning-plans.ts';
import { insertDunning } from '#db/queries/dunnings.ts';
import { findCurrentMandate } from '#db/queries/mandates.ts';
import type { DunningPlan, DunningRunOutcome } from '#db/shapes/dunning.ts';
import { clock } from '../engine/clock.ts';
import { newId } from '../identity/new-id.ts';
import { addDays } from '../invoice/due-date.ts';
import { parisDate } from '../invoice/paris-time.ts';
import { requestMail } from '../mail/outbox.ts';
import type { Services } from '../services.ts';
import { lockBooks } from '../settlement/books.ts';
import { isAskingHour } from './asking-hours.ts';
import { leavesAfter } from './plan.ts';
import { type Proposal, proposalsOf } from './proposals.ts';
import { readPlan } from './read-plan.ts';
import { listOwnersOf } from './tell-owners.ts';

/** Of one business on one morning; others wait for the next. */
const mostADay = 200;

/**
 * The morning of a plan that asks by itself: what leaves on the next day is written down and told to the owners, who may
 * hold any of it. Once a day and business, all or nothing; without a mandate, without an owner to tell, or with a bank that
 * nobody has looked at for too long, nothing is announced, and that is written down.
 */
export const announcePlanned = (
  s: Pick<Services, 'db' | 'board'>,
  { officeId, businessId }: { officeId: string; businessId: string },
): Promise<void> =>
  inOffice(s.db, officeId, async (tx) => {
    await lockBooks(tx, [businessId]);
    const at = await clock(tx);
    const runOn = parisDate(at);
    const { version, ...plan } = await readPlan(tx, businessId);
    if (plan.mode !== 'automatic' || !isAskingHour(at)) return;
    if ((await findLastRun(tx, businessId))?.runOn === runOn) return;
    const leavesAt = leavesAfter(plan, at);
    const owners = await listOwnersOf(tx, businessId);
    const why = await whyNothing(tx, { businessId, plan, today: runOn, owners: owners.length });
    const { list, more } = why
      ? { list: [], more: false }
      : await proposalsOf(tx, { businessId, plan, at: leavesAt, most: mostADay });
    const planned = list.filter(({ against }) => against.length === 0);
    await insertRun(tx, {
      officeId,
      businessId,
      runOn,
      planVersion: version,
      outcome: why ?? (planned.length > 0 ? 'announced' : 'nothing'),
      planned: planned.length,
      more,
      leavesAt,
      at,
    });
    for (const each of planned) await insertDunning(tx, rowOf(each));
    for (const { id: ownerId, name, email } of planned.length > 0 ? owners : [])
      await requestMail(tx, s, {
        officeId,
        key: `dunningAhead:${businessId}:${runOn}:${ownerId}`,
        kind: 'dunningAhead',
        to: { address: email, name },
        facts: { businessId, runOn, ownerId },
      });

    function rowOf({ customer, clause, asked }: Proposal) {
      return {
        officeId,
        id: newId(),
        businessId,
        customerId: customer.id,
        mandateId: clause?.mandateId ?? null,
        article: clause?.article ?? '',
        channel: 'mail' as const,
        locale: customer.locale,
        toAddress: customer.email,
        documents: asked.documents,
        planVersion: version,
        runOn,
        staffId: null,
        recordedBy: 'Tacite',
        at,
      };
    }
  });

type Around = { businessId: string; plan: DunningPlan; today: string; owners: number };

/** Why a plan announces nothing today, whatever is late. */
async function whyNothing(
  tx: Tx,
  { businessId, plan: { bankDays }, today, owners }: Around,
): Promise<DunningRunOutcome | null> {
  const mandate = await findCurrentMandate(tx, { businessId, today });
  if (!mandate?.dunningArticle) return 'noClause';
  if (owners === 0) return 'noOwner';
  if (bankDays === null) return null;
  const last = await findLastStatement(tx, businessId);
  return last && parisDate(last) >= addDays(today, -bankDays) ? null : 'stale';
}
