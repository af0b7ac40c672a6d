import { inTurn } from '../../intake/in-turn.ts';
import { isolated, ParserCrash } from '../../intake/isolated.ts';
import { intakeLimits } from '../../intake/read-file.ts';
import { Refusal } from '../../intake/refusal.ts';
import type { BankFileRead } from './parse-bank-file.ts';

const entry = 'workflows/banking/files/worker.ts';

/**
 * What a bank's file says, read in a process of its own with the limits of every upload. Never throws on account of the file:
 * a failure of our own reader goes to `report`.
 */
export async function readBankFile(
  bytes: Uint8Array,
  answers: Readonly<Record<string, string>>,
  report: (crash: ParserCrash) => void,
): Promise<BankFileRead> {
  try {
    if (bytes.length === 0) throw new Refusal('file.empty');
    if (bytes.length > intakeLimits.bytes)
      throw new Refusal('file.tooLarge', { limit: String(intakeLimits.bytes / 1_000_000) });
    return (await inTurn(() => isolated(entry, { bytes, answers }, intakeLimits))) as BankFileRead;
  } catch (error) {
    if (error instanceof ParserCrash) report(error);
    else if (!(error instanceof Refusal)) throw error;
    const refusal = error instanceof Refusal ? error : new Refusal('file.unreadable');
    return { ok: false, text: refusal.reason.text, problems: [], questions: [] };
  }
}
