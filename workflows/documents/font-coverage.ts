/**
 * The code points a TrueType or OpenType font has a glyph for, read from its `cmap` (OpenType specification, formats 4
 * and 12: the two that Unicode fonts use). Empty for a font that has neither.
 */
export function coverageOf(font: Buffer): Set<number> {
  const covered = new Set<number>();
  for (const offset of subtables(font)) {
    const format = font.readUInt16BE(offset);
    if (format === 4) readFormat4(font, offset, covered);
    if (format === 12) readFormat12(font, offset, covered);
  }
  return covered;
}

function subtables(font: Buffer): number[] {
  const cmap = tableOffset(font, 'cmap');
  if (cmap === undefined) return [];
  const count = font.readUInt16BE(cmap + 2);
  return Array.from({ length: count }, (_, index) => cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4));
}

function tableOffset(font: Buffer, tag: string): number | undefined {
  const count = font.readUInt16BE(4);
  for (let record = 12; record < 12 + count * 16; record += 16) {
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  return undefined;
}

function readFormat4(font: Buffer, offset: number, covered: Set<number>): void {
  const segments = font.readUInt16BE(offset + 6) / 2;
  const ends = offset + 14;
  const starts = ends + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const ranges = deltas + segments * 2;
  for (let segment = 0; segment < segments; segment++) {
    const start = font.readUInt16BE(starts + segment * 2);
    const end = font.readUInt16BE(ends + segment * 2);
    const delta = font.readUInt16BE(deltas + segment * 2);
    const range = font.readUInt16BE(ranges + segment * 2);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const indirect = ranges + segment * 2 + range + (code - start) * 2;
      const glyph = range === 0 ? (code + delta) & 0xffff : font.readUInt16BE(indirect);
      if (glyph !== 0) covered.add(code);
    }
  }
}

function readFormat12(font: Buffer, offset: number, covered: Set<number>): void {
  const groups = font.readUInt32BE(offset + 12);
  for (let group = 0; group < groups; group++) {
    const at = offset + 16 + group * 12;
    const end = font.readUInt32BE(at + 4);
    for (let code = font.readUInt32BE(at); code <= end; code++) covered.add(code);
  }
}
