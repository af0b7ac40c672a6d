import type { Staff } from '#app/auth/require-staff.server.ts';
import type { Visit } from '#app/auth/visit.server.ts';
import type { Locale } from '#app/lib/format.ts';
import type { BankQuestion } from '#workflows/banking/files/unreadable.ts';
import type { Services } from '#workflows/services.ts';

/** What a file leaves open, why it was refused, and what was answered so far. */
export type ImportReply = {
  refused: string[];
  questions: BankQuestion[];
  answers: Record<string, string>;
};

/** Why a line stays as it is, and what was typed about it. */
export type RefusedLine = { line: string; text: string; needsFactor: boolean; typed: Record<string, string> };
export type BankingReply =
  | { refused: RefusedLine }
  | { imported: ImportReply }
  | { account: { iban: string; text: string } };

export type Run = { s: Services; staff: Staff; form: FormData; locale: Locale; visit: Visit };
