/** Writes into a field as if it had been typed, so that everything that listens hears of it. */
export function setField(form: HTMLFormElement | null, name: string, value: string): void {
  const field = form?.elements.namedItem(name);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
