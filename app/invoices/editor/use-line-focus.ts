import { useEffect, useRef } from 'react';

/**
 * Goes on where somebody who adds or takes away a line would: in the first field of the new line, or of the one that took
 * the place of the old. `keys` tell lines apart, `fieldIds` are their first fields, in the same order.
 */
export function useLineFocus(keys: readonly string[], fieldIds: readonly string[]) {
  const before = useRef(keys);
  const ids = useRef(fieldIds);
  ids.current = fieldIds;
  const shape = keys.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys are the shape
  useEffect(() => {
    const place = placeOfChange(before.current, keys);
    before.current = keys;
    if (place === null) return;
    const id = ids.current[Math.min(place, keys.length - 1)];
    if (id) document.getElementById(id)?.focus();
  }, [shape]);
}

/** Where one line was added or taken away; null when nothing or more than that happened, as with a form shown anew. */
export function placeOfChange(before: readonly string[], after: readonly string[]): number | null {
  const [short, long] = before.length < after.length ? [before, after] : [after, before];
  if (long.length !== short.length + 1) return null;
  const place = long.findIndex((key, index) => key !== short[index]);
  const rest = long.filter((_, index) => index !== place);
  return rest.every((key, index) => key === short[index]) ? place : null;
}
