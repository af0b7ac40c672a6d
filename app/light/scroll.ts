const place = 'tacite:place';

/**
 * A question over the page and its closing leave the page where it was read (`data-stays` on the form that asks it); every
 * other page begins at its top, where it says what became of an answer.
 */
export function keepPlace() {
  const y = Number(attempt(() => sessionStorage.getItem(place)) ?? 0);
  attempt(() => sessionStorage.removeItem(place));
  if (y > 0 && !location.hash) scrollTo({ top: y, behavior: 'instant' });
  document.addEventListener('submit', ({ target, defaultPrevented }) => {
    if (!defaultPrevented && target instanceof HTMLFormElement && target.dataset.stays !== undefined)
      rememberPlace();
  });
}

/** For the next page of this tab, once. */
export const rememberPlace = () => attempt(() => sessionStorage.setItem(place, String(scrollY)));

/** A browser may keep nothing at all. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
