import type { LogoFormat, TermsPage } from '#workflows/documents/look/look.ts';
import { isolated, ParserCrash } from '../isolated.ts';
import { type Reason, Refusal } from '../refusal.ts';

export type LookOrder = { kind: 'logo' | 'terms'; bytes: Uint8Array };

type Prepared = { ok: true; logo: { format: LogoFormat } | null; terms: TermsPage[] | null };
export type LookAnswer = Prepared | { ok: false; reason: Reason };

/** Bytes of an uploaded file, by kind. */
const mostBytes = { logo: 1_000_000, terms: 5_000_000 };

const limits = { milliseconds: 15_000, megabytes: 768 };

/**
 * What documents can hold of a file that a business gives: its logo as it is, its terms of sale as drawings. Read in
 * another process with limits of time and memory; what it is, its bytes say. Never throws on account of the file; a
 * failure of our own goes to `report` besides.
 */
export async function prepareLook(
  order: LookOrder,
  report: (crash: ParserCrash) => void = () => {},
): Promise<LookAnswer> {
  try {
    if (order.bytes.length === 0) throw new Refusal('file.empty');
    if (order.bytes.length > mostBytes[order.kind]) {
      throw new Refusal('file.tooLarge', { limit: String(mostBytes[order.kind] / 1_000_000) });
    }
    // Typst is a native module, which a process under these permissions may load only if it says so.
    const answer = await isolated(entry, order, limits, ['--allow-addons']);
    return answer as LookAnswer;
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.reason };
    if (!(error instanceof ParserCrash)) throw error;
    report(error);
    return { ok: false, reason: new Refusal('file.unreadable').reason };
  }
}

const entry = 'workflows/intake/look/worker.ts';
