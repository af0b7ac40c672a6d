import { z } from 'zod';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { typed } from '#app/lib/typed-text.server.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { fewestDays, mostDays } from '#workflows/dunning/notice.ts';

export const dunForm = z.object({
  id: z.string().refine(isUuid),
  mark: z.string().max(64),
  channel: z.enum(['mail', 'letter']).default('mail'),
  byPlan: z.literal('on').optional(),
});

/** `reason`: why before relance 2. */
export const noticeForm = (locale: Locale) =>
  z.object({
    id: z.string().refine(isUuid),
    mark: z.string().max(64),
    payDays: z.coerce
      .number(tFor(locale)('dunning:notice.wrongDays'))
      .int()
      .min(fewestDays, tFor(locale)('dunning:notice.wrongDays'))
      .max(mostDays, tFor(locale)('dunning:notice.wrongDays')),
    claim: z.literal('on').optional(),
    reason: typed(locale, 500),
  });

export const releaseForm = z.object({
  id: z.string().refine(isUuid),
  factorCode: z.string().optional(),
});

/** Why a letter that waits does not leave. */
export const withdrawForm = (locale: Locale) =>
  z.object({
    id: z.string().refine(isUuid),
    words: typed(locale, 500).refine(
      (words) => words.trim() !== '',
      tFor(locale)('dunning:letter.withdraw.noWords'),
    ),
  });
