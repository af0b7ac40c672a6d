import type { KeyboardEvent } from 'react';

/** The button that adds a line; one editor stands on a page. */
export const addLineId = 'add-line';

/**
 * Enter in a field of a line goes to the next one, as in a spreadsheet, and makes it after the last: saving happens by itself.
 * A line that nobody has named yet gets no other after it.
 */
export function goToNextLine(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (key !== 'Enter' || ctrlKey || metaKey || altKey || shiftKey || event.nativeEvent.isComposing) return;
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
  const row = target.closest<HTMLElement>('tr[data-line]');
  if (!row) return;
  event.preventDefault();
  const nameOf = (n: number) =>
    event.currentTarget.querySelector<HTMLInputElement>(`tr[data-line="${n}"] [name$="].name"]`);
  const n = Number(row.dataset.line);
  const next = nameOf(n + 1);
  if (next) next.focus();
  else if (nameOf(n)?.value.trim()) document.getElementById(addLineId)?.click();
}
