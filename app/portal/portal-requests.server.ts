import { type ActionFunctionArgs, data, redirect } from '@remix-run/node';
import {
  askForNewLink,
  deadLinkStatus,
  exchangeLink,
  loadGone,
  readLink,
} from '#app/auth/link-guards.server.ts';
import type { LinkSession } from '#app/auth/link-session.server.ts';
import { sendLinks } from '#app/auth/renew-link.server.ts';
import { pageOf } from '#app/lib/page-of.ts';
import { paths, withQuery } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { inOffice } from '#db/client.ts';
import { countAwaiting, findHome } from '#db/queries/owner-pages.ts';
import { approveSelection, readSelection, sendSelectionCode } from './approve-selection.server.ts';
import { asOf, loadHome, loadPast } from './home.server.ts';
import { actOnOwed, loadOwed, owedActs } from './owed.server.ts';

/** GET of the address in a mail. Reads only. */
export async function loadPortalLink(request: Request, token: string) {
  const link = await readLink(token, 'portal');
  if (link.state !== 'valid') {
    return data({ ...(await loadGone(request)), token }, { status: deadLinkStatus });
  }
  const businessId = link.link.subjectId;
  const found = await inOffice(services().db, link.officeId, async (tx) => {
    const home = await findHome(tx, { businessId });
    return home && { ...home, count: await countAwaiting(tx, { businessId }) };
  });
  if (!found) throw new Response(null, { status: deadLinkStatus });
  const { business, office, count } = found;
  const contact = { name: found.contact?.name ?? office.name, phone: found.contact?.phone || office.phone };
  return data({ kind: 'home' as const, business, office, contact, count });
}

/** POST of that address: the token becomes a cookie, or a new link goes out. */
export async function openPortal({ request, context }: ActionFunctionArgs, token: string): Promise<Response> {
  const form = await request.formData();
  if (form.get('act') === 'renew-link') {
    await askForNewLink(form, { token, purpose: 'portal', from: context.clientAddress });
    return redirect(withQuery(paths.portalLink(token), { sent: 1 }), 303);
  }
  return exchangeLink(request, { token, purpose: 'portal', from: context.clientAddress });
}

/** GET of an owner's home: what waits, what was decided, or what a selection would approve. Reads only. */
export async function loadPortal(request: Request, session: LinkSession) {
  const search = new URL(request.url).searchParams;
  const home = await loadHome(request, session);
  if (search.get('tab') === 'history') {
    const page = pageOf(search.get('page'), 0);
    return { kind: 'history' as const, home, page, ...(await loadPast(session, page)) };
  }
  if (search.get('tab') === 'office') return { kind: 'office' as const, home };
  if (search.get('tab') === 'owed')
    return { kind: 'owed' as const, home, owed: await loadOwed(request, session) };
  const isAsked = search.get('confirm') === '1';
  const selection = isAsked ? await readSelection({ s: services(), session }, search.getAll('id')) : null;
  return { kind: 'inbox' as const, home, selection, done: search.get('done') };
}

/**
 * POST of an owner's home: sends the one-time code that its amounts take, or approves what the confirmation listed and
 * says what became of each.
 */
export async function postSelection(request: Request, session: LinkSession, from: string) {
  const asked = { s: services(), session };
  const form = await request.formData();
  const as = asOf(request, session);
  if (owedActs.some((act) => act === form.get('act'))) return actOnOwed(request, session, form);
  if (form.get('act') === 'other-homes') {
    await sendLinks(services(), { email: session.person.email, from });
    return redirect(paths.portal({ as: as ?? undefined, done: 'homes' }), 303);
  }
  if (form.get('send') === 'code') {
    const id = form.getAll('id').map(String).filter(isUuid);
    const done = (await sendSelectionCode(asked, id, from)) ? 'code' : 'code-locked';
    return redirect(paths.portal({ as: as ?? undefined, confirm: 1, id, done }), 303);
  }
  const outcome = await approveSelection(asked, form, from);
  return 'refusal' in outcome ? data(outcome, { status: 409 }) : data({ ...outcome, as });
}
