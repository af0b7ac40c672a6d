import { z } from 'zod';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { correctionOf, lineReasons } from './correction.server.ts';

/** What people may write at once; enough for a page of remarks. */
const longest = 2000;

const words = (locale: Locale) =>
  z
    .string()
    .trim()
    .max(longest, tFor(locale)('review:correct.tooLong', { max: longest }));

/** A remark about a line of `content`, or about the whole. */
export const commentForm = (locale: Locale, content: InvoiceContent) => {
  const missing = tFor(locale)('review:comment.missing');
  return z.object({
    line: z
      .string()
      .optional()
      .transform((id) => content.lines.find((line) => line.id === id)?.id ?? null),
    body: z.string({ error: missing }).pipe(words(locale).min(1, missing)),
  });
};

/** The end of a hold, one of those that were offered. */
export const timeForm = (locale: Locale) =>
  z.object({ until: z.iso.datetime({ error: tFor(locale)('review:time.missing') }) });

/** A mistake in a document that was issued already. */
export const errorForm = (locale: Locale) => {
  const missing = tFor(locale)('review:error.missing');
  return z.object({ body: z.string({ error: missing }).pipe(words(locale).min(1, missing)) });
};

/** What is wrong, where, and which value is right; comes out as the correction that is recorded. */
export const correctionForm = (locale: Locale, content: InvoiceContent) => {
  const t = tFor(locale);
  return z
    .object({
      where: z.string().optional(),
      what: z.enum(lineReasons, { error: t('review:correct.reasonMissing') }).optional(),
      after: z
        .string()
        .trim()
        .max(200, t('review:correct.tooLong', { max: 200 }))
        .default(''),
      body: words(locale).default(''),
    })
    .transform((form, context) => {
      const found = correctionOf(form, content, locale);
      if (!('message' in found)) return found;
      context.addIssue({
        code: 'custom',
        path: [found.field],
        message: t(`review:correct.${found.message}`),
      });
      return z.NEVER;
    });
};
