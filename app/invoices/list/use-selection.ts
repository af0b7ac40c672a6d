import { type RefObject, useEffect, useState } from 'react';

/**
 * The ticked rows of a form of checkboxes named `id`. The boxes hold the state, so a plain form post carries it too.
 * `isAll`: beyond the rows that are shown, all of the list is meant, until a box is changed.
 */
export function useSelection(form: RefObject<HTMLFormElement | null>, rows: readonly { id: string }[]) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string>();
  const [isAll, setAll] = useState(false);

  const boxes = () => [...(form.current?.querySelectorAll<HTMLInputElement>('input[name=id]') ?? [])];
  const read = () => {
    setSelected(new Set(boxes().flatMap((box) => (box.checked ? [box.value] : []))));
    setAll(false);
  };
  /** Sets the boxes for which `which` answers. */
  const tick = (which: (id: string) => boolean | undefined) => {
    for (const box of boxes()) box.checked = which(box.value) ?? box.checked;
    read();
  };
  /** Turns one row over; with `range`, selects all from the last one that was turned. */
  const toggle = (id: string | undefined, range: boolean) => {
    const ids = boxes().map((box) => box.value);
    const here = id === undefined ? -1 : ids.indexOf(id);
    if (here < 0) return;
    const from = range && anchor ? Math.max(0, ids.indexOf(anchor)) : here;
    const span = ids.slice(Math.min(from, here), Math.max(from, here) + 1);
    const on = range || !selected.has(ids[here] ?? '');
    tick((each) => (span.includes(each) ? on : undefined));
    setAnchor(id);
  };
  // Another page or filter shows other rows: what is out of sight is not selected.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are the reason, not the means
  useEffect(read, [rows]);

  const takeAll = () => {
    tick(() => true);
    setAll(true);
  };
  return { selected, isAll, read, tick, toggle, takeAll };
}
