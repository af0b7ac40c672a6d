/**
 * Writes into a field as if it had been typed, so that everything that listens hears of it. False where there is no such
 * field, or the value is not among its choices.
 */
export function setField(form: HTMLFormElement | null, name: string, value: string): boolean {
  const field = form?.elements.namedItem(name);
  if (field instanceof HTMLSelectElement) {
    if (![...field.options].some((option) => option.value === value)) return false;
  } else if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return false;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}
