import { z } from 'zod';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { typed } from '#app/lib/typed-text.server.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { contactKinds } from '#db/shapes/contacts.ts';
import { isDay } from '#workflows/invoice/is-day.ts';

/** What somebody says of a talk about money. A step without a day, or a day without a step, is asked about. */
export const contactForm = (locale: Locale) => {
  const t = tFor(locale);
  return z
    .object({
      contactId: z.string().refine(isUuid),
      kind: z.enum(contactKinds),
      person: typed(locale, 120),
      words: typed(locale, 2000),
      step: typed(locale, 200),
      on: typed(locale, 10),
      staffId: z.string().optional(),
    })
    .superRefine(({ words, step, on, staffId }, context) => {
      const refuse = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      if (words === '') refuse('words', t('contacts:refused.noWords'));
      if (step !== '' && on === '') refuse('on', t('contacts:refused.noDay'));
      else if (on !== '' && !isDay(on)) refuse('on', t('contacts:refused.day'));
      if (on !== '' && step === '') refuse('step', t('contacts:refused.noStep'));
      if (step !== '' && !isUuid(staffId ?? '')) refuse('staffId', t('contacts:refused.nobody'));
    });
};
