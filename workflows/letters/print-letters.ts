import { Duplex, PDFDocument, PrintScaling } from 'pdf-lib';
import type { Services } from '../services.ts';
import { letterFile } from './letter-file.ts';

/** As many as one file holds. */
export const mostPrinted = 100;

/**
 * Letters as one file to print, in their order: each begins on a sheet of its own, and nothing is scaled, so that every
 * address stands where its envelope has its window. Undefined where none of them is this office's.
 */
export async function printLetters(
  s: Pick<Services, 'db' | 'blobs'>,
  { officeId, letterIds }: { officeId: string; letterIds: readonly string[] },
): Promise<Uint8Array | undefined> {
  const all = await PDFDocument.create();
  for (const letterId of letterIds.slice(0, mostPrinted)) {
    const found = await letterFile(s, { officeId, letterId });
    if (!found) continue;
    const one = await PDFDocument.load(found.pdf, { updateMetadata: false });
    for (const page of await all.copyPages(one, one.getPageIndices())) all.addPage(page);
  }
  if (all.getPageCount() === 0) return undefined;
  const wishes = all.catalog.getOrCreateViewerPreferences();
  wishes.setPrintScaling(PrintScaling.None);
  wishes.setDuplex(Duplex.Simplex);
  return all.save({ useObjectStreams: false });
}
