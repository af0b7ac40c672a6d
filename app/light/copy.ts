import { all } from './all.ts';

/** A value goes to the clipboard, and for a moment the button says so in the words it has ready (`data-copied`). */
export function copyOnRequest() {
  for (const button of all('button[data-copy]')) {
    button.hidden = !navigator.clipboard;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy ?? '');
      const words = button.querySelector('[role="status"]');
      const before = words?.textContent ?? '';
      if (!words || before === button.dataset.copied) return;
      words.textContent = button.dataset.copied ?? '';
      setTimeout(() => {
        words.textContent = before;
      }, 1600);
    });
  }
}
