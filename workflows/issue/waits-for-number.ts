import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { toIso } from '../engine/clock.ts';
import { failureSentence } from '../engine/failure-sentence.ts';
import type { Wait } from '../engine/types.ts';
import type { Witness } from '../ledger/witness.ts';
import { fault } from '../process/fault.ts';

/** What the decisions of a business wait for while its ledger is on hold. */
export const ledgerOf = (businessId: string) => `ledger:${businessId}`;

/**
 * Which decisions can't be numbered now: the ledger of their business is on hold or behind what an anchor knows, or the
 * database's clock is behind the last number of the business (numbers follow time: CGI ann. II, art. 242 nonies A, I, 7°).
 * By the id of the workflow.
 */
export async function waitsForNumber(
  tx: Tx,
  witness: Witness,
  decided: { workflowId: string; businessId: string }[],
): Promise<Map<string, Wait>> {
  if (decided.length === 0) return new Map();
  // Before the heads: anchors that this process learns of later may be of entries it has not read.
  await witness.look();
  const businessIds = [...new Set(decided.map(({ businessId }) => businessId))];
  const heads = await rows<{
    businessId: string;
    sequence: number;
    heldFor: string | null;
    isHeld: boolean;
    last: string;
    isAhead: boolean;
  }>(
    tx,
    sql`select h.business_id as "businessId", h.sequence, h.held_for as "heldFor", h.held_at is not null as "isHeld",
        s.last, coalesce(s.last > app_clock(), false) as "isAhead"
      from ledger_heads h left join lateral (select max(last_issued_at) as last from series s
        where s.office_id = h.office_id and s.business_id = h.business_id) s on true
      where h.office_id = (select app_office()) and h.business_id = any (${sql.param(businessIds)}::text[]::uuid[])`,
  );
  const waits = new Map<string, Wait>();
  for (const { businessId, sequence, heldFor, isHeld, last, isAhead } of heads) {
    const known = witness.furthest(businessId);
    if (isHeld || (known && known.sequence > sequence)) {
      const why = heldFor ?? `anchor of ${known?.at}: ${known?.sequence} entries, ledger: ${sequence}`;
      if (!isHeld) witness.tellBehind(businessId);
      waits.set(businessId, {
        for: ledgerOf(businessId),
        until: null,
        reason: failureSentence(fault('ledgerHeld', `the ledger of ${businessId} is on hold: ${why}`)),
      });
    } else if (isAhead) {
      const until = toIso(last);
      waits.set(businessId, {
        for: `clock:${businessId}`,
        until,
        reason: failureSentence(
          fault(
            'clockBehind',
            `the clock of the database is behind the last number of ${businessId}, of ${until}`,
          ),
        ),
      });
    }
  }
  return new Map(
    decided.flatMap(({ workflowId, businessId }) => {
      const wait = waits.get(businessId);
      return wait ? [[workflowId, wait] as const] : [];
    }),
  );
}
