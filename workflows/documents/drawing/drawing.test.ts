import { describe, expect, test } from 'vitest';
import { sampleDraft, sampleLine } from '#test/documents/sample-content.ts';
import { samplePicture } from '#test/documents/sample-picture.ts';
import { compileDrawing, compileSvg } from '../compile.ts';
import type { TypesetInput } from '../typeset-input.ts';
import { type Drawing, drawingSince, lettersOf, pathOf } from './drawing.ts';
import { readTypstSvg } from './read-typst-svg.ts';

const lines = Array.from({ length: 20 }, (_, index) =>
  sampleLine({ id: `l${index}`, name: `Poste ${index + 1}` }),
);
const draft = (subject: string): TypesetInput => sampleDraft({ lines, subject });
const drawn = (input: TypesetInput, known: string[] = []): Drawing =>
  JSON.parse(new TextDecoder().decode(compileDrawing(input, known)));
const namesOf = ({ bodies, letters }: Drawing) => [...Object.keys(bodies), ...Object.keys(letters)];

describe('a document as the screen draws it', () => {
  test('each letter that Typst drew is there once, at its place', () => {
    const svg = new TextDecoder().decode(compileSvg(draft('Sanitaires')));
    const { parts, bodies } = readTypstSvg(svg);
    const letters = parts.flatMap(([name]) => {
      const body = bodies[name]!;
      // What is cut off at an edge is drawn as paths, one subpath a letter at least.
      return typeof body === 'string' ? [] : lettersOf(body.run);
    });
    const inClips = Object.values(bodies).filter(
      (body) => typeof body === 'string' && body.includes('clip-path'),
    );
    expect(inClips.length).toBeGreaterThan(0);
    const drawnByTypst = svg.match(/<use /g)?.length ?? 0;
    expect(letters.length).toBeGreaterThan(drawnByTypst / 2);
    expect(letters.length).toBeLessThan(drawnByTypst);
    for (const [, x] of letters) expect(Number.isFinite(Number(x))).toBe(true);
  });

  test('given what was drawn before, a changed subject alone is told, in a fraction of the whole', () => {
    const before = drawn(draft('Sanitaires du siège'));
    const after = drawn(draft('Sanitaires du siège, lot 2'), namesOf(before));
    expect(Object.keys(after.bodies)).toHaveLength(1);
    expect(JSON.stringify(after).length).toBeLessThan(JSON.stringify(before).length / 20);
    const held = { ...before.bodies, ...after.bodies };
    const letters = { ...before.letters, ...after.letters };
    for (const [name] of after.parts) {
      const body = held[name];
      expect(body).toBeDefined();
      if (typeof body === 'object')
        for (const [letter] of lettersOf(body.run)) expect(letters).toHaveProperty(letter);
    }
  });

  test('a line that moves what is below it changes places, not bodies', () => {
    const before = drawn(draft('Sanitaires'));
    const after = drawn(sampleDraft({ lines, subject: 'Sanitaires\nSuite' }), namesOf(before));
    expect(Object.keys(after.bodies).length).toBeLessThan(4);
    expect(after.parts.map(([, matrix]) => matrix)).not.toEqual(before.parts.map(([, matrix]) => matrix));
  });

  test('a logo is a picture of the drawing', () => {
    const look = {
      colour: '#1f4e79',
      logo: { sha256: 'a'.repeat(64), format: 'png' as const, bytes: samplePicture },
      terms: null,
    };
    const { bodies } = drawn(sampleDraft({}, { look }));
    expect(Object.values(bodies).some((body) => typeof body === 'string' && body.startsWith('<image '))).toBe(
      true,
    );
  });

  test('whoever knows everything is told nothing but where it lies', () => {
    const all = drawn(draft('Sanitaires'));
    const again = drawingSince(all, new Set(namesOf(all)));
    expect(again).toEqual({ ...all, bodies: {}, letters: {} });
  });

  test('a run is one path, each letter at its place', () => {
    const outline = (name: string) => ({ a: 'h1v1Z', b: 'v2' })[name];
    expect(pathOf('a 0 b 5.36 gone 7', outline)).toBe('M0 0h1v1ZM5.36 0v2M7 0');
  });

  test('what Typst is not known to write is an error, not a hole in the page', () => {
    const svg = (inside: string) => `<svg viewBox="0 0 10 10"><g>${inside}</g></svg>`;
    expect(() => readTypstSvg(svg('<ellipse rx="1"/>'))).toThrow('<ellipse>');
    expect(() => readTypstSvg(svg('<path d="M 0 0" transform="rotate(90)"/>'))).toThrow('not a matrix');
    expect(() =>
      readTypstSvg(svg('<g class="typst-text"><use xlink:href="#gA" x="0" y="0" fill="#000"/></g>')),
    ).toThrow('does not define gA');
  });
});
