/** Every element of the page that carries a mark: `all('[data-copy]')`. */
export const all = <Found extends HTMLElement = HTMLElement>(
  selector: string,
  within: ParentNode = document,
) => [...within.querySelectorAll<Found>(selector)];

export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The controls of a form that a person fills in. */
export const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(
    (each): each is Control =>
      (each instanceof HTMLInputElement && each.type !== 'hidden') ||
      each instanceof HTMLTextAreaElement ||
      each instanceof HTMLSelectElement,
  );

export const isRadio = (control: Control): control is HTMLInputElement => control.type === 'radio';

/** A choice or a box: what it says is whether it is ticked. */
export const isTicked = (control: Control): control is HTMLInputElement =>
  isRadio(control) || control.type === 'checkbox';
