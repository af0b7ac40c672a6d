/** What no form of ours sends: no id, no number, too much of both, what PostgreSQL can't hold, and what is a tree. */
export const broken = [
  'x',
  '',
  '-1',
  '9'.repeat(40),
  'é'.repeat(4000),
  'a\u0000b',
  '{"a":[1]}',
  '2026-13-45',
];

/** Names that every object answers to without having been given them. */
export const inherited = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
];

/** Numbers that can't be counted with to the cent, and what is a number to some programs alone. */
export const numbers = [
  '1e308',
  '-0',
  '9007199254740993',
  '90071992547409.93',
  '999999999999999',
  '0.0000001',
  '-99999999999,99',
  '0x10',
  '１２',
  'NaN',
  'Infinity',
];

/** Days that one of the calendar, JavaScript and PostgreSQL does not have. */
export const days = [
  '0000-01-01',
  '2026-02-30',
  '9999-12-31',
  '275760-09-13',
  '+275760-09-13T00:00:00.000Z',
  '99999',
];

/** What an answer would say of our insides: a stack, a statement, a file. */
const insides: RegExp[] = [
  /\bat (?:async )?(?:[\w.<>$]+ \()?(?:file:|node:|\/)[^\s)]+:\d+/,
  /Failed query|\bparams: |[=(,] ?\$\d/,
  /node_modules|build\/server|file:\/\//,
];

/** What of our insides a text says; undefined where nothing. */
export const insideOf = (text: string): string | undefined =>
  insides.map((inside) => inside.exec(text)?.[0]).find((found) => found !== undefined) ??
  (text.includes(process.cwd()) ? process.cwd() : undefined);
