import { z } from 'zod';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { readCents } from '#app/lib/read-cents.ts';
import { typed } from '#app/lib/typed-text.server.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { disputeReasons, type PromisedDate, paymentMeans } from '#db/shapes/settling.ts';
import { isDay } from '#workflows/invoice/is-day.ts';
import { mostPromisedDates } from '#workflows/settlement/commands/promise.ts';

const longestWords = 1000;

const id = z.string().refine(isUuid);

/** Who said it, where the office notes for somebody; a customer’s own page asks no name. */
const said = (locale: Locale) => ({ words: typed(locale, longestWords), saidBy: typed(locale, 120) });

/** « J’ai payé ». Nothing is chosen beforehand but the day and the amount: an empty press says nothing. */
export const claimForm = (locale: Locale, today: string) => {
  const t = tFor(locale);
  return z
    .object({
      claimId: id,
      amount: typed(locale, 40),
      paidOn: typed(locale, 10),
      means: z.enum(paymentMeans, t('settlement:errors.choice')),
      ...said(locale),
    })
    .superRefine(({ amount, paidOn }, context) => {
      const refuse = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      const cents = readCents(amount, locale);
      if (cents === null) refuse('amount', t('settlement:errors.amount'));
      else if (cents <= 0) refuse('amount', t('settlement:errors.nothing'));
      if (!isDay(paidOn)) refuse('paidOn', t('settlement:errors.paidOn'));
      else if (paidOn > today) refuse('paidOn', t('settlement:errors.future'));
    })
    .transform(({ amount, ...values }) => ({ ...values, cents: readCents(amount, locale) ?? 0 }));
};

/** Days and amounts; a row without either is none. */
export const promiseForm = (locale: Locale) => {
  const t = tFor(locale);
  const row = z.object({ on: typed(locale, 10), amount: typed(locale, 40) });
  return z
    .object({
      promiseId: id,
      dates: z.array(row).max(mostPromisedDates),
      ...said(locale),
    })
    .transform((values, context) => {
      const refuse = (path: (string | number)[], message: string) =>
        context.addIssue({ code: 'custom', path, message });
      const dates = values.dates.flatMap(({ on, amount }, index): PromisedDate[] => {
        // The first row is asked for; another counts from its day on.
        if (!on && index > 0 && !amount) return [];
        const cents = readCents(amount, locale);
        if (!isDay(on)) refuse(['dates', index, 'on'], t('settlement:errors.paidOn'));
        if (cents === null) refuse(['dates', index, 'amount'], t('settlement:errors.amount'));
        return [{ on, cents: cents ?? 0 }];
      });
      if (dates.length === 0) refuse(['dates', 0, 'on'], t('settlement:errors.paidOn'));
      return { ...values, dates };
    });
};

/** Which lines, why, and in so many words; « autre » says more than nothing. */
export const disputeForm = (locale: Locale) => {
  const t = tFor(locale);
  return z
    .object({
      disputeId: id,
      lines: z.array(z.string().max(64)).min(1, t('settlement:refused.noLines')),
      reason: z.enum(disputeReasons, t('settlement:errors.choice')),
      ...said(locale),
    })
    .superRefine(({ reason, words }, context) => {
      if (reason === 'other' && words === '')
        context.addIssue({ code: 'custom', path: ['words'], message: t('settlement:errors.reason') });
    });
};

/** One dispute, promise or claim, and what is answered to it. */
export const answerForm = (locale: Locale, isWordy: boolean) =>
  z.object({
    id,
    words: typed(locale, longestWords).refine(
      (text) => text !== '' || !isWordy,
      tFor(locale)('settlement:errors.reason'),
    ),
  });
