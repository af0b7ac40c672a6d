import type { Locale } from '#app/lib/format.ts';
import { texts as en } from './texts-en.ts';
import { texts as fr } from './texts-fr.ts';

/** `#texts` of a server: it writes to readers of every language. */
export const atHand: Partial<Record<Locale, typeof fr | typeof en>> = { fr, en };

export const fetchTexts = async (locale: Locale) => ({ fr, en })[locale];
