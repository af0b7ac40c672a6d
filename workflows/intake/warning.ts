import { fill, plainValues, type Texts, type Values } from './texts.ts';
import { warningTexts } from './warning-texts.ts';

export type WarningCode = keyof typeof warningTexts;

/** Something the reader assumed, changed or left out, said to the person before the draft is used. */
export type Warning = {
  code: WarningCode;
  values: Record<string, string>;
  text: Texts;
  /** What was left out of the draft, each by its name; absent where nothing was. */
  leftOut?: Texts[];
};

export function warning(code: WarningCode, values: Values = {}): Warning {
  return { code, values: plainValues(values), text: fill(warningTexts[code], values) };
}

/** Something that was left out: `parts` names each, so that a program may list them. */
export function leftOut(code: WarningCode, name: string, parts: Texts[]): Warning {
  const list = (language: keyof Texts) => parts.map((part) => part[language]).join(', ');
  return { ...warning(code, { [name]: { fr: list('fr'), en: list('en') } }), leftOut: parts };
}
