import type { SubmissionResult } from '@conform-to/react';
import { data, redirect } from '@remix-run/node';
import type { Staff } from '#app/auth/require-staff.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { paths } from '#app/lib/paths.ts';
import { inOffice } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { findLastRun, listPlans } from '#db/queries/dunning-plans.ts';
import { findCurrentMandate } from '#db/queries/mandates.ts';
import { savePlan } from '#workflows/dunning/commands/save-plan.ts';
import { usualPlan } from '#workflows/dunning/plan.ts';
import { tryPlan } from '#workflows/dunning/try-plan.ts';
import { clock } from '#workflows/engine/clock.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import type { Services } from '#workflows/services.ts';
import { leavesHours, planForm, planValues } from './plan-form.server.ts';

/** How many versions are shown, and how many rows of a rehearsal. */
const shown = 20;

/** How a business asks, what its plan would have done, and its versions. @throws Response 404 for a business that this office does not have */
export const loadPlan = (
  { db }: Pick<Services, 'db'>,
  { officeId }: Staff,
  { businessId, locale }: { businessId: string; locale: Locale },
) =>
  inOffice(db, officeId, async (tx) => {
    const business = await findBusiness(tx, businessId);
    if (!business) throw new Response(null, { status: 404 });
    const versions = await listPlans(tx, businessId, shown);
    const plan = versions[0] ?? usualPlan;
    const today = parisDate(await clock(tx));
    const mandate = await findCurrentMandate(tx, { businessId, today });
    return {
      business: { id: business.id, name: business.name },
      mode: plan.mode,
      values: planValues(plan, versions[0]?.version ?? 0, locale),
      hours: leavesHours,
      hasClause: Boolean(mandate?.dunningArticle),
      versions,
      lastRun: (await findLastRun(tx, businessId)) ?? null,
      tried: shorten(await tryPlan(tx, { businessId, plan })),
    };
  });

export type PlanData = Awaited<ReturnType<typeof loadPlan>>;

/** As much of a rehearsal as a page shows, with how much there is. */
const shorten = ({ past, next, nextAt, more }: Awaited<ReturnType<typeof tryPlan>>) => ({
  past: { count: past.length, list: past.slice(0, shown) },
  next: { count: next.length, list: next.slice(0, shown) },
  nextAt,
  more,
});

type Run = { s: Pick<Services, 'db'>; staff: Staff; businessId: string; form: FormData; locale: Locale };

/** Tries a plan, which writes nothing, or keeps it. @throws Response 404 for a business that this office does not have */
export async function actOnPlan({ s, staff, businessId, form, locale }: Run) {
  const { officeId, actor } = staff;
  const submission = parseWithZod(form, { schema: planForm(locale) });
  if (submission.status !== 'success')
    return data({ result: submission.reply(), tried: null }, { status: 400 });
  const { seen, plan } = submission.value;
  const tried = () =>
    inOffice(s.db, officeId, async (tx) => {
      if (!(await findBusiness(tx, businessId))) throw new Response(null, { status: 404 });
      return { mode: plan.mode, ...shorten(await tryPlan(tx, { businessId, plan })) };
    });
  if (form.get('act') === 'try-plan') return data({ result: submission.reply(), tried: await tried() });
  if (form.get('act') !== 'save-plan') throw new Response(null, { status: 400 });
  const outcome = await savePlan(s, { officeId, actor }, { businessId, seen, plan });
  if (outcome.ok) throw redirect(paths.businessPlan(businessId, { done: 1 }));
  if (outcome.reason === 'notFound') throw new Response(null, { status: 404 });
  const message = tFor(locale)('dunning:plan.changed');
  return data({ result: submission.reply({ formErrors: [message] }), tried: null }, { status: 409 });
}

export type PlanReply = { result: SubmissionResult<string[]>; tried: TriedPlan | null };

export type TriedPlan = { mode: PlanData['mode'] } & PlanData['tried'];
