import { fold, keyOf, unconfuse } from './fold.ts';
import type { NumberReading } from './types.ts';

type Numbered = { number: string };

/** Documents by the ways in which people write their numbers. */
export type NumberBook<T extends Numbered> = {
  whole: Map<string, T[]>;
  digits: Map<string, T[]>;
  serial: Map<string, T[]>;
  starts: { key: string; of: T }[];
};

const add = <T>(map: Map<string, T[]>, key: string, of: T) => {
  const list = map.get(key);
  if (!list) map.set(key, [of]);
  else if (!list.includes(of)) list.push(of);
};

const runsOf = (number: string): string[] => fold(number).match(/\d+/g) ?? [];

/** The figures of a number; those of its last run without zeros ahead; with a year of two figures too. */
function formsOf(number: string) {
  const runs = runsOf(number);
  const last = runs.at(-1) ?? '';
  const digits = runs.join('');
  const short = digits.replace(/^20(?=\d{5,})/, '');
  const [year = ''] = runs;
  const lean = runs.length > 1 && /^20\d\d$/.test(year) ? `${year}${Number(last)}` : '';
  return {
    whole: keyOf(number),
    digits: [...new Set([digits, short, lean])].filter((each) => each.length >= 5),
    serial: serialOf(last),
  };
}

/** 0412 and 20260412 are 412: what is counted, without the year that may stand before. */
const serialOf = (run: string): string => run.replace(/^20\d\d(?=\d{3,})/, '').replace(/^0+(?=\d)/, '');

export function numberBook<T extends Numbered>(list: readonly T[]): NumberBook<T> {
  const book: NumberBook<T> = { whole: new Map(), digits: new Map(), serial: new Map(), starts: [] };
  for (const of of list) {
    const { whole, digits, serial } = formsOf(of.number);
    add(book.whole, whole, of);
    for (const each of digits) add(book.digits, each, of);
    if (serial) add(book.serial, serial, of);
    book.starts.push({ key: whole, of });
    for (const key of digits) book.starts.push({ key, of });
  }
  book.starts.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return book;
}

/** `isDoubtful`: it may be a date, an amount or the number of something else. */
export type NumberHit<T> = { of: T; reading: NumberReading; isDoubtful: boolean; at: number };

type Run = { text: string; at: number; end: number; before: string };

/** What is no number of an invoice, however much it looks like one. */
const iban = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g;
const date =
  /\b(?:\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d{2}|20\d{2}[/.-](?:0[1-9]|1[0-2])[/.-](?:0[1-9]|[12]\d|3[01]))\b/g;
const amount =
  /\b\d{1,3}(?:[ .]\d{3})*,\d{2}\b|\b\d+[.,]\d{2}(?= ?(?:EUR|E\b|€))|\b\d+(?= ?(?:EUR|EUROS|€))/g;
const other =
  /\b(?:COMMANDE|CDE|CMD|BDC|BC|BON|DEVIS|DEV|MARCHE|EJ|ENGAGEMENT|CONTRAT|CLIENT|CLT|CLI|DOSSIER|DOSS|MANDAT|RUM|ICS|SIRET|SIREN|CHEQUE|CHEQUES|CHQ|BORDEREAU|TEL|COMPTE|CPT|ADH|LOT|BL)\b[ .:#]*(?:N[°O]?|NO|NUM|NUMERO)?[ .:#°]*[A-Z0-9][A-Z0-9/.-]*/g;
const cue =
  /(?:\b(?:FACTURES?|FACTS?|FACT?|FAC|FC|FRE|INV|INVOICE|AVOIR|AV|NOTE|HONORAIRES|LOYER)\b|FAC?T?)[ .:#]*(?:N[°O]?|NO|NUM|NUMERO|REF)?[ .:#°-]*$/;
const listed = /^ ?(?:,|;|\/|\+|&|-|ET|A|AU|ET N|N)? ?$/;

const spansOf = (text: string, pattern: RegExp): [number, number][] =>
  [...text.matchAll(pattern)].map((m) => [m.index, m.index + m[0].length]);
const within = (spans: readonly [number, number][], at: number, end: number) =>
  spans.some(([a, b]) => at < b && end > a);

/** A text cut into runs of letters and of figures. */
function runs(text: string): Run[] {
  const near = text.replace(/(?<=\d)[OIL](?=[\dOIL]|\b)|\bO(?=\d{2,})/g, unconfuse);
  const list = [...near.matchAll(/\d+|[A-Z]+/g)];
  return list.map((m, place) => {
    const last = list[place - 1];
    return {
      text: m[0],
      at: m.index,
      end: m.index + m[0].length,
      before: near.slice(last ? last.index + last[0].length : 0, m.index),
    };
  });
}

const isFigures = (text: string): boolean => /^\d+$/.test(text);

/** The documents whose numbers a label holds, each once, by the surest way of reading it. */
export function numbersIn<T extends Numbered>(
  book: NumberBook<T>,
  label: string,
  lineCents: number,
): NumberHit<T>[] {
  const text = fold(label)
    .replace(/\bRF\d{2}(?=[A-Z0-9]{3})/g, '')
    .replace(iban, (m) => ' '.repeat(m.length));
  const dates = spansOf(text, date);
  const amounts = spansOf(text, amount);
  const others = spansOf(text, other);
  const all = runs(text);
  const found = new Map<T, NumberHit<T>>();
  const claimed: [number, number][] = [];
  const see = (list: readonly T[] | undefined, reading: NumberReading, isDoubtful: boolean, at: number) => {
    for (const of of list ?? []) {
      const before = found.get(of);
      if (!before || (before.isDoubtful && !isDoubtful)) found.set(of, { of, reading, isDoubtful, at });
    }
  };
  for (const reading of ['whole', 'digits'] as const)
    for (let from = 0; from < all.length; from++) {
      let joined = '';
      for (let to = from; to < Math.min(all.length, from + 7); to++) {
        const run = all[to];
        const first = all[from];
        if (!run || !first || (to > from && run.before.length > 3)) break;
        if (reading === 'digits' && !isFigures(run.text)) break;
        joined += unconfuse(run.text);
        // A few figures alone may be anything: they are told below, by what stands before them.
        if (joined.length < (/[A-Z]/.test(text.slice(first.at, run.end)) ? 4 : 5) || !/\d/.test(joined))
          continue;
        const list = book[reading].get(joined);
        if (!list || within(claimed, first.at, run.end)) continue;
        const hasLetters = /[A-Z]/.test(text.slice(first.at, run.end));
        const isOther = within(others, first.at, run.end);
        const isDoubtful =
          (!hasLetters || joined.length < 5) &&
          (within(dates, first.at, run.end) ||
            within(amounts, first.at, run.end) ||
            isOther ||
            Number(joined) === Math.abs(lineCents));
        see(list, reading, isDoubtful, first.at);
        claimed.push([first.at, run.end]);
        from = to;
        break;
      }
    }
  let open = -1;
  let lastSerial = 0;
  for (const run of all) {
    if (within(claimed, run.at, run.end)) {
      open = run.end;
      lastSerial = Number(serialOf(run.text)) || 0;
      continue;
    }
    if (!isFigures(run.text) || run.text.length > 7) continue;
    const isAside =
      within(dates, run.at, run.end) || within(amounts, run.at, run.end) || within(others, run.at, run.end);
    const serial = serialOf(run.text);
    const list = book.serial.get(serial);
    const between = open >= 0 ? text.slice(open, run.at) : 'no list';
    const isListed = listed.test(between);
    const isCued = cue.test(text.slice(Math.max(0, run.at - 24), run.at));
    if (isAside) continue;
    if (list) see(list, 'serial', !(isCued || isListed), run.at);
    // « 412 A 415 »: those between too.
    if (isListed && /^ ?(?:A|AU|-) ?$/.test(between) && lastSerial > 0 && Number(serial) - lastSerial < 60)
      for (let each = lastSerial + 1; each < Number(serial); each++)
        see(book.serial.get(String(each)), 'serial', false, run.at);
    if (isCued || (isListed && list)) {
      open = run.end;
      lastSerial = Number(serial);
    }
  }
  if (found.size === 0) for (const of of cutAt(book, all, others)) see([of], 'cut', true, 0);
  return [...found.values()];
}

/** A number that the bank cut at the end of what it writes. */
function cutAt<T extends Numbered>(
  book: NumberBook<T>,
  all: readonly Run[],
  others: readonly [number, number][],
): T[] {
  const tail = all.slice(-4);
  for (let from = 0; from < tail.length; from++) {
    const first = tail[from];
    const key = unconfuse(
      tail
        .slice(from)
        .map(({ text }) => text)
        .join(''),
    );
    if (!first || key.length < 5 || !/\d{2}/.test(key) || within(others, first.at, first.end)) continue;
    let low = 0;
    let high = book.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((book.starts[middle]?.key ?? '') < key) low = middle + 1;
      else high = middle;
    }
    const list: T[] = [];
    for (let at = low; book.starts[at]?.key.startsWith(key) && list.length <= 200; at++) {
      const entry = book.starts[at];
      if (entry) list.push(entry.of);
    }
    if (list.length > 0 && list.length <= 200) return [...new Set(list)];
  }
  return [];
}

/** Whether a label holds a number that is one figure off, or two changed places, or its last figures alone. */
export function isMisreadIn(number: string, label: string): boolean {
  const digits = formsOf(number).digits[0] ?? '';
  if (digits.length < 5) return false;
  const groups =
    fold(label)
      .replace(iban, ' ')
      .replace(/(?<=\d)[OIL](?=[\dOIL]|\b)/g, unconfuse)
      .match(/\d+(?:[ /._-]\d+){0,2}/g) ?? [];
  return groups.some((group) => {
    const read = group.replace(/\D/g, '');
    return (
      read !== digits &&
      (oneOff(read, digits) || (read.length >= 3 && read.length < digits.length && digits.endsWith(read)))
    );
  });
}

function oneOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const rest = (text: string, skip: number) => text.slice(start + skip);
  if (a.length === b.length)
    return (
      rest(a, 1) === rest(b, 1) ||
      (a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, 2) === rest(b, 2))
    );
  return a.length > b.length ? rest(a, 1) === rest(b, 0) : rest(a, 0) === rest(b, 1);
}
