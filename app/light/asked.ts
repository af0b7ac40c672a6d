import { all } from './all.ts';

const place = 'tacite:asked';

/** Remembers for the next page of this tab which question its address asked, as a question that closes gives the focus back. */
export function rememberQuestion() {
  const search = new URLSearchParams(location.search);
  const asked = {
    ask: search.get('ask') ?? (search.has('confirm') ? 'confirm' : ''),
    line: search.get('line') ?? '',
  };
  attempt(() => sessionStorage.setItem(place, JSON.stringify(asked)));
}

/** Puts the focus on the button of the question that was closed, or on the page's title where that button is gone. */
export function giveFocusBack() {
  const kept = attempt(() => sessionStorage.getItem(place));
  attempt(() => sessionStorage.removeItem(place));
  if (!kept || document.querySelector('dialog[open]')) return;
  const { ask, line } = JSON.parse(kept) as { ask: string; line: string };
  const hidden = (form: Element, name: string) =>
    form.querySelector<HTMLInputElement>(`input[type="hidden"][name="${name}"]`)?.value ?? '';
  const form = all<HTMLFormElement>('form').find(
    (each) =>
      hidden(each, 'ask') === ask && ask !== '' && hidden(each, 'line') === line && !each.closest('dialog'),
  );
  const bar = ask === 'confirm' ? document.querySelector('form[data-selection]') : undefined;
  const button = (form ?? bar)?.querySelector<HTMLElement>('button:not([type="button"])');
  const title = document.querySelector<HTMLElement>('main h1, h1');
  if (!button && title) title.tabIndex = -1;
  (button ?? title)?.focus({ preventScroll: true });
}

/** A browser may keep nothing at all. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
