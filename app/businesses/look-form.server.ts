import { z } from 'zod';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { typed } from '#app/lib/typed-text.server.ts';
import { isColour, isReadableOnWhite } from '#workflows/documents/look/colour.ts';

/** How a business's documents look. A file that is not given leaves the one before; a tick takes it away. */
export const lookForm = (locale: Locale) => {
  const t = tFor(locale);
  return z
    .object({
      colour: typed(locale, 7),
      logo: z.instanceof(File).optional(),
      dropLogo: z.boolean().default(false),
      terms: z.instanceof(File).optional(),
      dropTerms: z.boolean().default(false),
    })
    .transform((values) => ({ ...values, colour: values.colour.trim().toLowerCase() }))
    .superRefine(({ colour }, context) => {
      const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['colour'], message });
      if (colour !== '' && !isColour(colour)) refuse(t('businesses:look.errors.colour'));
      else if (colour !== '' && !isReadableOnWhite(colour)) refuse(t('businesses:look.errors.pale'));
    });
};
