import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { sendAllWithin } from '../../engine/send.ts';
import { lockTargets } from '../../engine/store.ts';
import type { Actor } from '../../engine/types.ts';
import type { Services } from '../../services.ts';
import { reviewMachine } from '../events.ts';
import type { Said } from './outcome.ts';
import { listOwnerIds } from './recipients.ts';

type Engine = Pick<Services, 'engine'>;
/** Whom it is about, and who of the office changed something. */
export type AskedOwner = {
  officeId: string;
  businessId: string;
  ownerId: string;
  name: string;
  actor: Actor;
};

/**
 * Takes the locks of all reviews that this owner is asked about, before anything else is locked or changed: commands
 * lock a review first, too.
 */
export async function lockAsked(tx: Tx, owner: Pick<AskedOwner, 'businessId' | 'ownerId'>): Promise<void> {
  await lockTargets(tx, { machine: reviewMachine, ids: await listAsked(tx, owner) });
}

/**
 * After a change of address, inside its transaction: whoever is asked at the old one is asked anew, and no clock runs
 * until that is delivered. @returns how many requests went out
 */
export async function askMovedOwner({ engine }: Engine, tx: Tx, owner: AskedOwner): Promise<number> {
  const ownersOf = await listOwnerIds(tx, [owner.businessId]);
  const recipients = ownersOf(owner.businessId);
  const moved = { id: owner.ownerId, name: owner.name };
  return tellEach(engine, tx, owner, { type: 'resend', recipients, moved });
}

/**
 * After an owner was revoked, inside its transaction: his copies of every request end. Where nobody else is left to
 * answer, the clock stops and the office is told. @returns how many requests he had
 */
export function endRevokedOwner({ engine }: Engine, tx: Tx, owner: AskedOwner): Promise<number> {
  return tellEach(engine, tx, owner, { type: 'revoked', recipient: owner.ownerId, name: owner.name });
}

async function tellEach(
  engine: Services['engine'],
  tx: Tx,
  { actor, ...owner }: AskedOwner,
  event: Said,
): Promise<number> {
  const sent = await sendAllWithin(engine, tx, owner.officeId, {
    to: { machine: reviewMachine, ids: await listAsked(tx, owner) },
    prepare: (found) => found.map(() => ({ ...event, actor })),
  });
  return sent.filter(({ outcome }) => outcome?.accepted).length;
}

/** The reviews that are before this owner, or approved and not yet final, in the order of locks. */
async function listAsked(
  tx: Tx,
  { businessId, ownerId }: Pick<AskedOwner, 'businessId' | 'ownerId'>,
): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select w.id from invoices i join workflows w
        on w.office_id = i.office_id and w.subject_id = i.id and w.machine = 'review'
      where i.office_id = (select app_office()) and i.business_id = ${businessId}
        and (i.review_state like 'awaiting.%' or i.review_state = 'approved')
        and w.snapshot #> array['context', 'recipients', ${ownerId}::text] is not null
      order by w.id`,
  );
  return found.map(({ id }) => id);
}
