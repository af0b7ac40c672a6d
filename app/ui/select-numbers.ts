/** Amounts, and the counts that say so; a number that is a name (SIREN, a code) is mended in its place instead. */
const numbers = 'input[inputmode="decimal"], input[data-number]';

/**
 * A click into a number selects it, as Tab does: what is typed takes its place. One that has the focus already, or of which
 * the press marked a part, is left to the mouse. It listens to the whole page, so that it holds for every form.
 */
export function selectNumbers() {
  let entered: HTMLInputElement | null = null;
  document.addEventListener('mousedown', ({ target }) => {
    const number = numberAt(target);
    entered = number === document.activeElement ? null : number;
  });
  document.addEventListener('click', ({ target }) => {
    const number = numberAt(target);
    if (number && number === entered && number.selectionStart === number.selectionEnd) number.select();
    entered = null;
  });
}

const numberAt = (target: EventTarget | null): HTMLInputElement | null =>
  target instanceof HTMLInputElement && target.matches(numbers) ? target : null;
