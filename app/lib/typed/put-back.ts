import { controlsOf, type Element, typedIn } from './form-of.ts';
import { areSame, type Change, isKept, isTicked } from './values.ts';

/** What became of words that were put back, each by the name its field has on the page. */
export type PutBack = {
  /** Fields that say something else now than when the words were typed: what they said, and what was put there. */
  overtaken: { what: string; before: string; after: string }[];
  /** Words whose field is not on the page any more. */
  homeless: string[];
};

/** How often a form is looked at again for fields that only appear once others are filled in. */
const looks = 4;

/**
 * Puts words into their fields as if they were typed, so that whatever listens to the form hears it. They are texts: nothing of
 * them is read as anything else. Null when the form says it all already.
 */
export async function putBack(form: HTMLFormElement, changes: readonly Change[]): Promise<PutBack | null> {
  const shown = typedIn(form);
  const differing = changes.filter(({ name, now }) => !areSame(shown.get(name) ?? [], now));
  if (differing.length === 0) return null;
  const overtaken = differing.flatMap(({ name, was, now }) => {
    const says = shown.get(name);
    if (!says || !was || areSame(says, was)) return [];
    return [{ what: labelOf(form, name), before: says.join(', '), after: now.join(', ') }];
  });
  let left = differing;
  for (let look = 0; look < looks && left.length > 0; look += 1) {
    if (look > 0) await nextFrame();
    left = left.filter(({ name, now }) => !fill(form, name, now));
  }
  const homeless = left.flatMap(({ now }) => now.filter((text) => text.trim() !== '' && text !== 'on'));
  return { overtaken, homeless };
}

/** Whether the name has its fields on the page. */
function fill(form: HTMLFormElement, name: string, texts: readonly string[]): boolean {
  const controls = controlsOf(form).filter((each) => each.name === name && isKept(each));
  const [first] = controls;
  if (!first) return false;
  if (isTicked(first)) {
    for (const control of controls as HTMLInputElement[]) {
      const isWanted = texts.includes(control.value);
      // A choice is let go by choosing another.
      if (control.checked !== isWanted && (isWanted || control.type === 'checkbox')) control.click();
    }
    return true;
  }
  for (const [at, control] of controls.entries()) type(control, texts[at] ?? '');
  return controls.length >= texts.length && controls.every((each, at) => each.value === (texts[at] ?? ''));
}

/** React hears of a value only when it is set past its own setter. */
function type(control: Element, text: string) {
  if (control.value === text) return;
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, text);
  control.dispatchEvent(new Event('input', { bubbles: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
}

const nextFrame = () =>
  new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));

function labelOf(form: HTMLFormElement, name: string): string {
  const control = controlsOf(form).find((each) => each.name === name);
  const legend = control && isTicked(control) ? control.closest('fieldset')?.querySelector('legend') : null;
  return (legend ?? control?.labels?.[0])?.textContent?.trim() || name;
}
