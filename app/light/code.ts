import { wholeCode } from '#app/lib/whole-code.ts';

/** A one-time code is sent with its sixth digit, as Enter would send it. */
export function sendWholeCodes() {
  document.addEventListener('input', ({ target }) => {
    if (
      target instanceof HTMLInputElement &&
      target.autocomplete === 'one-time-code' &&
      wholeCode(target.value)
    )
      target.form?.requestSubmit();
  });
}
