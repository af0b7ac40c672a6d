import { rulerMarks } from '#app/ui/ruler-marks.ts';
import { formatDuration, type Locale } from '#emails/format.ts';
import { all } from './all.ts';

const minute = 60_000;

/**
 * The server's time, kept going once a minute: the browser's own clock is never read, it may be wrong. `data-left` is what is
 * left at the moment the page was made, in milliseconds; `data-ends` hides what ends with it.
 */
export function keepCountdowns() {
  const start = performance.now();
  setInterval(() => {
    const passed = performance.now() - start;
    const locale: Locale = document.documentElement.lang === 'en' ? 'en' : 'fr';
    for (const time of all('[data-left]')) {
      const left = Number(time.dataset.left) - passed;
      time.textContent = formatDuration(left, locale);
      const words = left > 0 ? null : time.closest<HTMLElement>('[data-over]');
      if (words) words.textContent = words.dataset.over ?? '';
    }
    for (const each of all('[data-ends]')) each.hidden = Number(each.dataset.ends) <= passed;
    for (const ruler of all('[data-ruler]')) move(ruler, passed);
  }, minute);
}

/** The pen, and the ticks it has passed. */
function move(ruler: HTMLElement, passed: number) {
  const [startsAt = '', dueAt = '', now = ''] = (ruler.dataset.ruler ?? '').split(' ');
  const marks = rulerMarks({ startsAt, dueAt, now: new Date(Date.parse(now) + passed).toISOString() });
  ruler.dataset.state = marks.state;
  const pen = ruler.querySelector('line.now');
  for (const end of ['x1', 'x2']) pen?.setAttribute(end, marks.now.toFixed(1));
  for (const tick of ruler.querySelectorAll('line.left')) {
    if (Number(tick.getAttribute('x1')) <= marks.now) tick.setAttribute('class', 'done');
  }
}
