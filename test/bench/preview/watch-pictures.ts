type Watching = typeof globalThis & { waits?: number[]; told?: [string, number][] };

/**
 * Runs in the page: notes when a key was pressed, when the sheet changed after it, and when the browser had handed over the
 * frame that shows it: a task that was asked for in that frame runs when the frame is done.
 */
export function watchPictures() {
  const here = globalThis as Watching;
  const sheet = document.querySelector('svg.preview__page');
  let pressed: number | null = null;
  here.waits = [];
  document.addEventListener('keydown', (event) => (pressed ??= event.timeStamp), { capture: true });
  new MutationObserver(() => {
    const since = pressed;
    pressed = null;
    if (since === null) return;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => here.waits?.push(performance.now() - since);
      port2.postMessage(null);
    });
  }).observe(sheet!, { childList: true, subtree: true, attributes: true });
}

/** Runs in the page: the waits so far, in milliseconds, which are forgotten. */
export const takeWaits = () => ((globalThis as Watching).waits ?? []).splice(0);
