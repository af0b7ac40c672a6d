import type { Warning } from './intake-result.ts';
import { fill } from './texts.ts';
import { warningTexts } from './warning-texts.ts';

export type WarningCode = keyof typeof warningTexts;

export function warning(code: WarningCode, values: Record<string, string> = {}): Warning {
  return { code, values, text: fill(warningTexts[code], values) };
}
