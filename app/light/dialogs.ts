import { all } from './all.ts';
import { rememberQuestion } from './asked.ts';
import { rememberPlace } from './scroll.ts';

/**
 * A question that the server rendered open becomes the browser's own modal: focus inside, the rest of the page inert. Esc, the
 * backdrop, the cross, and what leads back to the page take the question out of the history, as it is no place to return to.
 */
export function openDialogs() {
  for (const dialog of all<HTMLDialogElement>('dialog[open]')) {
    dialog.close();
    dialog.showModal();
    // The heading first: whoever listens hears the question before its buttons. A code that is waited for is what it asks.
    const code = dialog.querySelector<HTMLElement>('[autocomplete="one-time-code"]');
    (code ?? dialog.querySelector('h2'))?.focus();
    const cross = dialog.querySelector<HTMLAnchorElement>('.dialog__head a');
    const close = (to = cross?.href) => {
      if (!to) return;
      rememberPlace();
      rememberQuestion();
      location.replace(to);
    };
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      close();
    });
    dialog.addEventListener('click', (event) => {
      const { target } = event;
      if (target === dialog) close();
      const link = target instanceof Element ? target.closest('a') : null;
      if (!link || link.pathname !== location.pathname || event.ctrlKey || event.metaKey || event.shiftKey)
        return;
      event.preventDefault();
      close(link.href);
    });
  }
}
