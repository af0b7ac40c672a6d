import { useCallback, useEffect, useState } from 'react';

/**
 * What was typed and not saved yet, kept in the browser: a closed tab, a crash or an expired session loses nothing. The
 * draft on the server remains the truth; a copy is only ever offered.
 */
export type DraftCopy = { version: number; at: string; entries: [string, string][] };

const prefix = 'tacite:draft:';
const keyOf = (id: string, version: number) => `${prefix}${id}:${version}`;

export function writeCopy(id: string, copy: DraftCopy): void {
  try {
    localStorage.setItem(keyOf(id, copy.version), JSON.stringify(copy));
  } catch {
    // A full or forbidden storage: autosave goes on without a net.
  }
}

export function dropCopies(id: string): void {
  for (const key of keysOf(id)) localStorage.removeItem(key);
}

/** The newest copy of the draft, whatever version it was based on. */
function readCopy(id: string): DraftCopy | null {
  const copies = keysOf(id).flatMap((key): DraftCopy[] => {
    try {
      const copy = JSON.parse(localStorage.getItem(key) ?? '') as DraftCopy;
      return Array.isArray(copy.entries) ? [copy] : [];
    } catch {
      return [];
    }
  });
  return copies.sort((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
}

const keysOf = (id: string) => Object.keys(localStorage).filter((key) => key.startsWith(`${prefix}${id}:`));

/** The copy that waits to be offered, if it says anything else than the form does. */
export function useDraftCopy(id: string, form: () => HTMLFormElement | null) {
  const [copy, setCopy] = useState<DraftCopy | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the draft is opened
  useEffect(() => {
    const found = readCopy(id);
    const element = form();
    const isNews = found && element && fingerprint(found.entries) !== fingerprint(entriesOf(element));
    if (isNews) setCopy(found);
    else if (found) dropCopies(id);
  }, [id]);
  const drop = useCallback(() => {
    dropCopies(id);
    setCopy(null);
  }, [id]);
  return { copy, drop, hide: () => setCopy(null) };
}

export function entriesOf(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
}

/** The version a form is based on is not part of what was typed. */
const fingerprint = (entries: [string, string][]) =>
  JSON.stringify(entries.filter(([name]) => name !== 'version'));
