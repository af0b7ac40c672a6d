import { rounded } from './matrix.ts';

/** Letters that came by, shortened; a text of another alphabet has thousands. */
const shortenedLetters = new Map<string, string>();
const mostLetters = 4000;

export type Definitions = {
  /** Where they begin: the drawing itself stands before. */
  start: number;
  /** The outline of a letter, in relative commands alone. @throws Error for a letter that is no such outline */
  letter: (id: string) => string;
  /** The edge at which a clipped group ends. */
  edges: Map<string, string>;
};

const symbol = /<symbol id="(\w+)"[^>]*>\s*(?:<path d="([^"]*)"\/>)?/g;
const clipPath = /<clipPath id="(\w+)"[^>]*>\s*<path d="([^"]*)"\/>/g;

/** The letters and edges that a drawing by Typst refers to, which stand at its end. */
export function readDefinitions(svg: string): Definitions {
  const at = svg.indexOf('<defs');
  const start = at < 0 ? svg.length : at;
  const text = svg.slice(start);
  const written = new Map([...text.matchAll(symbol)].map(([, id = '', outline = '']) => [id, outline]));
  const edges = new Map([...text.matchAll(clipPath)].map(([, id = '', edge = '']) => [id, shortened(edge)]));
  return { start, edges, letter };

  function letter(id: string): string {
    const known = shortenedLetters.get(id);
    if (known !== undefined) return known;
    const outline = written.get(id);
    if (outline === undefined) throw new Error(`the drawing does not define ${id}`);
    if (shortenedLetters.size >= mostLetters) shortenedLetters.clear();
    const made = relative(shortened(outline));
    shortenedLetters.set(id, made);
    return made;
  }
}

/** Typst begins each letter at 0 0 and goes on in relative commands, so that it may as well begin elsewhere. */
function relative(outline: string): string {
  if (outline === '') return '';
  if (!outline.startsWith('M0 0') || /[A-Y]/.test(outline.slice(1)))
    throw new Error(`not a letter: ${outline.slice(0, 40)}`);
  return outline.slice(4);
}

/** Coordinates to the thousandth of a point, and no space that says nothing. */
export const shortened = (path: string): string =>
  path
    .replace(/-?\d*\.?\d+(?:e-?\d+)?/g, (number) => String(rounded(Number(number), 3)))
    .replace(/\s*([A-Za-z])\s*/g, '$1')
    .replace(/ -/g, '-')
    .trim();
