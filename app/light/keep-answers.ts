import { areSame, type Change, changesOf, type Values, valuesOf } from '#app/lib/typed/values.ts';
import { all, controlsOf, isTicked } from './all.ts';

/**
 * Neither closing a question by a slip nor a page loaded anew, a lost network or session must cost what was typed into it: it
 * lies in this tab alone (`data-keeps` names the place) and is there again when the question is asked anew. What was sent
 * (`data-forget`) or given up (`data-abandons`) is not offered again.
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
    const kept = attempt((shelf) => readChanges(shelf.getItem(place))) ?? [];
    // An answer that was not taken comes back as it was sent: it differs from the page as it was first shown all the same.
    const first = kept.map(({ name, was }) => [name, was ?? []] as const);
    const shown: Values = new Map([...valuesOf(controlsOf(form)), ...first]);
    putBack(form, kept);
    form.addEventListener('input', () => {
      const changes = changesOf(shown, valuesOf(controlsOf(form)));
      attempt((shelf) => shelf.setItem(place, JSON.stringify(changes)));
    });
    for (const link of all('[data-abandons]', form))
      link.addEventListener('click', () => attempt((shelf) => shelf.removeItem(place)));
  }
}

function readChanges(text: string | null): Change[] {
  const kept: unknown = JSON.parse(text ?? '[]');
  return Array.isArray(kept) ? kept : [];
}

/** What the page says otherwise than when the words were typed stands; else what was typed before. */
function putBack(form: HTMLFormElement, kept: readonly Change[]) {
  const shown = valuesOf(controlsOf(form));
  let isChanged = false;
  for (const { name, was, now } of kept) {
    const says = shown.get(name);
    if (!says || areSame(says, now)) continue;
    if (!says.every((text) => text === '') && !areSame(says, was ?? [])) continue;
    for (const [at, control] of controlsOf(form)
      .filter((each) => each.name === name)
      .entries()) {
      if (isTicked(control)) control.checked = now.includes(control.value);
      else control.value = now[at] ?? '';
    }
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
