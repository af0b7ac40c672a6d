import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import { inOffice } from '#db/client.ts';
import { findDifferenceLimit } from '#db/queries/businesses.ts';
import { findFollowed, findIssuedHead, listSettled } from '#db/queries/settlement.ts';
import { clock } from '#workflows/engine/clock.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import type { Services } from '#workflows/services.ts';
import { loadTalk } from './talk.server.ts';

/** Everything the page of one invoice's money shows. @throws Response 404 for what is no issued document of this office */
export function loadSettlement({ db }: Pick<Services, 'db'>, staff: Staff, invoiceId: string) {
  return inOffice(db, staff.officeId, async (tx) => {
    const [invoice, followed, settled, now] = [
      await findIssuedHead(tx, invoiceId),
      await findFollowed(tx, invoiceId),
      await listSettled(tx, invoiceId),
      await clock(tx),
    ];
    if (!invoice) throw new Response(null, { status: 404 });
    return {
      id: invoiceId,
      reference: invoice.number,
      followed: followed ?? null,
      asksForMoney: invoice.kind !== 'creditNote' && invoice.totalCents > 0,
      settled,
      /** Up to how much anybody who records payments lets go of it. */
      differenceLimitCents: followed ? await findDifferenceLimit(tx, followed.businessId) : 0,
      talk: await loadTalk(tx, invoiceId, parisDate(now)),
      today: parisDate(now),
      /** Of the payment that may be recorded next: sent twice, it is one. */
      paymentId: newId(),
      may: {
        record: may(staff.role, 'payments'),
        reverse: may(staff.role, 'reverse-payment'),
        writeOff: may(staff.role, 'write-off'),
        answer: may(staff.role, 'reply'),
        credit: may(staff.role, 'draft'),
      },
    };
  });
}

export type SettlementData = Awaited<ReturnType<typeof loadSettlement>>;
