import { type RefObject, useEffect, useRef } from 'react';

/** Where a person turned single-key shortcuts off; theirs alone, so it stays in their browser. */
export const keysSetting = 'tacite:keys';

type Acts = Partial<Record<string, (event: KeyboardEvent) => unknown>>;

/** Whether the key belongs to a field. */
export const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(textarea|select)$/i.test(target.tagName) || isTextInput(target));
const isTextInput = (target: HTMLElement) => target instanceof HTMLInputElement && target.type !== 'checkbox';

/**
 * Single keys over the list. They work while the list, or nothing at all, has the focus, never in a field or a dialog,
 * and can be turned off (WCAG 2.1.4).
 */
export function useListKeys(list: RefObject<HTMLElement | null>, acts: Acts) {
  // The acts read what is on the page now; the listener stays the same.
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, target } = event;
      const inList = target === document.body || (target instanceof Node && list.current?.contains(target));
      if (ctrlKey || metaKey || altKey || !inList || isTyping(target)) return;
      if (document.querySelector('dialog:modal') || localStorage.getItem(keysSetting) === 'off') return;
      const act = latest.current[key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [list]);
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
