import { TooLarge } from '#workflows/invoice/money.ts';
import type { IntakeResult } from './intake-result.ts';
import { Refusal } from './refusal.ts';
import { type FileType, sniff } from './sniff.ts';
import { type Mends, noMends } from './table/mends.ts';
import type { Answers } from './table/questions.ts';

/**
 * Reads a file of any accepted type. Runs in the isolated process: it may take long and much memory, and it throws on
 * what no reader foresaw.
 */
export async function parseFile(
  bytes: Uint8Array,
  answers: Answers = {},
  mends: Mends = noMends,
): Promise<IntakeResult> {
  try {
    return await readers[sniff(bytes)](bytes, answers, mends);
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.reason };
    if (error instanceof TooLarge) return { ok: false, reason: tooLarge(error).reason };
    throw error;
  }
}

function tooLarge({ path }: TooLarge): Refusal {
  const index = /^lines\.(\d+)\./.exec(path)?.[1];
  const n = Number(index) + 1;
  return new Refusal(
    'amount.tooLarge',
    index ? { fr: `Ligne ${n} : `, en: `Line ${n}: ` } : { fr: '', en: '' },
  );
}

/** Each process reads one file, so it loads the libraries for that type alone: a third of its life is loading. */
const readers: Record<
  FileType,
  (bytes: Uint8Array, answers: Answers, mends: Mends) => Promise<IntakeResult>
> = {
  async pdf(bytes) {
    const { scanPdf } = await import('./pdf-scan.ts');
    scanPdf(bytes);
    const { extractFacturX } = await import('./facturx.ts');
    const xml = await extractFacturX(bytes);
    const { readCii } = await import('./cii.ts');
    return { ok: true, kind: 'document', format: 'factur-x', ...readCii(xml) };
  },
  async xml(bytes) {
    const { readXml } = await import('./read-xml.ts');
    return { ok: true, kind: 'document', ...readXml(bytes) };
  },
  async csv(bytes, answers, mends) {
    const { readCsvLines } = await import('./table/lines-csv.ts');
    return { ok: true, kind: 'lines', format: 'csv', ...readCsvLines(bytes, answers, mends) };
  },
  async xlsx(bytes, answers, mends) {
    const { readXlsxLines } = await import('./xlsx/lines-xlsx.ts');
    return { ok: true, kind: 'lines', format: 'xlsx', ...readXlsxLines(bytes, answers, mends) };
  },
};
