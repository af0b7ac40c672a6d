import { formatMoney, type Locale } from '#emails/format.ts';
import { all } from './all.ts';

/** The sum of the lines that are ticked follows the ticks; the server computes it again, and never beyond what is owed. */
export function sumLines() {
  for (const part of all('[data-line-sum]')) {
    const boxes = all<HTMLInputElement>('input[type="checkbox"]', part);
    const total = part.querySelector<HTMLElement>('[data-line-total]');
    const sum = part.querySelector<HTMLElement>('[data-sum]');
    if (!total || !sum) continue;
    const show = () => {
      const cents = boxes
        .filter((box) => box.checked)
        .reduce((all, { dataset }) => all + Number(dataset.cents), 0);
      const locale: Locale = document.documentElement.lang === 'en' ? 'en' : 'fr';
      sum.textContent = formatMoney(cents, part.dataset.currency ?? 'EUR', locale);
      total.hidden = cents === 0;
    };
    for (const box of boxes) box.addEventListener('change', show);
    addEventListener('pageshow', show);
    show();
  }
}
