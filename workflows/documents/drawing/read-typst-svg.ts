import { hash } from 'node:crypto';
import { readDefinitions, shortened } from './definitions.ts';
import type { Body, Drawing } from './drawing.ts';
import { pathOf } from './drawing.ts';
import { identity, type Matrix, readMatrix, rounded, times, writeMatrix } from './matrix.ts';

type Leaf = { matrix: Matrix; body: Body };
type Group = { matrix: Matrix; clip: string | undefined; leaves: Leaf[] };

const tag = /<(\/?)([A-Za-z][\w:-]*)([^<>]*?)(\/?)>/g;
const attribute = /([\w:-]+)="([^"]*)"/g;
const letter = /<use xlink:href="#(\w+)" x="([^"]*)" y="0" fill="([^"]*)"[^>]*\/>/g;

/**
 * Reads the SVG that Typst makes of a document: nested groups become parts with one matrix each, and the letters of a run
 * of text, an element each there, one path.
 *
 * @throws Error for an element that Typst is not known to write
 */
export function readTypstSvg(svg: string): Drawing {
  const definitions = readDefinitions(svg);
  const letters: Drawing['letters'] = {};
  const page: Group = { matrix: identity, clip: undefined, leaves: [] };
  const open: Group[] = [page];
  let size = { width: 0, height: 0 };
  const drawn = svg.slice(0, definitions.start);
  tag.lastIndex = 0;
  for (let match = tag.exec(drawn); match; match = tag.exec(drawn)) {
    const [, closes, name = '', rest = '', isEmpty] = match;
    const group = open.at(-1);
    if (!group) throw new Error('the drawing closes more than it opens');
    if (name === 'g' && closes) {
      open.pop();
      const around = open.at(-1);
      if (around) around.leaves.push(...(group.clip ? [clipped(group, group.clip)] : laid(group)));
    } else if (name === 'g' && !isEmpty) {
      const given = attributesOf(rest);
      const matrix = readMatrix(given.transform);
      if (given.class === 'typst-text') {
        const end = drawn.indexOf('</g>', tag.lastIndex);
        group.leaves.push({ matrix, body: runOf(drawn.slice(tag.lastIndex, end)) });
        tag.lastIndex = end + '</g>'.length;
      } else open.push({ matrix, clip: /^url\(#(\w+)\)$/.exec(given['clip-path'] ?? '')?.[1], leaves: [] });
    } else if (name === 'path' || name === 'image') group.leaves.push(leafOf(name, attributesOf(rest)));
    else if (name === 'svg' && !closes) size = sizeOf(attributesOf(rest).viewBox ?? '');
    else if (name !== 'g' && !closes) throw new Error(`the drawing has an unknown <${name}>`);
  }
  return { ...size, ...named(page.leaves), letters };

  function runOf(text: string): Body {
    let fill = '';
    let run = '';
    for (const [, id = '', x, colour = ''] of text.matchAll(letter)) {
      const name = id.slice(0, 10);
      letters[name] ??= definitions.letter(id);
      run += `${run && ' '}${name} ${rounded(Number(x), 3)}`;
      fill = colour;
    }
    return { fill, run };
  }

  /** What is cut off at an edge stays together, with its edge. */
  function clipped({ matrix, leaves }: Group, clip: string): Leaf {
    const inside = leaves.map((leaf) => {
      const { body } = leaf;
      const element =
        typeof body === 'string'
          ? body
          : `<path fill="${body.fill}" d="${pathOf(body.run, (name) => letters[name])}"/>`;
      return `<g transform="matrix(${writeMatrix(leaf.matrix)})">${element}</g>`;
    });
    const edge = `<clipPath id="${clip}"><path d="${definitions.edges.get(clip) ?? ''}"/></clipPath>`;
    return { matrix, body: `${edge}<g clip-path="url(#${clip})">${inside.join('')}</g>` };
  }
}

const laid = ({ matrix, leaves }: Group): Leaf[] =>
  leaves.map((leaf) => ({ ...leaf, matrix: times(matrix, leaf.matrix) }));

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(Array.from(text.matchAll(attribute), ([, name, value]) => [name, value]));

function leafOf(name: string, { transform, class: _, ...attributes }: Record<string, string>): Leaf {
  if (attributes.d) attributes.d = shortened(attributes.d);
  const written = Object.entries(attributes).map(([key, value]) => `${key}="${value}"`);
  return { matrix: readMatrix(transform), body: `<${name} ${written.join(' ')}/>` };
}

function sizeOf(viewBox: string) {
  const [, , width = 0, height = 0] = viewBox.split(' ').map(Number);
  return { width: rounded(width, 3), height: rounded(height, 3) };
}

function named(leaves: Leaf[]): Pick<Drawing, 'parts' | 'bodies'> {
  const bodies: Drawing['bodies'] = {};
  const parts = leaves.map(({ matrix, body }): Drawing['parts'][number] => {
    const text = typeof body === 'string' ? body : `${body.fill} ${body.run}`;
    const name = hash('sha1', text, 'base64url').slice(0, 10);
    bodies[name] = body;
    return [name, writeMatrix(matrix)];
  });
  return { parts, bodies };
}
