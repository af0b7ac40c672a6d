import { data, redirect } from '@remix-run/node';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { paths } from '#app/lib/paths.ts';
import { type Db, inOffice } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { findCurrentMandate } from '#db/queries/mandates.ts';
import { countRunningRounds, findCurrentPolicy } from '#db/queries/policies.ts';
import { clock } from '#workflows/engine/clock.ts';
import { defaultPolicy } from '#workflows/invoice/default-policy.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { policyForm, policyValues } from './policy-form.server.ts';
import { rehearse } from './rehearsal.server.ts';
import { savePolicy } from './save-policy.server.ts';

/** What the page of a policy shows. Throws 404 for a business that this office does not have. */
export async function readPolicyPage(db: Db, staff: Staff, businessId: string) {
  const now = await clock(db);
  return inOffice(db, staff.officeId, async (tx) => {
    const business = await findBusiness(tx, businessId);
    if (!business) throw new Response(null, { status: 404 });
    const mandate = await findCurrentMandate(tx, { businessId, today: parisDate(now) });
    const current = await findCurrentPolicy(tx, businessId);
    const { version, policy } = current ?? { version: 0, policy: defaultPolicy };
    const windowHours = mandate?.windowHours ?? 48;
    const running = await countRunningRounds(tx, businessId);
    return {
      business: { id: businessId, name: business.name },
      version,
      policy,
      values: policyValues(policy, version),
      windowHours,
      silenceCounts: mandate?.silenceClause ?? false,
      hasMandate: mandate !== undefined,
      running: running.reduce((sum, each) => sum + each.rounds, 0),
      rehearsal: rehearse(policy, windowHours, now),
      mayEdit: may(staff.role, 'businesses'),
    };
  });
}

export type PolicyPage = Awaited<ReturnType<typeof readPolicyPage>>;

/**
 * Rehearses or saves what the form says: `act=rehearse` answers with what it would make of a request and writes
 * nothing. A row added or taken away comes back as a form, with or without scripts.
 */
export async function actOnPolicy(db: Db, staff: Staff, businessId: string, form: FormData, locale: Locale) {
  const submission = parseWithZod(form, { schema: policyForm(locale) });
  if (submission.status !== 'success') {
    // Without a status, a row was added or taken away: nothing is wrong.
    const status = submission.status === 'error' ? 400 : 200;
    return data({ result: submission.reply(), rehearsal: null }, { status });
  }
  if (form.get('act') === 'rehearse') {
    const { windowHours } = await readPolicyPage(db, staff, businessId);
    const rehearsal = rehearse(submission.value.policy, windowHours, await clock(db));
    return data({ result: submission.reply(), rehearsal });
  }
  const saved = await savePolicy(db, staff, businessId, submission.value);
  if ('version' in saved) throw redirect(paths.business(businessId, { done: 'policySaved' }));
  if (saved.refused === 'notFound') throw new Response(null, { status: 404 });
  const message = tFor(locale)(
    saved.refused === 'same' ? 'businesses:errors.policySame' : 'businesses:errors.changed',
  );
  return data({ result: submission.reply({ formErrors: [message] }), rehearsal: null }, { status: 409 });
}
