/**
 * A document as the screen draws it: parts that lie where their matrix puts them (a b c d e f, as in SVG), in their order.
 * The same words look the same wherever they stand, so a part is named by its body, and whoever has drawn the document
 * before needs the bodies and the letters of what changed alone.
 */
export type Drawing = {
  /** In points; the pages stand below each other. */
  width: number;
  height: number;
  parts: Part[];
  /** By name; those that the reader has are left out. */
  bodies: Record<string, Body>;
  /** Outlines of letters by name, in relative commands: those that these bodies need, without what the reader has. */
  letters: Record<string, string>;
};

type Part = [body: string, matrix: string];

/** An SVG element, or a run of text: letters by name, each behind it its place on the line: "3f0a 0 77c1 5.36". */
export type Body = string | { fill: string; run: string };

/** What is left to tell somebody who has these bodies and letters. */
export function drawingSince(drawing: Drawing, known: ReadonlySet<string>): Drawing {
  const bodies = Object.entries(drawing.bodies).filter(([name]) => !known.has(name));
  const letters: Drawing['letters'] = {};
  for (const [, body] of bodies) {
    if (typeof body === 'string') continue;
    for (const [name] of lettersOf(body.run)) {
      const outline = drawing.letters[name];
      if (outline !== undefined && !known.has(name)) letters[name] = outline;
    }
  }
  return { ...drawing, bodies: Object.fromEntries(bodies), letters };
}

/** The letters of a run with their places. */
export function lettersOf(run: string): [name: string, x: string][] {
  const words = run.split(' ');
  return Array.from({ length: words.length >> 1 }, (_, at) => [words[2 * at] ?? '', words[2 * at + 1] ?? '']);
}

/** A run as one path: each outline begins at its own place. */
export const pathOf = (run: string, outline: (name: string) => string | undefined): string =>
  lettersOf(run)
    .map(([name, x]) => `M${x} 0${outline(name) ?? ''}`)
    .join('');
