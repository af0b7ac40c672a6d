import { fold } from './fold.ts';

const noise = new Set(
  `SARL SAS SASU SA EURL SCI SCP SNC SELARL SELAS SCOP EI EIRL EARL GAEC GIE SC SCM SASP ASSO ASSOCIATION STE SOCIETE ETS ETABLISSEMENTS
  ENTREPRISE ENT M MR MME MLLE MONSIEUR MADAME MAITRE ME DR OU ET DE DU DES LA LE LES L D AU AUX CIE COMPAGNIE GMBH LTD BV SPRL SRL INC AG`.split(
    /\s+/,
  ),
);

/** The words of a name that tell it from others, without legal form and title. */
function wordsOf(name: string): string[] {
  const all = fold(name)
    .replace(/\b(?:[A-Z]\.){2,}/g, (initials) => initials.replaceAll('.', ''))
    .split(/[^A-Z0-9]+/)
    .filter(Boolean);
  const kept = all.filter((word) => !noise.has(word) && word.length > 1);
  return kept.length > 0 ? kept : all;
}

/** A customer's name is all there, or cut at its end (`isWhole` false). */
export type NameHit = { customerId: string; name: string; isWhole: boolean; words: number };

type Entry = { customerId: string; name: string; words: string[] };

/** Customers by the rarest words of their names. */
export type NameBook = { byWord: Map<string, Entry[]>; starts: string[] };

export function nameBook(customers: readonly { id: string; names: readonly string[] }[]): NameBook {
  const byWord = new Map<string, Entry[]>();
  for (const { id, names } of customers)
    for (const name of new Set(names)) {
      const words = [...new Set(wordsOf(name))];
      for (const word of words) {
        const list = byWord.get(word) ?? [];
        list.push({ customerId: id, name, words });
        byWord.set(word, list);
      }
    }
  return { byWord, starts: [...byWord.keys()].sort() };
}

/** Above this a word tells nobody from anybody. */
const tooMany = 400;

/** Whom a text names: all words of a name, in any order; or all but a last one that is cut. The fullest names alone. */
export function namedIn(book: NameBook, text: string, most = 12): NameHit[] {
  const words = wordsOf(text);
  const there = new Set(words);
  const found = new Map<string, NameHit>();
  const seen = new Set<Entry>();
  for (const word of there)
    for (const entry of short(book.byWord.get(word))) {
      if (seen.has(entry)) continue;
      seen.add(entry);
      const { customerId, name } = entry;
      const missing = entry.words.filter((each) => !there.has(each));
      const [cut = ''] = missing;
      const isCut =
        missing.length === 1 &&
        entry.words.length > 1 &&
        words.some((each) => each.length >= 3 && cut.startsWith(each));
      if (missing.length > 0 && !isCut) continue;
      if (entry.words.length === 1 && (entry.words[0] ?? '').length < 4) continue;
      const hit = { customerId, name, isWhole: missing.length === 0, words: entry.words.length };
      const before = found.get(customerId);
      if (!before || rank(hit) > rank(before)) found.set(customerId, hit);
    }
  const hits = [...found.values()].sort((a, b) => rank(b) - rank(a)).slice(0, most);
  const best = hits[0];
  return best ? hits.filter((hit) => rank(hit) === rank(best)) : [];
}

const short = (list: Entry[] | undefined): Entry[] => (list && list.length <= tooMany ? list : []);
const rank = ({ isWhole, words }: NameHit): number => words * 2 + (isWhole ? 1 : 0);
