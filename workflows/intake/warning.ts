import type { Warning } from './intake-result.ts';
import { fill, type Texts } from './texts.ts';
import { warningTexts } from './warning-texts.ts';

export type WarningCode = keyof typeof warningTexts;

/** `written` are the values that each language writes in its own way. */
export function warning(
  code: WarningCode,
  values: Record<string, string> = {},
  written: Record<string, Texts> = {},
): Warning {
  const inside = (language: keyof Texts) =>
    Object.fromEntries(Object.entries(written).map(([name, texts]) => [name, texts[language]]));
  const { fr } = fill(warningTexts[code], { ...values, ...inside('fr') });
  const { en } = fill(warningTexts[code], { ...values, ...inside('en') });
  return { code, values: { ...inside('en'), ...values }, text: { fr, en } };
}
