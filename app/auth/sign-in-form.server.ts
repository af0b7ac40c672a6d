import { z } from 'zod';
import type { tFor } from '#app/lib/i18n.ts';
import { safeRedirect } from '#app/lib/paths.ts';
import { asMailAddress } from '#workflows/invoice/mail-address.ts';
import { passwordProblem } from './passwords.server.ts';

type T = ReturnType<typeof tFor>;

/** Where to go after signing in: a page of ours, or the first one. */
const redirectTo = z
  .string()
  .optional()
  .transform((to) => safeRedirect(to));

/** Read as it was when it was kept. */
const email = (t: T) =>
  z
    .string({ error: t('auth:email.missing') })
    .max(254, t('auth:email.missing'))
    .transform(asMailAddress);

export const passwordForm = (t: T) =>
  z.object({
    email: email(t),
    password: z.string({ error: t('auth:password.missing') }).max(1000, t('auth:refused.wrong')),
    redirectTo,
  });

export const codeForm = (t: T) =>
  z.object({ code: z.string({ error: t('auth:code.missing') }).max(20, t('auth:code.wrong')), redirectTo });

export const forgottenForm = (t: T) =>
  z.object({
    email: email(t),
  });

/** What asks for a code in the middle of another form: `factorCode`, beside `FactorField`. */
export const factorShape = { factorCode: z.string().max(20).optional() };

/** A password to be: refused if short, common or made of its owner's name. Both fields must say the same. */
export const newPasswordForm = (t: T, personal: readonly string[]) =>
  z
    .object({
      password: z.string({ error: t('auth:password.missing') }).superRefine((password, check) => {
        const problem = passwordProblem(password, personal);
        if (problem) check.addIssue({ code: 'custom', message: t(`auth:newPassword.${problem}`) });
      }),
      again: z.string({ error: t('auth:newPassword.again.missing') }),
    })
    .refine(({ password, again }) => password === again, {
      path: ['again'],
      message: t('auth:newPassword.again.different'),
    });
