import { z } from 'zod';
import { factorShape } from '#app/auth/sign-in-form.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { typed } from '#app/lib/typed-text.server.ts';
import { isDay } from '#workflows/invoice/is-day.ts';

/** The largest scan of a mandate, in bytes. */
const largestMandate = 10 * 1024 * 1024;

/**
 * The form of a mandate signed on paper or electronically. `today` (YYYY-MM-DD in Paris) is the last day it can have
 * been signed on. Silence binds only under a clause that can be named (Code civil, art. 1120).
 */
export const mandateForm = (locale: Locale, today: string) => {
  const t = tFor(locale);
  return z
    .object({
      signedOn: typed(locale, 10),
      signedBy: typed(locale, 120),
      silenceClause: z.boolean().default(false),
      clauseArticle: typed(locale, 40),
      windowHours: typed(locale, 10),
      dunningArticle: typed(locale, 40),
      document: z.instanceof(File).optional(),
      ...factorShape,
    })
    .superRefine((values, context) => {
      const refuse = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      if (!isDay(values.signedOn)) refuse('signedOn', t('businesses:errors.signedOn'));
      else if (values.signedOn > today) refuse('signedOn', t('businesses:errors.signedLater'));
      if (!values.signedBy) refuse('signedBy', t('businesses:errors.signedBy'));
      if (values.silenceClause && !values.clauseArticle) {
        refuse('clauseArticle', t('businesses:errors.clauseArticle'));
      }
      const hours = hoursOf(values.windowHours);
      if (!Number.isInteger(hours) || hours < 1 || hours > 720) {
        refuse('windowHours', t('businesses:errors.windowHours'));
      }
      const { document } = values;
      if (document && document.size > largestMandate) refuse('document', t('businesses:errors.documentSize'));
    })
    .transform((values) => ({ ...values, windowHours: hoursOf(values.windowHours) }));
};

/** The window is 48 hours unless the mandate says otherwise. */
const hoursOf = (text: string) => (/^\d{0,3}$/.test(text) ? Number(text || 48) : Number.NaN);
