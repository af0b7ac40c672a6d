import { Refusal } from '../refusal.ts';
import { formatOf, type NumberFormat } from './number-format.ts';
import { tagsOf } from './tags.ts';

/** What the cells of all sheets refer to. */
export type Book = {
  sheets: { name: string; isHidden: boolean; xml: Uint8Array }[];
  strings: string[];
  /** By the index a cell gives for its style. */
  formats: NumberFormat[];
  from1904: boolean;
};

/** The parts of a workbook by their names. @throws Refusal when it is none */
export function readBook(parts: ReadonlyMap<string, Uint8Array>): Book {
  const main = parts.get('xl/workbook.xml');
  if (!main) throw new Refusal('xlsx.notWorkbook');
  const paths = readRelations(parts.get('xl/_rels/workbook.xml.rels'));
  const found = readSheets(main);
  return {
    sheets: found.sheets.flatMap(({ relation, ...sheet }) => {
      const xml = parts.get(paths.get(relation)?.path ?? '');
      return xml ? [{ ...sheet, xml }] : [];
    }),
    strings: readStrings(partOf(parts, paths, 'sharedStrings')),
    formats: readFormats(partOf(parts, paths, 'styles')),
    from1904: found.from1904,
  };
}

type Relations = ReadonlyMap<string, { type: string; path: string }>;

function readRelations(xml: Uint8Array | undefined): Relations {
  const found = new Map<string, { type: string; path: string }>();
  for (const tag of xml ? tagsOf(xml) : []) {
    if (tag.kind !== 'open' || tag.name !== 'Relationship') continue;
    const { Id = '', Type = '', Target = '' } = tag.attributes;
    const path = Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`;
    found.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), path });
  }
  return found;
}

function partOf(parts: ReadonlyMap<string, Uint8Array>, relations: Relations, type: string) {
  const relation = [...relations.values()].find((each) => each.type === type);
  return parts.get(relation?.path ?? `xl/${type}.xml`);
}

function readSheets(xml: Uint8Array) {
  const sheets: { name: string; isHidden: boolean; relation: string }[] = [];
  let from1904 = false;
  for (const tag of tagsOf(xml)) {
    if (tag.kind !== 'open') continue;
    const { attributes } = tag;
    if (tag.name === 'workbookPr') from1904 = isTrue(attributes.date1904);
    if (tag.name !== 'sheet') continue;
    const isHidden = (attributes.state ?? 'visible') !== 'visible';
    sheets.push({ name: attributes.name ?? '', isHidden, relation: attributes.id ?? '' });
  }
  return { sheets, from1904 };
}

export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Texts of cells; what is read aloud beside Japanese ones (`rPh`) is no part of them. */
function readStrings(xml: Uint8Array | undefined): string[] {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isSpoken = false;
  for (const tag of xml ? tagsOf(xml) : []) {
    if (tag.kind === 'text') text += isText && !isSpoken ? tag.text : '';
    else if (tag.name === 't') isText = tag.kind === 'open';
    else if (tag.name === 'rPh') isSpoken = tag.kind === 'open';
    else if (tag.name === 'si') {
      if (tag.kind === 'close') strings.push(text);
      text = '';
    }
  }
  return strings;
}

function readFormats(xml: Uint8Array | undefined): NumberFormat[] {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let isOfCells = false;
  for (const tag of xml ? tagsOf(xml) : []) {
    if (tag.kind === 'text') continue;
    if (tag.name === 'cellXfs') isOfCells = tag.kind === 'open' && !tag.isEmpty;
    if (tag.kind !== 'open') continue;
    const { numFmtId = '0', formatCode = '' } = tag.attributes;
    if (tag.name === 'numFmt') codes.set(Number(numFmtId), formatCode);
    if (tag.name === 'xf' && isOfCells) ids.push(Number(numFmtId));
  }
  return ids.map((id) => formatOf(id, codes));
}
