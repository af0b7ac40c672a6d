/**
 * What a person typed into a form, as names and texts. Never what proves who somebody is: passwords and one-time codes stay
 * out by their type, their `autocomplete` or `data-secret`, what the page wrote itself (`hidden`: marks of sessions, of
 * versions, of answers) and files by theirs.
 */

/** What is read of a control: a part of the browser's elements. */
export type Control = {
  name: string;
  type: string;
  value: string;
  disabled: boolean;
  autocomplete?: string;
  checked?: boolean;
  dataset: Record<string, string | undefined>;
};

/** The texts of each name, in the order of the form; of boxes and choices those that are ticked. */
export type Values = Map<string, string[]>;

/** What differs from how the form was shown. `was` is null of a field that was not there then. */
export type Change = { name: string; was: string[] | null; now: string[] };

const neverKept = new Set(['password', 'file', 'hidden', 'submit', 'button', 'image', 'reset']);
const secret = /one-time-code|password|^cc-/;

export const isKept = ({ name, type, disabled, autocomplete = '', dataset }: Control): boolean =>
  name !== '' &&
  !disabled &&
  !neverKept.has(type) &&
  !secret.test(autocomplete) &&
  dataset.secret === undefined;

export const isTicked = ({ type }: Pick<Control, 'type'>): boolean => type === 'checkbox' || type === 'radio';

export function valuesOf(controls: Iterable<Control>): Values {
  const values: Values = new Map();
  for (const control of controls) {
    if (!isKept(control)) continue;
    const texts = values.get(control.name) ?? [];
    if (!isTicked(control) || control.checked) texts.push(control.value);
    values.set(control.name, texts);
  }
  return values;
}

export function changesOf(before: Values, now: Values): Change[] {
  return [...now].flatMap(([name, texts]): Change[] => {
    const was = before.get(name) ?? null;
    return areSame(was ?? [], texts) || (!was && texts.every((text) => text === ''))
      ? []
      : [{ name, was, now: texts }];
  });
}

export const areSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((text, at) => text === others[at]);
