import type { Locale } from '#app/lib/format.ts';
import type * as server from './both.ts';

/** `#texts` of a browser: nobody is sent a language that they do not read, nor what light pages say. */
export const atHand: typeof server.atHand = {};

const files = { fr: () => import('./texts-fr.ts'), en: () => import('./texts-en.ts') };

export const fetchTexts: typeof server.fetchTexts = async (locale: Locale) => (await files[locale]()).texts;
