import { redirect } from '@remix-run/node';
import type { LinkSession } from '#app/auth/link-session.server.ts';
import { readerLocale } from '#app/auth/reader-locale.server.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { sliceOf } from '#app/lib/slice-of.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { saying } from '#app/settlement/said-acts.server.ts';
import { loadTalk } from '#app/settlement/talk.server.ts';
import { inOffice } from '#db/client.ts';
import { listOwed, sumOwed } from '#db/queries/owed.ts';
import { listPromises } from '#db/queries/said-about-money.ts';
import { businessesOf } from '#db/queries/settlement.ts';
import { clock } from '#workflows/engine/clock.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { acceptPromise, declinePromise } from '#workflows/settlement/commands/answer-promise.ts';
import { asOf } from './home.server.ts';
import {
  actOnOwedDunning,
  isOwedDunningAct,
  loadOwedDunning,
  owedDunningActs,
} from './owed-dunning.server.ts';

/** As many as a page shows. */
const pageSize = 30;

/** What is owed to the business of an owner: the sums, a page of cards, and what he says of one of them. */
export function loadOwed(request: Request, session: LinkSession) {
  const search = new URL(request.url).searchParams;
  const businessId = session.link.subjectId;
  return inOffice(services().db, session.officeId, async (tx) => {
    const sums = await sumOwed(tx, businessId);
    const total = sums.reduce((sum, { count }) => sum + count, 0);
    const slice = sliceOf(total, search.get('owed'), pageSize);
    const today = parisDate(await clock(tx));
    const paid = search.get('paid') ?? '';
    const isMine = isUuid(paid) && (await businessesOf(tx, [paid])).get(paid) === businessId;
    return {
      today,
      sums,
      slice,
      invoices: await listOwed(tx, { businessId, limit: pageSize, offset: slice.from }),
      dunning: await loadOwedDunning(tx, {
        businessId,
        today,
        hold: search.get('hold') ?? '',
        owner: session.person.name,
      }),
      said: isMine ? await loadTalk(tx, paid, today) : null,
      /** Somebody was faster, or its day came: the answer was not taken. */
      isLate: search.get('done') === 'late',
      /** What was just sent, and about what: the words typed for it are not offered again. */
      sent: sentOf(search),
    };
  });
}

function sentOf(search: URLSearchParams) {
  const act = owedActs.find((each) => each === search.get('done'));
  const of = search.get('of') ?? '';
  return act && isUuid(of) ? { act, of } : null;
}

export type Owed = Awaited<ReturnType<typeof loadOwed>>;

export const owedActs = ['accept-promise', 'decline-promise', 'claim-paid', ...owedDunningActs] as const;

/** An owner answers a promise, says that he was paid, or holds what is asked for, of invoices of his business alone. */
export async function actOnOwed(request: Request, session: LinkSession, form: FormData) {
  const { officeId, actor, person, link } = session;
  const s = services();
  const who = { officeId, actor };
  const businessId = link.subjectId;
  const as = asOf(request, session) ?? undefined;
  const act = form.get('act');
  const id = String(form.get('id') ?? '');
  if (!isUuid(id)) throw new Response(null, { status: 404 });
  if (isOwedDunningAct(act)) return actOnOwedDunning(act, { request, session, form, id });
  if (act === 'claim-paid') {
    const businesses = await inOffice(s.db, officeId, (tx) => businessesOf(tx, [id]));
    if (businesses.get(id) !== businessId) throw new Response(null, { status: 404 });
    const locale = await readerLocale(request);
    const said = { s, who, invoiceId: id, form, locale, speaker: person.name, as: 'owner' as const };
    const refused = await saying['claim-paid'](said);
    if (refused) return refused;
    throw redirect(paths.portal({ tab: 'owed', as, done: act, of: id }), 303);
  }
  const [known] = await inOffice(s.db, officeId, (tx) => listPromises(tx, { id }));
  if (known?.promise.businessId !== businessId) throw new Response(null, { status: 404 });
  const command = act === 'accept-promise' ? acceptPromise : declinePromise;
  const outcome = await command(s, who, { promiseId: id, words: '', saidBy: person.name });
  throw redirect(paths.portal({ tab: 'owed', as, done: outcome.ok ? undefined : 'late' }), 303);
}
