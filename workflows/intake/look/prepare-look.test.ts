import { describe, expect, test } from 'vitest';
import { sampleIssued } from '#test/documents/sample-content.ts';
import { samplePicture } from '#test/documents/sample-picture.ts';
import { compilePdf } from '#workflows/documents/compile.ts';
import { prepareLook } from './prepare-look.ts';

const pixel = Buffer.from(samplePicture);

describe('a logo', () => {
  test('is taken for what its bytes are', async () => {
    expect(await prepareLook({ kind: 'logo', bytes: pixel })).toMatchObject({
      ok: true,
      logo: { format: 'png' },
    });
  });

  test.each<[string, Uint8Array, string]>([
    ['text', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'logo.type'],
    ['a picture cut short', pixel.subarray(0, 50), 'logo.unreadable'],
    ['a million pixels a side', withSize(pixel, 1_000_000), 'logo.size'],
    ['nothing', new Uint8Array(), 'file.empty'],
    ['two megabytes', new Uint8Array(2_000_000), 'file.tooLarge'],
  ])('%s is refused with the reason', async (_, bytes, code) => {
    expect(await prepareLook({ kind: 'logo', bytes })).toMatchObject({ ok: false, reason: { code } });
  });
});

describe('terms of sale', () => {
  test('become a drawing a page, with its words, that a PDF/A can hold', async () => {
    const lines = Array.from({ length: 40 }, () => sampleIssued().content.lines[0]!);
    const pdf = compilePdf(sampleIssued({ lines }));
    const prepared = await prepareLook({ kind: 'terms', bytes: pdf });
    if (!prepared.ok || !prepared.terms) throw new Error(JSON.stringify(prepared));
    expect(prepared.terms).toHaveLength(2);
    expect(prepared.terms[0]?.words).toContain('VPC-2026-0118');
    const look = { colour: null, logo: null, terms: { sha256: 'a'.repeat(64), pages: prepared.terms } };
    const whole = Buffer.from(compilePdf(sampleIssued({}, { look }))).toString('latin1');
    expect(whole.match(/\/Type \/Page\b/g)).toHaveLength(3);
    expect(whole).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
  });

  test.each<[string, Uint8Array, string]>([
    ['a picture', pixel, 'file.unknown'],
    ['a PDF cut short', Buffer.from('%PDF-1.7\n1 0 obj'), 'file.truncated'],
    ['something that only begins and ends as a PDF', Buffer.from('%PDF-1.7\n%%EOF'), 'file.unreadable'],
  ])('%s is refused with the reason', async (_, bytes, code) => {
    expect(await prepareLook({ kind: 'terms', bytes })).toMatchObject({ ok: false, reason: { code } });
  });
});

function withSize(png: Buffer, side: number): Buffer {
  const changed = Buffer.from(png);
  changed.writeUInt32BE(side, 16);
  return changed;
}
