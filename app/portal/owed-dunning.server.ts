import { redirect } from '@remix-run/node';
import { z } from 'zod';
import type { LinkSession } from '#app/auth/link-session.server.ts';
import { readerLocale } from '#app/auth/reader-locale.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { refused } from '#app/lib/parse-form.server.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { typed } from '#app/lib/typed-text.server.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { inOffice, type Tx } from '#db/client.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { type DunningRow, findDebtor, findDunning, listDunnings, listHolds } from '#db/queries/dunnings.ts';
import { nextAskingHour } from '#workflows/dunning/asking-hours.ts';
import { against } from '#workflows/dunning/by-letter.ts';
import { agreeToNotice, declineNotice } from '#workflows/dunning/commands/answer-notice.ts';
import { holdDunning, liftHold } from '#workflows/dunning/commands/hold.ts';
import { sendPrepared } from '#workflows/dunning/commands/send-prepared.ts';
import { messageOf } from '#workflows/dunning/message.ts';
import { readLeaving } from '#workflows/dunning/read-leaving.ts';
import { letterOfNotice, readOpenNotice } from '#workflows/dunning/read-notice.ts';
import { nextAfter } from '#workflows/dunning/refusals.ts';
import { levelOf } from '#workflows/dunning/what-is-asked.ts';
import { whereTo } from '#workflows/dunning/where-to.ts';
import { writeLetter } from '#workflows/dunning/write-letter.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { letterText } from '#workflows/letters/letter-paper.ts';
import { asOf } from './home.server.ts';

/** More than a morning announces. */
const mostRead = 250;

/** How many messages the page tells of. */
const told = 10;

/** The last day of a hold, as they are offered: in one week, in two, at the end of the month; or none. */
const lastDays = (today: string): string[] => {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const endOfMonth = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return [
    ...new Set([addDays(today, 7), addDays(today, 14), endOfMonth].filter((day) => day > today)),
  ].sort();
};

/** What an owner is told of asking for money: what waits for him, what left, what he holds, and the hold that he begins. */
export async function loadOwedDunning(
  tx: Tx,
  { businessId, today, hold, owner }: { businessId: string; today: string; hold: string; owner: string },
) {
  const rows = await listDunnings(tx, { businessId }, mostRead);
  const holds = await listHolds(tx, { businessId, today });
  const held = new Set(holds.map(({ customerId }) => customerId));
  const debtor = isUuid(hold) ? await findDebtor(tx, hold) : undefined;
  const heldFor =
    debtor?.businessId === businessId && debtor.customerId
      ? await findCustomer(tx, debtor.customerId)
      : undefined;
  const prepared = await Promise.all(
    rows
      .filter(({ state, notice }) => state === 'prepared' && !notice)
      .map((row) => readPrepared(tx, row, owner)),
  );
  const notices = await Promise.all(rows.filter(isBeforeHim).map((row) => readNotice(tx, row, owner)));
  return {
    prepared: prepared.flatMap((each) => (each ? [each] : [])),
    notices: notices.flatMap((each) => (each ? [each] : [])),
    planned: rows
      .filter(({ state, customerId }) => state === 'planned' && !held.has(customerId))
      .map(({ id, customer, documents, leavesAt }) => ({
        id,
        customer,
        documents,
        leavesAt,
        level: levelOf(documents),
      })),
    recent: rows
      .filter((row) => row.state !== 'prepared' && row.state !== 'planned' && !isBeforeHim(row))
      .slice(0, told),
    holds,
    holding: heldFor ? { invoiceId: hold, customer: heldFor.name, id: newId(), days: lastDays(today) } : null,
  };
}

/** A message that waits for its owner, as it would leave now; null where nothing of it remains. */
async function readPrepared(tx: Tx, row: DunningRow, owner: string) {
  const customer = await findCustomer(tx, row.customerId);
  if (!customer || whereTo(row.channel, customer) !== row.toAddress) return null;
  const dunning = await findDunning(tx, row.id);
  if (!dunning) return null;
  const asking = await readLeaving(tx, dunning, customer);
  const { asked, text, business, hold, last, now } = asking;
  const { locale } = customer;
  if (asked.documents.length === 0 || hold) return null;
  return {
    id: row.id,
    customer: customer.name,
    to: row.toAddress.replaceAll('\n', ', '),
    letter: row.channel === 'letter' ? await letterOf() : null,
    by: row.by,
    at: row.at,
    asked,
    refusals: against(row.channel, asking),
    hold,
    nextOn: last && nextAfter(last.at),
    nextHour: nextAskingHour(now),
    message: messageOf(asked, { customer: customer.name, business: business.name }, locale, text),
  };

  async function letterOf() {
    const facts = await writeLetter(tx, asking, { ...asked, locale, signer: owner });
    return facts && letterText(facts);
  }
}

/** A formal notice that he may agree to, or decline as long as nobody has released it. */
const isBeforeHim = ({ state, notice }: DunningRow): boolean =>
  notice !== null && (state === 'prepared' || state === 'agreed');

async function readNotice(tx: Tx, row: DunningRow, owner: string) {
  const open = await readOpenNotice(tx, row.id);
  const facts = open && (await letterOfNotice(tx, open, open.agreedBy ?? owner));
  if (!open) return null;
  return {
    row,
    payDays: open.notice.payDays,
    /** Why it does not stand any more. */
    why: open.why,
    letter: facts && letterText(facts),
  };
}

export type OwedDunning = Awaited<ReturnType<typeof loadOwedDunning>>;

export const owedDunningActs = ['hold-dunning', 'lift-hold', 'send-dunning', 'answer-notice'] as const;
type Act = (typeof owedDunningActs)[number];

export const isOwedDunningAct = (act: unknown): act is Act => owedDunningActs.some((each) => each === act);

/** `open`: without a last day. */
export const holdForm = (locale: Locale) =>
  z.object({
    holdId: z.string().refine(isUuid),
    until: z.union([z.literal('open'), z.iso.date()], tFor(locale)('settlement:errors.choice')),
    words: typed(locale, 500),
  });

type Run = { request: Request; session: LinkSession; form: FormData; id: string };

/** An owner holds, lets go, or sends what was prepared, of his business alone. */
export async function actOnOwedDunning(act: Act, run: Run) {
  const { request, session, form, id } = run;
  const { officeId, actor, person, link } = session;
  const of = { businessId: link.subjectId, by: { ownerId: person.id } };
  const his = { businessId: link.subjectId, ownerId: person.id };
  const who = { officeId, actor };
  const s = services();
  const as = asOf(request, session) ?? undefined;
  const back = (isDone: boolean) =>
    redirect(paths.portal({ tab: 'owed', as, ...(isDone ? { done: act, of: id } : { done: 'late' }) }), 303);
  if (act === 'hold-dunning') return hold(run, of, back);
  const outcome = await answered();
  if (!outcome.ok && outcome.reason === 'notFound') throw new Response(null, { status: 404 });
  throw back(outcome.ok);

  function answered() {
    if (act === 'lift-hold') return liftHold(s, who, { ...of, holdId: id });
    if (act === 'send-dunning') return sendPrepared(s, who, { ...his, dunningId: id });
    const words = String(form.get('words') ?? '').slice(0, 500);
    if (form.get('answer') === 'agree') return agreeToNotice(s, who, { ...his, dunningId: id });
    if (form.get('answer') === 'decline') return declineNotice(s, who, { ...his, dunningId: id, words });
    throw new Response(null, { status: 400 });
  }
}

async function hold(
  { request, session: { officeId, actor }, form, id }: Run,
  of: { businessId: string; by: { ownerId: string } },
  back: (isDone: boolean) => Response,
) {
  const s = services();
  const debtor = await inOffice(s.db, officeId, (tx) => findDebtor(tx, id));
  if (debtor?.businessId !== of.businessId || !debtor.customerId) throw new Response(null, { status: 404 });
  const locale = await readerLocale(request);
  const submission = parseWithZod(form, { schema: holdForm(locale) });
  if (submission.status !== 'success') return refused(submission);
  const { holdId, until, words } = submission.value;
  const outcome = await holdDunning(
    s,
    { officeId, actor },
    {
      ...of,
      id: holdId,
      customerId: debtor.customerId,
      untilOn: until === 'open' ? null : until,
      words,
    },
  );
  if (outcome.ok) throw back(true);
  if (outcome.reason === 'notFound') throw new Response(null, { status: 404 });
  const message = tFor(locale)('dunning:hold.days');
  return refused(submission, { fieldErrors: { until: [message] } }, 409);
}
