const place = 'tacite:place';

/** A question over the page, its answer and its closing leave the page where it was read; another page begins at its top. */
export function keepPlace() {
  addEventListener('pagehide', () =>
    attempt(() => sessionStorage.setItem(place, `${location.pathname} ${scrollY}`)),
  );
  const [path, y] = attempt(() => sessionStorage.getItem(place))?.split(' ') ?? [];
  if (path === location.pathname && !location.hash && Number(y) > 0) {
    scrollTo({ top: Number(y), behavior: 'instant' });
  }
}

/** A browser may keep nothing at all. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
