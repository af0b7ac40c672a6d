import { z } from 'zod';
import { factorShape, newPasswordForm } from '#app/auth/sign-in-form.server.ts';
import { mailAddress } from '#app/businesses/party-form.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { isMailAddress } from '#workflows/invoice/mail-address.ts';

/** One's own password: the one in use, then a new one. `personal` is what it may not consist of. */
export const passwordForm = (locale: Locale, personal: readonly string[]) => {
  const t = tFor(locale);
  const current = z
    .string({ error: t('settings:errors.current') })
    .max(1000, t('settings:errors.wrongPassword'));
  return newPasswordForm(t, personal).and(z.object({ current }));
};

/** The address one wants to sign in with. */
export const addressForm = (locale: Locale) => {
  const t = tFor(locale);
  return z.object({ email: mailAddress(locale), ...factorShape }).superRefine(({ email }, context) => {
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['email'], message });
    if (!email) refuse(t('account:address.missing'));
    else if (!isMailAddress(email)) refuse(t('account:address.wrong'));
  });
};

export const removePasskeyForm = z.object({ passkeyId: z.string(), ...factorShape });
