import { z } from 'zod';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';

/** A line of text as typed; an empty field arrives as nothing at all. */
export const typed = (locale: Locale, longest = 200) =>
  z.string().trim().max(longest, tFor(locale)('businesses:errors.tooLong', { longest })).default('');
