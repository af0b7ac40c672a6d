import { type ActionFunctionArgs, data, redirect } from '@remix-run/node';
import { sendLinkCode } from '#app/auth/link-code.server.ts';
import { askForNewLink, exchangeLink } from '#app/auth/link-guards.server.ts';
import type { LinkSession } from '#app/auth/link-session.server.ts';
import { readerLocale } from '#app/auth/reader-locale.server.ts';
import { paths, withQuery } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { answerReview, type Outcome, type Refusal } from './review-answers.server.ts';
import { questionOf } from './review-data.ts';
import { sendHomeLink } from './send-home-link.server.ts';

/**
 * POST of the address in a mail: exchanges the token for a cookie and goes to the page behind it, at the question whose
 * button was pressed. It decides nothing; a second POST does, with the nonce of that page.
 */
export async function openReview({ request, context }: ActionFunctionArgs, token: string): Promise<Response> {
  const form = await request.formData();
  if (form.get('act') === 'renew-link') {
    await askForNewLink(form, { token, purpose: 'review', from: context.clientAddress });
    return redirect(withQuery(paths.reviewLink(token), { sent: 1 }), 303);
  }
  const opened = await exchangeLink(request, { token, purpose: 'review', from: context.clientAddress });
  return atQuestion(opened, form);
}

/** The same answer, arriving at the question that was asked for. */
function atQuestion(opened: Response, form: FormData): Response {
  const to = opened.headers.get('Location');
  const ask = questionOf(form.get('ask'));
  if (!to || !ask || !opened.headers.has('Set-Cookie')) return opened;
  const line = form.get('line');
  const target = new URL(to, 'http://paths.invalid');
  target.searchParams.set('ask', ask);
  if (typeof line === 'string' && line) target.searchParams.set('line', line);
  opened.headers.set('Location', `${target.pathname}${target.search}`);
  return opened;
}

/** What a page needs to show an answer that was not taken. */
export type Answer = {
  /** What was to be done. */
  act?: string;
  refusal?: Refusal;
  result?: Extract<Outcome, { kind: 'mistake' }>['result'];
  effect?: Extract<Outcome, { kind: 'preview' }>['effect'];
};

type Posted = {
  request: Request;
  session: LinkSession;
  invoiceId: string /** The reader's address. */;
  from: string;
};

/** POST of the page behind the cookie: an answer of the owner. Taken, it leads back to the page; else the page says why. */
export async function postAnswer({ request, session, invoiceId, from }: Posted) {
  const form = await request.formData();
  const locale = await readerLocale(request);
  const as = new URL(request.url).searchParams.get('as') ?? undefined;
  if (form.get('act') === 'home-link') {
    await sendHomeLink(services(), { session, invoiceId, from });
    return redirect(paths.review(invoiceId, { as, done: 'home-link' }), 303);
  }
  if (form.get('send') === 'code') {
    const isSent = await sendLinkCode(services(), { session, invoiceIds: [invoiceId], from });
    const done = isSent ? 'code' : 'code-locked';
    return redirect(paths.review(invoiceId, { as, ask: 'approve', done }), 303);
  }
  const outcome = await answerReview({
    s: services(),
    from,
    session,
    invoiceId,
    form,
    locale,
  });
  const answer = (given: Answer, status: number) => data(given, { status });
  switch (outcome.kind) {
    case 'done': {
      const done = outcome.act === 'approve' ? undefined : outcome.act;
      return redirect(paths.review(invoiceId, { as, done }), 303);
    }
    case 'refused':
      return answer({ act: String(form.get('act')), refusal: outcome.refusal, result: outcome.result }, 409);
    case 'mistake':
      return answer({ result: outcome.result }, 400);
    case 'preview':
      return answer({ result: outcome.result, effect: outcome.effect }, 200);
  }
}
