import type { Locale } from '#db/shapes/locale.ts';

type Known = [name: string, pattern: RegExp];

/** The more particular ones first: Edge and Opera call themselves Chrome, Chrome calls itself Safari. */
const browsers: Known[] = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\bOPR\/|\bOpera\b/],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
];
const systems: Known[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b|\bMacintosh\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b|\bX11\b/],
];

const first = (known: Known[], text: string) => known.find(([, pattern]) => pattern.test(text))?.[0];

/** A browser as its person would call it, from what it says of itself: « Firefox sur Windows ». */
export function deviceWords(userAgent: string, locale: Locale): string {
  const browser = first(browsers, userAgent);
  const system = first(systems, userAgent);
  if (browser && system) return `${browser} ${locale === 'fr' ? 'sur' : 'on'} ${system}`;
  return browser ?? system ?? (locale === 'fr' ? 'Navigateur inconnu' : 'Unknown browser');
}
