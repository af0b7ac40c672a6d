import type { Change } from './values.ts';

/**
 * Where typed words wait for their form: in this tab alone (`sessionStorage`), under the person who typed them, so that a
 * colleague who signs in afterwards in the same tab is never shown them: what is another's is taken away as soon as somebody is
 * known. They go when they were sent, at the sign-out, with the tab, and after as long as a session can last.
 */
export type Place = { person: string; page: string; form: string };
export type Kept = { at: number; changes: Change[] };

const prefix = 'tacite:typed:';
const lastsMs = 12 * 3_600_000;
/** A form of the office has at most some dozen fields; more is no form of ours. */
const mostCharacters = 200_000;

const keyOf = ({ person, page, form }: Place) => `${prefix}${person}:${JSON.stringify([page, form])}`;

/** Keeps what a form differs in; nothing of one that differs in nothing. A browser that keeps nothing is none of ours to mend. */
export function keep(shelf: Storage, place: Place, changes: readonly Change[], now: number): void {
  if (changes.length === 0) {
    drop(shelf, place);
    return;
  }
  const text = JSON.stringify({ at: now, changes });
  if (text.length > mostCharacters) return;
  try {
    shelf.setItem(keyOf(place), text);
  } catch {
    // A full storage: the form itself still holds the words.
  }
}

/** What was kept of a form; null once it is too old, or is not what `keep` wrote. */
export function find(shelf: Storage, place: Place, now: number): Kept | null {
  const kept = read(shelf.getItem(keyOf(place)));
  return kept && now - kept.at <= lastsMs ? kept : null;
}

export const drop = (shelf: Storage, place: Place): void => shelf.removeItem(keyOf(place));

/** Everything that is not this person's, and what is too old; everything when nobody is said. */
export function clear(shelf: Storage, except: { person: string; now: number } | null): void {
  for (const key of keysOf(shelf)) {
    const isOwn = except && key.startsWith(`${prefix}${except.person}:`);
    const kept = isOwn ? read(shelf.getItem(key)) : null;
    if (!kept || !except || except.now - kept.at > lastsMs) shelf.removeItem(key);
  }
}

const keysOf = (shelf: Storage) =>
  Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? '').filter((key) =>
    key.startsWith(prefix),
  );

function read(text: string | null): Kept | null {
  try {
    const kept = JSON.parse(text ?? '') as Kept;
    return typeof kept.at === 'number' && Array.isArray(kept.changes) && kept.changes.every(isChange)
      ? kept
      : null;
  } catch {
    return null;
  }
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((text) => typeof text === 'string');
const isChange = (value: unknown): value is Change => {
  const { name, was, now } = (value ?? {}) as Partial<Change>;
  return typeof name === 'string' && isTexts(now) && (was === null || isTexts(was));
};
