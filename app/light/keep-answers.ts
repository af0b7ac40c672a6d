import { all, type Control, controlsOf, isTicked, valuesOf } from './all.ts';

/**
 * Neither closing a question by a slip nor a lost network or session must cost what was typed into it: it lies in this tab alone
 * (`data-keeps` names the place) and is there again when the question is asked anew. What was sent (`data-forget`) is not offered again.
 */
export function keepAnswers() {
  for (const { dataset } of all('[data-forget]')) {
    attempt((shelf) => {
      for (const place of Object.keys(shelf))
        if (place.startsWith(dataset.forget ?? '')) shelf.removeItem(place);
    });
  }
  for (const form of all<HTMLFormElement>('form[data-keeps]')) {
    const place = form.dataset.keeps ?? '';
    const kept = attempt((shelf) => JSON.parse(shelf.getItem(place) ?? '{}') as Record<string, string>) ?? {};
    putBack(form, kept);
    form.addEventListener('input', () => {
      attempt((shelf) => shelf.setItem(place, JSON.stringify(valuesOf(form))));
    });
  }
}

const isChoice = (control: Control) => control instanceof HTMLSelectElement;

/** What the server gave back of an answer it did not take stands; else what was typed before. */
function putBack(form: HTMLFormElement, kept: Record<string, string>) {
  let isChanged = false;
  for (const control of controlsOf(form)) {
    const value = kept[control.name];
    if (value === undefined) continue;
    if (isTicked(control)) {
      if (control.value !== value || control.checked) continue;
      control.checked = true;
    } else if (control.value !== value && (isChoice(control) || control.value === '')) control.value = value;
    else continue;
    isChanged = true;
  }
  if (isChanged) form.dispatchEvent(new Event('change', { bubbles: true }));
}

/** A browser may keep nothing at all: then nothing is kept. */
function attempt<T>(act: (shelf: Storage) => T): T | undefined {
  try {
    return act(sessionStorage);
  } catch {
    return undefined;
  }
}
