import { z } from 'zod';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { readCents } from '#app/lib/read-cents.ts';
import { typed } from '#app/lib/typed-text.server.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { differenceKinds, paymentMeans, reversalCauses } from '#db/shapes/settling.ts';
import { isDay } from '#workflows/invoice/is-day.ts';

/** No single payment is larger; beyond it a figure was mistyped. */
const largestCents = 100_000_000_000;

const factor = { factorCode: z.string().optional() };

/** Money that came. `today` (YYYY-MM-DD in Paris) is the last day it can have come on. Amounts leave in cents. */
export const paymentForm = (locale: Locale, today: string) => {
  const t = tFor(locale);
  return z
    .object({
      paymentId: z.string().refine(isUuid),
      amount: typed(locale, 40),
      paidOn: typed(locale, 10),
      means: z.enum(paymentMeans, t('settlement:errors.choice')),
      reference: typed(locale, 140),
      /** The claim that said it came. */
      claimId: z.string().refine(isUuid).optional(),
    })
    .superRefine(({ amount, paidOn }, context) => {
      const refuse = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      const cents = readCents(amount, locale);
      if (cents === null) refuse('amount', t('settlement:errors.amount'));
      else if (cents <= 0) refuse('amount', t('settlement:errors.nothing'));
      else if (cents > largestCents) refuse('amount', t('settlement:errors.tooLarge'));
      if (!isDay(paidOn)) refuse('paidOn', t('settlement:errors.paidOn'));
      else if (paidOn > today) refuse('paidOn', t('settlement:errors.future'));
    })
    .transform(({ amount, ...values }) => ({ ...values, cents: readCents(amount, locale) ?? 0 }));
};

/** Why a payment is none. */
export const reversalForm = (locale: Locale) =>
  z.object({
    paymentId: z.string().refine(isUuid),
    cause: z.enum(reversalCauses, tFor(locale)('settlement:errors.choice')),
    reason: reason(locale),
    ...factor,
  });

/** Why what is owed is given up. */
export const writeOffForm = (locale: Locale) => z.object({ reason: reason(locale), ...factor });

/** A small difference that is let go. */
export const differenceForm = (locale: Locale) => {
  const t = tFor(locale);
  return z
    .object({
      amount: typed(locale, 40),
      /** What was owed when the form was shown, in cents. */
      owed: z.string().max(20).default(''),
      kind: z.enum(differenceKinds, t('settlement:errors.choice')),
      ...factor,
    })
    .superRefine(({ amount }, context) => {
      const cents = readCents(amount, locale);
      const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['amount'], message });
      if (cents === null) refuse(t('settlement:errors.amount'));
      else if (cents <= 0) refuse(t('settlement:errors.nothing'));
    })
    .transform(({ amount, ...values }) => ({ ...values, cents: readCents(amount, locale) ?? 0 }));
};

/** Why an allocation is taken back. */
export const takeBackForm = (locale: Locale) =>
  z.object({ allocationId: z.string().refine(isUuid), reason: reason(locale), ...factor });

const reason = (locale: Locale) =>
  typed(locale, 500).refine((text) => text !== '', tFor(locale)('settlement:errors.reason'));
