import { z } from 'zod';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { readCents } from '#app/lib/read-cents.ts';
import { typed } from '#app/lib/typed-text.server.ts';
import { type SpecialCase, specialCases } from '#db/shapes/content.ts';
import { guardrails, type ReviewPolicy } from '#db/shapes/review-policy.ts';
import { isDay } from '#workflows/invoice/is-day.ts';
import { centsToDecimal } from '#workflows/invoice/money.ts';

/** Rows a form may hold of closing days and of reminders; the policy's own limits. */
const mostRows = { closingDays: 60, reminders: 4 };

/**
 * The form of a review policy. Rows left empty are no rows; a closing day without an end is one day long; amounts are
 * euros as people type them. `seen` is the version that the form was filled from.
 */
export const policyForm = (locale: Locale) => {
  const t = tFor(locale);
  return z
    .object({
      counting: z.enum(['elapsed', 'working']),
      closingDays: z.array(z.object({ from: typed(locale, 10), to: typed(locale, 10) })).default([]),
      reminders: z
        .array(
          z.object({ at: z.enum(['fraction', 'beforeEnd']).default('fraction'), value: typed(locale, 10) }),
        )
        .default([]),
      needsApproval: z.enum(['always', 'never', 'specialCases']),
      threshold: typed(locale, 20),
      guardrails: z.array(z.enum(guardrails)).default([]),
      /** Says that the form asked for the cases: no box ticked then means none of them, not all. */
      cases: z.literal('asked').optional(),
      approvalCases: z.array(z.enum(specialCases)).default([]),
      silenceCases: z.array(z.enum(specialCases)).default([]),
      cap: typed(locale, 20),
      codeAbove: typed(locale, 20),
      seen: z.number().int().min(0),
    })
    .superRefine((values, context) => {
      const refuse = (path: (string | number)[], message: string) =>
        context.addIssue({ code: 'custom', path, message });
      for (const [index, { from, to }] of values.closingDays.entries()) {
        if (!from && !to) continue;
        if (!isDay(from)) refuse(['closingDays', index, 'from'], t('businesses:errors.day'));
        else if (to && !isDay(to)) refuse(['closingDays', index, 'to'], t('businesses:errors.day'));
        else if (to && to < from) refuse(['closingDays', index, 'to'], t('businesses:errors.dayOrder'));
      }
      for (const [index, { at, value }] of values.reminders.entries()) {
        if (!value || isReminder(at, value)) continue;
        const key = at === 'fraction' ? 'businesses:errors.fraction' : 'businesses:errors.beforeEnd';
        refuse(['reminders', index, 'value'], t(key));
      }
      if (values.closingDays.length > mostRows.closingDays)
        refuse(['closingDays'], t('businesses:errors.rows'));
      if (values.reminders.length > mostRows.reminders) refuse(['reminders'], t('businesses:errors.rows'));
      if (values.threshold && !centsOf(values.threshold, locale))
        refuse(['threshold'], t('businesses:errors.amount'));
      if (values.codeAbove && !centsOf(values.codeAbove, locale))
        refuse(['codeAbove'], t('businesses:errors.amount'));
      if (values.cap && !centsOf(values.cap, locale)) refuse(['cap'], t('businesses:errors.amount'));
      if (values.guardrails.includes('amountCap') && !values.cap) refuse(['cap'], t('businesses:errors.cap'));
    })
    .transform(({ seen, ...values }) => ({ seen, policy: policyOf(values, locale) }));
};

/** The values that fill the form; two decimals and a point, as `<input>` keeps them. */
export function policyValues(policy: ReviewPolicy, version: number) {
  const {
    counting,
    closingDays,
    reminders,
    needsApproval,
    guardrails: on,
    thresholdCents,
    capCents,
    codeAboveCents,
  } = policy;
  return {
    counting,
    closingDays: closingDays.map(({ from, to }) => ({ from, to: to === from ? '' : to })),
    reminders: reminders.map((rule) => ({
      at: rule.at,
      value: rule.at === 'fraction' ? String(Math.round(rule.value * 100)) : String(rule.hours),
    })),
    needsApproval,
    approvalCases: policy.approvalCases ?? [...specialCases],
    silenceCases: on.includes('specialCase') ? (policy.silenceCases ?? [...specialCases]) : [],
    threshold: thresholdCents === null ? '' : centsToDecimal(thresholdCents),
    guardrails: on,
    cap: capCents === null ? '' : centsToDecimal(capCents),
    codeAbove: codeAboveCents ? centsToDecimal(codeAboveCents) : '',
    seen: String(version),
  };
}

type Values = {
  counting: ReviewPolicy['counting'];
  closingDays: { from: string; to: string }[];
  reminders: { at: 'fraction' | 'beforeEnd'; value: string }[];
  needsApproval: ReviewPolicy['needsApproval'];
  threshold: string;
  guardrails: ReviewPolicy['guardrails'];
  cases?: 'asked' | undefined;
  approvalCases: SpecialCase[];
  silenceCases: SpecialCase[];
  cap: string;
  codeAbove: string;
};

function policyOf(values: Values, locale: Locale): ReviewPolicy {
  const { counting, needsApproval, cases, approvalCases, silenceCases } = values;
  const asked = cases === 'asked';
  const isSome = (named: SpecialCase[]) => asked && named.length < specialCases.length;
  const on = values.guardrails.filter((each) => !asked || each !== 'specialCase');
  if (silenceCases.length > 0) on.push('specialCase');
  return {
    counting,
    closingDays: values.closingDays
      .filter(({ from }) => from)
      .map(({ from, to }) => ({ from, to: to || from }))
      .sort((a, b) => a.from.localeCompare(b.from)),
    reminders: values.reminders
      .filter(({ value }) => value)
      .map(({ at, value }) =>
        at === 'fraction' ? { at, value: Number(value) / 100 } : { at, hours: Number(value) },
      ),
    needsApproval,
    ...(needsApproval === 'specialCases' && isSome(approvalCases) && { approvalCases }),
    ...(on.includes('specialCase') && isSome(silenceCases) && { silenceCases }),
    thresholdCents: needsApproval === 'specialCases' ? centsOf(values.threshold, locale) : null,
    guardrails: guardrails.filter((each) => on.includes(each)),
    capCents: on.includes('amountCap') ? centsOf(values.cap, locale) : null,
    ...(values.codeAbove && { codeAboveCents: centsOf(values.codeAbove, locale) }),
  };
}

/** Cents; null when it is no amount above zero. */
function centsOf(text: string, locale: Locale): number | null {
  const cents = readCents(text, locale);
  return cents !== null && cents > 0 ? cents : null;
}

function isReminder(at: 'fraction' | 'beforeEnd', value: string): boolean {
  return /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= (at === 'fraction' ? 99 : 240);
}
