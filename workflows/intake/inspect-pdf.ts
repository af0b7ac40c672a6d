import { type Reason, Refusal } from './refusal.ts';
import { sniff } from './sniff.ts';

export type PdfVerdict = { ok: true } | { ok: false; reason: Reason };

/**
 * Whether a PDF that is kept and shown to others is only paper: one type of file, whole, and with nothing in it that
 * acts. Runs in the isolated process.
 */
export async function inspectPdf(bytes: Uint8Array): Promise<PdfVerdict> {
  try {
    if (sniff(bytes) !== 'pdf') throw new Refusal('file.unknown');
    const { scanPdf } = await import('./pdf-scan.ts');
    scanPdf(bytes);
    const { loadPdf } = await import('./facturx.ts');
    const { activeParts } = await import('./active-pdf.ts');
    const [what] = activeParts(await loadPdf(bytes));
    if (what) throw new Refusal('pdf.active', { what });
    return { ok: true };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.reason };
    throw error;
  }
}
