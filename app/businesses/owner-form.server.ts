import { z } from 'zod';
import { factorShape } from '#app/auth/sign-in-form.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { typed } from '#app/lib/typed-text.server.ts';
import { isMailAddress } from '#workflows/invoice/mail-address.ts';
import { mailAddress } from './party-form.server.ts';

/** The form of an owner. The mail address is what everything hangs on: it is where the personal links go. */
export const ownerForm = (locale: Locale) => {
  const t = tFor(locale);
  return z
    .object({
      name: typed(locale, 120),
      email: mailAddress(locale),
      phone: typed(locale, 40),
      role: typed(locale, 120),
      locale: z.enum(['fr', 'en']).default('fr'),
      ...factorShape,
    })
    .superRefine(({ name, email }, context) => {
      const refuse = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      if (!name) refuse('name', t('businesses:errors.ownerName'));
      if (!email) refuse('email', t('businesses:errors.ownerEmailMissing'));
      else if (!isMailAddress(email)) refuse('email', t('businesses:errors.email'));
    });
};
