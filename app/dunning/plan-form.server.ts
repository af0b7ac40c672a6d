import { z } from 'zod';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { writeCents } from '#app/lib/numbers.ts';
import { readCents } from '#app/lib/read-cents.ts';
import { typed } from '#app/lib/typed-text.server.ts';
import { type DunningPlan, planModes } from '#db/shapes/dunning.ts';

/** Bounds that the table of plans keeps as well. */
const bounds = { first: [5, 90], hour: [8, 18], bank: [1, 60], leastCents: 1_000_000 } as const;
const longestDays = 180;
const leastBetween = 7;

const wholeIn = (text: string, [least, most]: readonly [number, number]): number | null =>
  /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : null;

/** The form of a plan: days and hour as whole numbers, the amount in euros as people type it; `bankDays` empty is not looked at. */
export const planForm = (locale: Locale) => {
  const t = tFor(locale);
  return z
    .object({
      mode: z.enum(planModes),
      firstDays: typed(locale),
      secondDays: typed(locale),
      leavesHour: typed(locale),
      least: typed(locale),
      bankDays: typed(locale),
      seen: z.number().int().min(0),
    })
    .transform(({ seen, mode, ...values }, context) => {
      const firstDays = wholeIn(values.firstDays, bounds.first);
      const secondDays = wholeIn(values.secondDays, [(firstDays ?? 0) + leastBetween, longestDays]);
      const leavesHour = wholeIn(values.leavesHour, bounds.hour);
      const bankDays = values.bankDays === '' ? undefined : wholeIn(values.bankDays, bounds.bank);
      const cents = values.least === '' ? 0 : readCents(values.least, locale);
      const leastCents = cents !== null && cents >= 0 && cents <= bounds.leastCents ? cents : null;
      const read = { firstDays, secondDays, leavesHour, bankDays, least: leastCents };
      for (const [name, value] of Object.entries(read))
        if (value === null)
          context.addIssue({
            code: 'custom',
            path: [name],
            message: t(`dunning:plan.errors.${name as keyof typeof read}`),
          });
      if (
        firstDays === null ||
        secondDays === null ||
        leavesHour === null ||
        bankDays === null ||
        leastCents === null
      )
        return z.NEVER;
      const plan: DunningPlan = {
        mode,
        firstDays,
        secondDays,
        leavesHour,
        leastCents,
        bankDays: bankDays ?? null,
      };
      return { seen, plan };
    });
};

/** The values that fill the form. */
export const planValues = (plan: DunningPlan, version: number, locale: Locale) => ({
  mode: plan.mode,
  firstDays: String(plan.firstDays),
  secondDays: String(plan.secondDays),
  leavesHour: String(plan.leavesHour),
  least: plan.leastCents === 0 ? '0' : writeCents(plan.leastCents, locale),
  bankDays: plan.bankDays === null ? '' : String(plan.bankDays),
  seen: String(version),
});

/** The hours that a plan may leave at. */
export const leavesHours: readonly number[] = Array.from(
  { length: bounds.hour[1] - bounds.hour[0] + 1 },
  (_, index) => bounds.hour[0] + index,
);
