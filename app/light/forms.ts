import { all } from './all.ts';

/**
 * A form is sent once, and shows that it is on its way. Without a network what asks the server says so and does nothing: an
 * answer has a legal time, and nothing is queued in silence. A button that is blocked (`aria-disabled`) presses nothing. A
 * form that asks for a gesture is told of one (`data-gesture`).
 */
export function guardForms() {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button?.getAttribute('aria-disabled') === 'true') return event.preventDefault();
    // What a person's hand pressed is told from what a program clicked.
    const gesture = button?.form?.querySelector<HTMLInputElement>('[data-gesture]');
    if (gesture) gesture.value = event.isTrusted ? 'hand' : '';
  });
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented) return;
    if (form.dataset.sent !== undefined) return event.preventDefault();
    form.dataset.sent = '';
    event.submitter?.setAttribute('aria-busy', 'true');
    document.querySelector<HTMLElement>('.progress')?.setAttribute('data-busy', 'true');
  });
  // A page that comes back from the browser's memory has not been sent.
  addEventListener('pageshow', () => {
    for (const form of all('form[data-sent]')) delete form.dataset.sent;
    for (const button of all('[aria-busy]')) button.removeAttribute('aria-busy');
    document.querySelector('.progress')?.removeAttribute('data-busy');
  });
  addEventListener('online', showNetwork);
  addEventListener('offline', showNetwork);
  showNetwork();
}

function showNetwork() {
  const notice = document.querySelector<HTMLElement>('[data-offline-notice]');
  if (!notice) return;
  notice.hidden = navigator.onLine;
  const why = notice.dataset.why ?? '';
  for (const button of all('form[data-waits] button:not([type="button"])')) {
    if (navigator.onLine && button.dataset.offline !== undefined) {
      delete button.dataset.offline;
      button.removeAttribute('aria-disabled');
      button.removeAttribute('title');
    } else if (!navigator.onLine && button.getAttribute('aria-disabled') !== 'true') {
      button.dataset.offline = '';
      button.setAttribute('aria-disabled', 'true');
      button.title = why;
    }
  }
}
