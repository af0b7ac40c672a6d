import { createHash } from 'node:crypto';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { LogoFormat } from '#workflows/documents/look/look.ts';
import { Refusal } from '../refusal.ts';
import { logoType } from './logo-type.ts';

/** 60 by 14 mm at 600 dots an inch need 1417 by 331. */
const mostPixels = 4000;

/**
 * Looks whether a picture can stand on documents, by setting one with it. To be called in the isolated process alone.
 *
 * @throws Refusal 'logo.type', 'logo.size' (pixels), 'logo.cmyk' (the paper's colours are those of a screen, and a
 * PDF/A may not mix) or 'logo.unreadable'.
 */
export function prepareLogo(bytes: Uint8Array): { format: LogoFormat } {
  const type = logoType(bytes);
  if (!type) throw new Refusal('logo.type');
  const { format, width, height, components } = type;
  if (Math.min(width, height) < 1 || Math.max(width, height) > mostPixels) {
    throw new Refusal('logo.size', { most: String(mostPixels) });
  }
  if (components === 4) throw new Refusal('logo.cmyk');
  const name = `${createHash('sha256').update(bytes).digest('hex')}.${format}`;
  const typst = NodeCompiler.create({ workspace: '/tacite' });
  typst.mapShadow(`/tacite/${name}`, Buffer.from(bytes));
  try {
    const date = 'datetime(year: 2000, month: 1, day: 1)';
    const mainFileContent = `#set document(title: "logo", date: ${date})\n#image("/${name}", alt: "logo")`;
    typst.pdf({ mainFileContent }, { pdfStandard: 'a-3a' });
  } catch {
    throw new Refusal('logo.unreadable');
  }
  return { format };
}
