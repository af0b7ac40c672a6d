import { z } from 'zod';
import { factorShape } from '#app/auth/sign-in-form.server.ts';
import { isUuid } from '#app/lib/uuid-param.ts';

/** What stands for the whole office in the form's choice. */
export const wholeOffice = 'office';

/** What is to be exported: one business, or the whole office. */
export const exportsForm = z.object({
  scope: z.string().refine((scope) => scope === wholeOffice || isUuid(scope)),
  ...factorShape,
});
