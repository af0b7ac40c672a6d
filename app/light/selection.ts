import { formatMoney, formatNumber, type Locale } from '#emails/format.ts';
import { all } from './all.ts';

/** The sum of what is ticked, per currency, in the words the page has ready: for nothing, for one, for several. */
export function gatherSelections() {
  for (const form of all<HTMLFormElement>('form[data-selection]')) {
    // `form.id` would be the boxes themselves: they are called `id`.
    const boxes = all<HTMLInputElement>(`input[type="checkbox"][form="${form.getAttribute('id')}"]`);
    const button = form.querySelector<HTMLButtonElement>('button[data-needs-choice]');
    const show = () => {
      const chosen = boxes.filter((box) => box.checked);
      for (const box of boxes) box.closest('.card')?.classList.toggle('is-sel', box.checked);
      for (const part of all('[data-when]', form)) {
        part.hidden =
          part.dataset.when !== (chosen.length === 0 ? 'none' : chosen.length === 1 ? 'one' : 'several');
      }
      const locale: Locale = document.documentElement.lang === 'en' ? 'en' : 'fr';
      for (const count of all('[data-count]', form)) {
        // The words around the number are the page's; only the number changes.
        count.textContent = (count.dataset.count ?? '').replace(
          '{n}',
          formatNumber(String(chosen.length), locale),
        );
      }
      for (const sum of all('[data-sum]', form)) sum.textContent = sumOf(chosen, locale);
      if (!button) return;
      if (chosen.length === 0) {
        button.setAttribute('aria-disabled', 'true');
        button.setAttribute('aria-describedby', button.dataset.needsChoice ?? '');
      } else {
        button.removeAttribute('aria-disabled');
        button.removeAttribute('aria-describedby');
      }
    };
    for (const box of boxes) box.addEventListener('change', show);
    const chooseAll = form.querySelector<HTMLElement>('[data-choose-all]');
    if (chooseAll) chooseAll.hidden = boxes.length < 2;
    chooseAll?.addEventListener('click', () => {
      for (const box of boxes) box.checked = true;
      show();
    });
    addEventListener('pageshow', show);
    show();
  }
}

function sumOf(chosen: HTMLInputElement[], locale: Locale): string {
  const sums = new Map<string, number>();
  for (const { dataset } of chosen) {
    const currency = dataset.currency ?? 'EUR';
    sums.set(currency, (sums.get(currency) ?? 0) + Number(dataset.cents));
  }
  return [...sums].map(([currency, cents]) => formatMoney(cents, currency, locale)).join(' + ');
}
