import type { LinkSession } from '#app/auth/link-session.server.ts';
import { services } from '#app/lib/services.server.ts';
import { type Slice, sliceOf } from '#app/lib/slice-of.ts';
import { payableToReader } from '#app/reviews/payable-to-reader.ts';
import { phaseOf } from '#app/reviews/review-view.server.ts';
import { inOffice, type Tx } from '#db/client.ts';
import { listCodeNeeded } from '#db/queries/link-codes.ts';
import { countOffered } from '#db/queries/owed.ts';
import {
  countAtOffice,
  countAwaiting,
  findHome,
  listAtOffice,
  listAwaiting,
  listDecided,
  listOtherHomes,
} from '#db/queries/owner-pages.ts';
import { clock } from '#workflows/engine/clock.ts';
import type { ReviewContext } from '#workflows/review/events.ts';
import type { Home, OfficeItem, PastItem, ReadFirst, WaitingItem } from './portal-data.ts';

/** One page of what waits, of what the office has, or of what was decided. */
const pageSize = 30;

type Row = Awaited<ReturnType<typeof listAwaiting>>[number];
const contextOf = (snapshot: unknown) => (snapshot as { context: ReviewContext }).context;

/** The home of one business: of what waits for its owner the page that is asked for, the most urgent first. */
export async function loadHome(request: Request, session: LinkSession): Promise<Home> {
  const search = new URL(request.url).searchParams;
  return inOffice(services().db, session.officeId, async (tx) => {
    const businessId = session.link.subjectId;
    const home = await findHome(tx, { businessId });
    if (!home) throw new Response(null, { status: 404 });
    const now = await clock(tx);
    const isOffice = search.get('tab') === 'office';
    const waiting = sliceOf(await countAwaiting(tx, { businessId }), search.get('waiting'), pageSize);
    const atOffice = sliceOf(await countAtOffice(tx, { businessId }), search.get('office'), pageSize);
    return {
      now,
      as: asOf(request, session),
      business: home.business,
      reader: session.person.name,
      office: home.office,
      contact: {
        name: home.contact?.name ?? home.office.name,
        phone: home.contact?.phone || home.office.phone,
      },
      numbersHeld: home.numbersHeld,
      waiting: {
        items: await readWaiting(tx, { businessId, now, numbersHeld: home.numbersHeld, ...partOf(waiting) }),
        slice: waiting,
      },
      atOffice: {
        items: isOffice ? await readAtOffice(tx, { businessId, ...partOf(atOffice) }) : [],
        slice: atOffice,
      },
      promisesWaiting: await countOffered(tx, businessId),
      otherHomes: await listOtherHomes(tx, { businessId, email: session.person.email }),
    };
  });
}

const partOf = ({ from }: Slice) => ({ limit: pageSize, offset: from });

async function readAtOffice(tx: Tx, part: Parameters<typeof listAtOffice>[1]): Promise<OfficeItem[]> {
  const found = await listAtOffice(tx, part);
  return found.map((each) => ({ ...each, since: new Date(each.since).toISOString() }));
}

type Standing = { now: string; numbersHeld: boolean };

/** What waits, as it stands now: a part of it, or what is named. */
export async function readWaiting(
  tx: Tx,
  { now, numbersHeld, ...which }: Standing & Parameters<typeof listAwaiting>[1],
): Promise<WaitingItem[]> {
  const found = await listAwaiting(tx, which);
  const coded = await listCodeNeeded(
    tx,
    found.map(({ invoice }) => invoice.id),
  );
  return found.map((row) => ({
    ...waitingItem(row, { now, numbersHeld }),
    needsCode: coded.has(row.invoice.id),
  }));
}

/** One page of what was decided for the business, newest first, and whether there is more. */
export async function loadPast(
  session: LinkSession,
  page: number,
): Promise<{ items: PastItem[]; hasMore: boolean }> {
  const found = await inOffice(services().db, session.officeId, (tx) =>
    listDecided(tx, { businessId: session.link.subjectId, limit: pageSize + 1, offset: page * pageSize }),
  );
  const items = found.slice(0, pageSize).map(({ invoice, snapshot }): PastItem => {
    const { decidedBy, decidedByName, decidedAt } = contextOf(snapshot);
    const isReader = decidedBy === 'owner' && decidedByName === session.person.name;
    return {
      id: invoice.id,
      buyer: invoice.buyerName,
      subject: invoice.subject,
      kind: invoice.kind,
      amountCents: payableToReader({ kind: invoice.kind, totals: invoice }),
      currency: invoice.currency,
      number: invoice.number,
      status: decidedBy === 'silence' ? 'tacitlyApproved' : decidedBy === 'waiver' ? 'waived' : 'approved',
      decidedAt: decidedAt ?? invoice.decidedAt ?? invoice.createdAt,
      by: isReader ? 'reader' : decidedBy === 'owner' || decidedBy === null ? 'other' : decidedBy,
      byName: decidedByName,
    };
  });
  return { items, hasMore: found.length > pageSize };
}

/** The session's name in the address, if the address gives it. */
export const asOf = (request: Request, session: LinkSession): string | null =>
  new URL(request.url).searchParams.get('as') === session.as ? session.as : null;

function waitingItem(
  { invoice, state, snapshot, step }: Row,
  standing: Standing,
): Omit<WaitingItem, 'needsCode'> {
  const context = contextOf(snapshot);
  const { windowFrom, reviewDueAt, holdUntil, blockedBy, revisionSha256 } = context;
  return {
    id: invoice.id,
    buyer: invoice.buyerName,
    subject: invoice.subject,
    kind: invoice.kind,
    amountCents: payableToReader({ kind: invoice.kind, totals: invoice }),
    currency: invoice.currency,
    specialCases: invoice.specialCases,
    status: invoice.status,
    phase: phaseOf(state, { ...standing, context }),
    clock: windowFrom && reviewDueAt ? { windowFrom, reviewDueAt } : null,
    holdUntil: state === 'awaiting.onHold' ? holdUntil : null,
    isExplicit: blockedBy.length > 0,
    readFirst: readFirst(invoice, blockedBy),
    revisionSha256: revisionSha256 ?? '',
    step,
  };
}

/** Documents with a special condition are read one by one; so are credit notes, and an account that has changed. */
function readFirst(invoice: Row['invoice'], blockedBy: ReviewContext['blockedBy']): ReadFirst | null {
  if (invoice.kind === 'creditNote') return 'creditNote';
  if (invoice.specialCases.length > 0) return 'specialCase';
  return blockedBy.includes('bankChanged') ? 'bankChanged' : null;
}
