import { paths } from '#app/lib/paths.ts';
import type { Place } from './shelf.ts';
import { type Control, valuesOf } from './values.ts';

/** The forms of a page whose words are kept: what is sent, except the editor's, which keeps in its own way (`data-own-keeping`). */
export const keptForms = 'form[method="post"]:not([data-own-keeping])';

/** Drops a form's words: a link that says that nothing is to become of them. */
export const abandons = '[data-abandons]';

export const isSignOut = (form: HTMLFormElement): boolean => form.getAttribute('action') === paths.signOut();

/** Whose it is and where it stands: the same after the page was loaded anew, whatever else its address asks. */
export function placeOf(form: HTMLFormElement, person: string): Place {
  // Where one act has several texts the form says which; an input called `id` hides the form's own.
  const name = form.dataset.keptAs ?? form.dataset.act ?? form.getAttribute('id') ?? '';
  const about = [...form.elements].flatMap((each) =>
    each instanceof HTMLInputElement && each.type === 'hidden' && isId.test(each.value) ? [each.value] : [],
  );
  return { person, page: location.pathname, form: [name, ...about].join(' ') };
}

/** What an act is done to is an id of ours; a mark of a session or an answer is none. */
const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export type Element = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export const controlsOf = (form: HTMLFormElement): (Element & Control)[] =>
  [...form.elements].filter(
    (each): each is Element & Control =>
      each instanceof HTMLInputElement ||
      each instanceof HTMLTextAreaElement ||
      each instanceof HTMLSelectElement,
  );

export const typedIn = (form: HTMLFormElement) => valuesOf(controlsOf(form));
