import { useRef } from 'react';
import { usePageKeys } from '#app/ui/use-page-keys.ts';

/** The keys as the foot of the list tells them. */
export const lineKeys = [
  ['↑ ↓', 'row'],
  ['↵', 'accept'],
  ['S', 'split'],
  ['O', 'other'],
  ['I', 'ignore'],
  ['⇧ ↵', 'sure'],
] as const;

/** The list is worked by keyboard alone: the cursor is the focus of a row, and a key presses what stands in it. */
export function useLineKeys() {
  const list = useRef<HTMLUListElement>(null);
  const lines = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
  const current = () => lines().find((line) => line.contains(document.activeElement));
  const move = (step: 1 | -1) => {
    const all = lines();
    const now = current();
    const at = now ? all.indexOf(now) : step > 0 ? -1 : all.length;
    const next = all[at + step];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  const press = (what: string) =>
    (current() ?? lines()[0])?.querySelector<HTMLElement>(`[data-key="${what}"]`)?.click();
  const enter = ({ shiftKey, target }: KeyboardEvent) => {
    if (shiftKey) document.querySelector<HTMLFormElement>('[data-sure-lines]')?.requestSubmit();
    // On a button or link Enter is its own.
    else if (target instanceof HTMLElement && target.closest('a, button')) target.click();
    else if (current()) press('accept');
  };
  usePageKeys({
    arrowdown: () => move(1),
    arrowup: () => move(-1),
    enter,
    s: () => press('split'),
    o: () => press('other'),
    i: () => press('ignore'),
    escape: () => press('close'),
  });
  return list;
}
