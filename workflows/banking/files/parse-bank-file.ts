import { Refusal } from '../../intake/refusal.ts';
import type { Texts } from '../../intake/texts.ts';
import { readZip } from '../../intake/zip.ts';
import { readCamt } from './camt.ts';
import { isCfonb, readCfonb } from './cfonb.ts';
import { isOfx, readOfx } from './ofx.ts';
import { isQif, readQif } from './qif.ts';
import type { ReadBankFile } from './statement.ts';
import { readBankCsv, readBankXlsx } from './table.ts';
import { type BankQuestion, Unreadable, unreadable } from './unreadable.ts';

/** What was read, or why not: `text` of a refusal that files of every kind share. */
export type BankFileRead =
  | { ok: true; files: ReadBankFile[] }
  | { ok: false; text: Texts | null; problems: Unreadable['problems']; questions: BankQuestion[] };

/** Reads a bank's file of any form, told by its bytes. Runs in the isolated process. */
export async function parseBankFile(
  bytes: Uint8Array,
  answers: Readonly<Record<string, string>> = {},
): Promise<BankFileRead> {
  try {
    return { ok: true, files: read(bytes, answers) };
  } catch (error) {
    if (error instanceof Unreadable)
      return { ok: false, text: null, problems: error.problems, questions: error.questions };
    if (error instanceof Refusal) return { ok: false, text: error.reason.text, problems: [], questions: [] };
    throw error;
  }
}

function read(bytes: Uint8Array, answers: Readonly<Record<string, string>>): ReadBankFile[] {
  const start = Buffer.from(bytes.subarray(0, 400)).toString('latin1');
  if (start.startsWith('PK\x03\x04')) return readZipped(readZip(bytes), answers);
  if (start.startsWith('%PDF-')) throw unreadable('pdf');
  if (isOfx(bytes)) return [readOfx(bytes)];
  if (/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*</.test(start)) return [readCamt(bytes)];
  if (isCfonb(bytes)) return [readCfonb(bytes)];
  if (isQif(bytes)) return [readQif(bytes, answers)];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  if (/[\x01-\x08\x0e-\x1f]/.test(start.slice(4))) throw unreadable('unknown');
  return [readBankCsv(bytes, answers)];
}

/** A workbook, or a set of files of which each is read by itself. */
function readZipped(parts: Map<string, Buffer>, answers: Readonly<Record<string, string>>): ReadBankFile[] {
  if (parts.has('[Content_Types].xml')) return [readBankXlsx(parts, answers)];
  const files = [...parts].filter(([name]) => !name.endsWith('/') && !/(^|\/)(\.|__MACOSX)/.test(name));
  if (files.length === 0) throw unreadable('empty');
  return files.flatMap(([name, bytes]) => {
    if (bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04') throw unreadable('nested', { found: name });
    return read(bytes, answers);
  });
}
