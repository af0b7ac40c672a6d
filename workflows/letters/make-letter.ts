import { PDFDocument } from 'pdf-lib';
import type { LetterFacts } from '#db/shapes/letter.ts';
import type { Look } from '../documents/look/look.ts';
import { typesetPaper } from '../documents/typeset.ts';
import { sha256Hex } from '../identity/canonical.ts';
import { letterPaper } from './letter-paper.ts';

export type MadeLetter = { pdf: Uint8Array; sha256: string; pages: number };

/** A letter as a PDF: the same facts and look always give the same bytes. @throws TypesetError */
export async function makeLetter(facts: LetterFacts, look: Look): Promise<MadeLetter> {
  const pdf = await typesetPaper(letterPaper(facts, look));
  const pages = (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount();
  return { pdf, sha256: sha256Hex(pdf), pages };
}
