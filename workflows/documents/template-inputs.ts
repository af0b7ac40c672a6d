import path from 'node:path';
import type { ScriptFont } from './fonts.ts';
import { keptTogether } from './kept-together.ts';
import { labels } from './labels.ts';
import { type Look, plainLook } from './look/look.ts';
import type { Paper } from './paper.ts';
import { printable } from './printable.ts';
import { sheetOf } from './sheet.ts';
import { templateSheet } from './template-sheet.ts';
import type { TypesetInput } from './typeset-input.ts';

/** Where the template finds its files; nothing there is on a disk. */
export const root = path.resolve('/tacite');

/** All that the template is given: `sys.inputs`, files under `root`, and fonts besides those of every document. */
export type TemplateInputs = {
  inputs: Record<string, string>;
  files: { path: string; bytes: Buffer }[];
  scripts: ScriptFont[];
};

/** What the template is given of a document, with every text as the fonts can print it. @throws as `sheetOf` */
export function templateInputs(input: TypesetInput): TemplateInputs {
  const look = input.look ?? plainLook;
  const { logo, terms } = filesOf(look);
  const sheet = templateSheet(sheetOf(input), look, {
    logo: logo?.name ?? null,
    terms: terms.map(({ name }) => name),
  });
  const { facturX, locale } = input;
  const { text, scripts } = printed(sheet, { data: facturX ? labels[locale].data : null });
  return {
    inputs: { sheet: text, ...(facturX && { xml: facturX.xml }) },
    files: logo ? [logo, ...terms] : terms,
    scripts,
  };
}

/** The same of a paper that is no invoice. */
export function paperInputs({ title, author, on, locale, look, sheet }: Paper): TemplateInputs {
  const { logo } = filesOf(look);
  const meta = { title, author, date: on.split('-').map(Number) };
  const common = { meta, lang: locale, colour: look.colour, logo: logo?.name ?? null };
  const { text, scripts } = printed({ ...sheet, ...common }, {});
  return { inputs: { sheet: text }, files: logo ? [logo] : [], scripts };
}

/** A sheet as JSON that the fonts can print, with what of it a template would have to search for; `more` is added as it is. */
function printed(sheet: object, more: Record<string, unknown>) {
  const needed = new Set<ScriptFont>();
  const text = JSON.stringify(sheet, (key, value) =>
    typeof value === 'string' && key !== 'drawing' ? printable(keptTogether(value), needed) : value,
  );
  const scripts = [...needed];
  const found = {
    longWords: /(?:[^\s"]|\\"){29,}/.test(text),
    scripts: scripts.map(({ family }) => family),
    ...more,
  };
  return { text: `${text.slice(0, -1)},${JSON.stringify(found).slice(1)}`, scripts };
}

/** Files are named by their hash, so that Typst keeps what it knows of one business's logo from document to document. */
function filesOf({ logo, terms }: Look) {
  const file = (name: string, bytes: Uint8Array) => ({
    name: `/${name}`,
    path: path.join(root, name),
    bytes: Buffer.from(bytes),
  });
  return {
    logo: logo && file(`${logo.sha256}.${logo.format}`, logo.bytes),
    terms: (terms?.pages ?? []).map(({ drawing }, index) => file(`${terms?.sha256}-${index}.svg`, drawing)),
  };
}
