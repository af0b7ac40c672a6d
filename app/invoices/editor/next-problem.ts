const places =
  '[aria-invalid="true"], [data-problem], [data-note="totals"], [data-note="precedingDocuments"], [data-elsewhere]';

/** Moves to the problem after the one that has the focus, round again at the end; folds open on the way. */
export function focusNextProblem(form: HTMLFormElement | null): void {
  const found = [...(form?.querySelectorAll<HTMLElement>(places) ?? [])];
  const here = document.activeElement;
  const isAfter = (element: HTMLElement) =>
    here !== null && Boolean(here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  const next = found.find((element) => element !== here && isAfter(element)) ?? found[0];
  const fold = next?.closest('details');
  if (fold) fold.open = true;
  next?.focus();
  next?.scrollIntoView({ block: 'center' });
}
