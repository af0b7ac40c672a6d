import { z } from 'zod';
import { mailAddress } from '#app/businesses/party-form.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { typed } from '#app/lib/typed-text.server.ts';
import { staffRoles } from '#db/schema/offices.ts';
import { isMailAddress } from '#workflows/invoice/mail-address.ts';

export const roleSchema = z.enum(staffRoles);

/** The form that invites a colleague. */
export const invitationForm = (locale: Locale) => {
  const t = tFor(locale);
  return z
    .object({
      name: typed(locale, 120),
      email: mailAddress(locale),
      role: roleSchema.default('biller'),
      locale: z.enum(['fr', 'en']).default('fr'),
    })
    .superRefine(({ name, email }, context) => {
      const refuse = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      if (!name) refuse('name', t('settings:errors.name'));
      if (!email) refuse('email', t('settings:errors.emailMissing'));
      else if (!isMailAddress(email)) refuse('email', t('settings:errors.email'));
    });
};

export type InvitationValues = z.output<ReturnType<typeof invitationForm>>;
