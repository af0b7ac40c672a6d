import { redirect } from '@remix-run/node';
import { factorMissing } from '#app/auth/factor-missing.server.ts';
import type { Staff } from '#app/auth/require-staff.server.ts';
import type { Visit } from '#app/auth/visit.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { refused } from '#app/lib/parse-form.server.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { paths } from '#app/lib/paths.ts';
import { inOffice } from '#db/client.ts';
import { findDunning } from '#db/queries/dunnings.ts';
import { dun } from '#workflows/dunning/commands/dun.ts';
import { prepareNotice } from '#workflows/dunning/commands/prepare-notice.ts';
import { type ReleaseOutcome, releaseNotice } from '#workflows/dunning/commands/release-notice.ts';
import { withdrawDunning } from '#workflows/dunning/commands/withdraw-dunning.ts';
import type { Services } from '#workflows/services.ts';
import { dunForm, noticeForm, releaseForm, withdrawForm } from './dunning-forms.server.ts';

type Run = {
  s: Services;
  staff: Staff;
  customerId: string;
  form: FormData;
  locale: Locale;
  visit: Visit;
};

const whoOf = ({ staff: { officeId, actor } }: Run) => ({ officeId, actor });

/** @throws Response 404, or back to the page */
function leave({ customerId }: Run, outcome: { ok: true } | { ok: false; reason: string }) {
  if (outcome.ok) throw redirect(paths.outstanding(customerId));
  if (outcome.reason === 'notFound') throw new Response(null, { status: 404 });
}

/** Asks for all that is late, as it was shown. */
export async function ask(run: Run) {
  const { s, form, customerId, locale } = run;
  const submission = parseWithZod(form, { schema: dunForm });
  if (submission.status !== 'success') return refused(submission);
  const { byPlan, ...words } = submission.value;
  const outcome = await dun(s, whoOf(run), { ...words, customerId, isByPlan: byPlan !== undefined });
  leave(run, outcome);
  if (outcome.ok || outcome.reason === 'notFound') return null;
  const message = tFor(locale)(`dunning:refused.${outcome.reason}`);
  return refused(submission, { fieldErrors: { dun: [message] } }, 409);
}

/** Puts a formal notice before the owner, as it was shown. */
export async function prepare(run: Run) {
  const { s, form, customerId, locale } = run;
  const submission = parseWithZod(form, { schema: noticeForm(locale) });
  if (submission.status !== 'success') return refused(submission);
  const { claim, ...words } = submission.value;
  const outcome = await prepareNotice(s, whoOf(run), { ...words, isClaiming: claim === 'on', customerId });
  leave(run, outcome);
  if (outcome.ok || outcome.reason === 'notFound') return null;
  if (outcome.reason === 'changed') {
    // What was typed asks for another letter than the one that was shown: it is shown, and pressed again.
    const typed = { payDays: words.payDays, claim, reason: words.reason, changed: '1' };
    throw redirect(paths.outstanding(customerId, { notice: '1', ...typed }));
  }
  const t = tFor(locale);
  const { reason } = outcome;
  const message = reason === 'days' ? t('dunning:notice.wrongDays') : t(`dunning:refused.${reason}`);
  const field = reason === 'days' ? 'payDays' : reason === 'notRipe' ? 'reason' : 'notice';
  return refused(submission, { fieldErrors: { [field]: [message] } }, 409);
}

/** Releases what the owner agreed to, with a factor given just before. */
export async function release(run: Run) {
  const { s, staff, form, customerId } = run;
  const submission = parseWithZod(form, { schema: releaseForm });
  if (submission.status !== 'success') return refused(submission);
  const { id } = submission.value;
  const dunning = await inOffice(s.db, staff.officeId, (tx) => findDunning(tx, id));
  if (dunning?.customerId !== customerId) throw new Response(null, { status: 404 });
  // Who may not is told so before a factor is asked for.
  if (dunning.staffId === staff.id) return refuseRelease(run, submission, 'own');
  const missing = await factorMissing(run);
  if (missing) return refused(submission, missing);
  const outcome = await releaseNotice(s, whoOf(run), id);
  leave(run, outcome);
  return outcome.ok || outcome.reason === 'notFound' ? null : refuseRelease(run, submission, outcome.reason);
}

type Refusal = Exclude<Extract<ReleaseOutcome, { ok: false }>['reason'], 'notFound'>;

function refuseRelease({ locale }: Run, submission: Parameters<typeof refused>[0], reason: Refusal) {
  const t = tFor(locale);
  const message =
    reason === 'own' || reason === 'notAgreed' || reason === 'notReleaser'
      ? t(`dunning:notice.${reason}`)
      : t('dunning:notice.overtaken', { why: t(`dunning:cameTo.${reason}`) });
  return refused(submission, { fieldErrors: { waiting: [message] } }, 409);
}

/** Takes back a letter that is not written yet. */
export async function withdraw(run: Run) {
  const { s, form, customerId, locale } = run;
  const submission = parseWithZod(form, { schema: withdrawForm(locale) });
  if (submission.status !== 'success') return refused(submission);
  const { id: dunningId, words } = submission.value;
  const outcome = await withdrawDunning(s, whoOf(run), { dunningId, customerId, words });
  leave(run, outcome);
  if (outcome.ok || outcome.reason === 'notFound') return null;
  const message = tFor(locale)(`dunning:letter.withdraw.${outcome.reason}`);
  return refused(submission, { fieldErrors: { words: [message] } }, 409);
}
