import { inTurn } from './in-turn.ts';
import type { PdfVerdict } from './inspect-pdf.ts';
import type { IntakeResult } from './intake-result.ts';
import { type IsolationLimits, ParserCrash, parseIsolated } from './isolated.ts';
import { type Reason, Refusal } from './refusal.ts';
import type { Mends } from './table/mends.ts';
import type { Answers } from './table/questions.ts';
import type { TaskName, TaskResult } from './tasks.ts';

export type { IntakeResult } from './intake-result.ts';
export type { Reason } from './refusal.ts';
export { columnsKnown } from './table/columns-read.ts';
export type { Mended, Mends } from './table/mends.ts';
export { type Answers, questionNames } from './table/questions.ts';

export type IntakeLimits = IsolationLimits & { bytes: number };

export const intakeLimits: IntakeLimits = { bytes: 20_000_000, milliseconds: 5000, megabytes: 512 };

/**
 * A draft or lines of one from an uploaded file: Factur-X PDF, CII or UBL XML, CSV or XLSX. The type is told by the bytes,
 * never by the name. Parsing happens in another process with hard limits, so a hostile file costs the caller nothing
 * but its wait. Never throws on account of the file: what can't be taken is refused with a reason for the person, and
 * a failure of our own parser goes to `report` besides. `answers` are a person's, to what an earlier refusal asked, and `mends`
 * what stands in place of cells that it showed.
 */
export const readFile = (
  file: { name: string; bytes: Uint8Array; answers?: Answers; mends?: Mends },
  limits?: Partial<IntakeLimits>,
  report?: (crash: ParserCrash) => void,
): Promise<IntakeResult> => isolated('read', file, limits, report);

/**
 * Whether a PDF may be kept as it is and shown to others: with the same limits, and refused besides when anything in it
 * acts by itself.
 */
export const checkPdf = (
  file: { bytes: Uint8Array },
  limits?: Partial<IntakeLimits>,
  report?: (crash: ParserCrash) => void,
): Promise<PdfVerdict> => isolated('inspect', file, limits, report);

/** A file that is not there, as a refusal like any other. */
export const unopened = (): IntakeResult => ({ ok: false, reason: new Refusal('file.missing').reason });

async function isolated<Name extends TaskName>(
  task: Name,
  file: { bytes: Uint8Array; answers?: Answers; mends?: Mends },
  limits: Partial<IntakeLimits> = {},
  report: (crash: ParserCrash) => void = () => {},
): Promise<TaskResult<Name> | { ok: false; reason: Reason }> {
  const { bytes: mostBytes, ...isolation } = { ...intakeLimits, ...limits };
  try {
    if (file.bytes.length === 0) throw new Refusal('file.empty');
    if (file.bytes.length > mostBytes)
      throw new Refusal('file.tooLarge', { limit: String(mostBytes / 1_000_000) });
    return await inTurn(() => parseIsolated(task, file.bytes, isolation, file));
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.reason };
    if (!(error instanceof ParserCrash)) throw error;
    report(error);
    return { ok: false, reason: new Refusal('file.unreadable').reason };
  }
}
