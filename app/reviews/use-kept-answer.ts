import { type RefObject, useEffect } from 'react';

type Kept = Record<string, string>;
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Where the words of one question lie until they are sent: in this tab alone, and gone with it. */
export const placeOfAnswer = (invoiceId: string, ask: string, about = '') =>
  `tacite:answer:${invoiceId}:${ask}:${about}`;

/** Closing a question by a slip must not cost what was typed into it: it is there again when the question is asked anew. */
export function useKeptAnswer(form: RefObject<HTMLFormElement | null>, place: string | null) {
  useEffect(() => {
    const element = form.current;
    if (!element || !place) return;
    const kept = read(place);
    putBack(element, kept, isChoice);
    // Choices decide which fields there are: what was typed follows once they are drawn.
    const typed = setTimeout(() => putBack(element, kept, (control) => !isChoice(control)));
    const keep = () => write(place, valuesOf(element));
    element.addEventListener('input', keep);
    return () => {
      clearTimeout(typed);
      element.removeEventListener('input', keep);
    };
  }, [form, place]);
}

/** What was sent is not offered again. */
export function useForgotten(invoiceId: string, ask: string | null) {
  useEffect(() => {
    if (!ask) return;
    attempt((shelf) => {
      for (const place of Object.keys(shelf))
        if (place.startsWith(placeOfAnswer(invoiceId, ask))) shelf.removeItem(place);
    });
  }, [invoiceId, ask]);
}

const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(
    (each): each is Control =>
      (each instanceof HTMLInputElement && each.type !== 'hidden') ||
      each instanceof HTMLTextAreaElement ||
      each instanceof HTMLSelectElement,
  );

const isRadio = (control: Control): control is HTMLInputElement => control.type === 'radio';
const isChoice = (control: Control) => isRadio(control) || control instanceof HTMLSelectElement;

const valuesOf = (form: HTMLFormElement): Kept =>
  Object.fromEntries(
    controlsOf(form)
      .filter((control) => !isRadio(control) || control.checked)
      .map(({ name, value }) => [name, value]),
  );

/** As if it were typed and chosen once more, so that everything that listens hears of it. */
function putBack(form: HTMLFormElement, kept: Kept, takes: (control: Control) => boolean) {
  for (const control of controlsOf(form).filter(takes)) {
    const value = kept[control.name];
    if (value === undefined) continue;
    if (isRadio(control)) {
      if (control.value === value && !control.checked) control.click();
    } else if (control.value !== value && (isChoice(control) || control.value === '')) {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, value);
      control.dispatchEvent(new Event(isChoice(control) ? 'change' : 'input', { bubbles: true }));
    }
  }
}

function read(place: string): Kept {
  return attempt((shelf) => JSON.parse(shelf.getItem(place) ?? '{}') as Kept) ?? {};
}

const write = (place: string, kept: Kept) => attempt((shelf) => shelf.setItem(place, JSON.stringify(kept)));

/** A browser may keep nothing at all: then nothing is kept. */
function attempt<T>(act: (shelf: Storage) => T): T | undefined {
  try {
    return act(sessionStorage);
  } catch {
    return undefined;
  }
}
