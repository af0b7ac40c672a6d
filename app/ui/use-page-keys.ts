import { useRef } from 'react';
import { useBeforePaint } from './use-before-paint.ts';

/** Where a person turned single-key shortcuts off; theirs alone, so it stays in their browser. */
export const keysSetting = 'tacite:keys';

type Act = (event: KeyboardEvent) => unknown;
type Acts = Partial<Record<string, Act>>;

/** Inputs that take no letters. */
const unlettered = /^(checkbox|radio|button|submit|reset|range|file|image|color)$/;

/** Whether the key belongs to a field. */
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(textarea|select)$/i.test(target.tagName) ||
    (target instanceof HTMLInputElement && !unlettered.test(target.type)));

/**
 * Single keys of a page. They work wherever no field has the focus, but for an open dialog, and can be turned off
 * (WCAG 2.1.4). A page's own keys come before those of its frame.
 */
export function usePageKeys(acts: Acts) {
  useKeyDown((event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    if (ctrlKey || metaKey || altKey || isTyping(target)) return undefined;
    return localStorage.getItem(keysSetting) === 'off' ? undefined : acts[key.toLowerCase()];
  });
}

/** Keys that are pressed with Ctrl, or ⌘ on a Mac: they write nothing, and work in a field as well. */
export function useCtrlKeys(acts: Acts) {
  useKeyDown(({ key, ctrlKey, metaKey, altKey, shiftKey }) =>
    (ctrlKey || metaKey) && !altKey && !shiftKey ? acts[key.toLowerCase()] : undefined,
  );
}

function useKeyDown(actOf: (event: KeyboardEvent) => Act | undefined) {
  // The acts read what is on the page now; the listener stays the same.
  const latest = useRef(actOf);
  latest.current = actOf;
  useBeforePaint(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog:modal')) return;
      const act = latest.current(event);
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** The links of the rows, in order: moving the cursor is moving the focus among them. */
const rowLinks = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('tbody .ref') ?? []),
];

export function moveFocus(list: HTMLElement | null, step: 1 | -1) {
  const links = rowLinks(list);
  const at = links.findIndex((link) => link.closest('tr')?.contains(document.activeElement));
  const next = links[at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
