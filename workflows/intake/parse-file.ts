import { readCii } from './cii.ts';
import { extractFacturX } from './facturx.ts';
import type { IntakeResult } from './intake-result.ts';
import { readCsvLines } from './lines-csv.ts';
import { readXlsxLines } from './lines-xlsx.ts';
import { scanPdf } from './pdf-scan.ts';
import { Refusal } from './refusal.ts';
import { type FileType, sniff } from './sniff.ts';

/**
 * Reads a file of any accepted type. Runs in the isolated process: it may take long and much memory, and it throws on
 * what no reader foresaw.
 */
export async function parseFile(bytes: Uint8Array): Promise<IntakeResult> {
  try {
    return await readers[sniff(bytes)](bytes);
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.reason };
    throw error;
  }
}

const readers: Record<FileType, (bytes: Uint8Array) => IntakeResult | Promise<IntakeResult>> = {
  async pdf(bytes) {
    scanPdf(bytes);
    return { ok: true, kind: 'document', format: 'factur-x', ...readCii(await extractFacturX(bytes)) };
  },
  xml: (bytes) => ({ ok: true, kind: 'document', format: 'cii', ...readCii(bytes) }),
  csv: (bytes) => ({ ok: true, kind: 'lines', format: 'csv', ...readCsvLines(bytes) }),
  xlsx: async (bytes) => ({ ok: true, kind: 'lines', format: 'xlsx', ...(await readXlsxLines(bytes)) }),
};
