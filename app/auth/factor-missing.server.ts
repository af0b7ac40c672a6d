import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import type { DocumentKind } from '#db/shapes/content.ts';
import type { Staff } from './require-staff.server.ts';
import type { AuthServices } from './services.ts';
import { stepUp } from './step-up.server.ts';
import type { Visit } from './visit.server.ts';

type Call = { s: AuthServices; staff: Staff; form: FormData; locale: Locale; visit: Visit };

/**
 * For an act that needs a factor given within five minutes: null when there is one, or when the form brings it in
 * `factorCode`; else what `refused(submission, …)` answers, so that `FactorField` appears and nothing typed is lost.
 *
 *     const missing = await factorMissing(call);
 *     if (missing) return refused(submission, missing);
 */
export async function factorMissing({ s, staff, form, locale, visit }: Call) {
  const state = await stepUp(s, staff, form, visit.from);
  if (state === 'fresh') return null;
  return {
    fieldErrors: { factorCode: [tFor(locale)(`account:confirm.${state}`)] },
    hideFields: ['factorCode'],
  };
}

/**
 * What is put on its way with a fresh factor alone: a credit note gives away what an invoice had claimed, and what leads
 * money elsewhere than the business is paid by its own record is what invoice fraud is after.
 */
export const needsFactor = (
  { isFresh }: Pick<Staff, 'isFresh'>,
  { kind, isElsewhere }: { kind: DocumentKind; isElsewhere: boolean },
): boolean => !isFresh && (kind === 'creditNote' || isElsewhere);
