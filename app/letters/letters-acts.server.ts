import { data, redirect } from '@remix-run/node';
import { requireMay, type Staff } from '#app/auth/require-staff.server.ts';
import type { StaffAction } from '#app/auth/roles.ts';
import { paths } from '#app/lib/paths.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { type EndOutcome, postLetters, withdrawLetter } from '#workflows/dunning/commands/end-letters.ts';
import { isDay } from '#workflows/invoice/is-day.ts';
import type { Services } from '#workflows/services.ts';

type Run = { s: Services; staff: Staff; form: FormData };

/** Why nothing was done, at which form, with what was typed. `of`: the letter, or null for those that are ticked. */
export type LettersReply = {
  refused: Extract<EndOutcome, { ok: false }>['reason'] | 'nothing' | 'noDay' | 'receipt';
  of: string | null;
  typed: { letters: string[]; postedOn: string; reason: string; receipts: Record<string, string> };
};

/** What may be the number of a registered letter: letters and figures, in groups or not. */
const receiptLike = /^[0-9A-Z](?: ?[0-9A-Z]){7,23}$/;

/** The field of the number of each letter, before its id. */
const receiptOf = 'receipt-';

const needs: StaffAction = 'dispatch';
export const actionsOfLetters: readonly StaffAction[] = [needs];

/** Throws a redirect when it is done; otherwise why not. */
export async function actOnLetters(run: Run) {
  requireMay(run.staff, needs);
  const { s, staff, form } = run;
  const who = { officeId: staff.officeId, actor: staff.actor };
  const letters = form.getAll('letters').map(String);
  const postedOn = String(form.get('postedOn') ?? '');
  const reason = String(form.get('reason') ?? '').slice(0, 500);
  const receipts = Object.fromEntries(
    [...form].flatMap(([name, value]) => {
      const number = String(value).slice(0, 40).trim().toUpperCase().replace(/\s+/g, ' ');
      return name.startsWith(receiptOf) && number ? [[name.slice(receiptOf.length), number] as const] : [];
    }),
  );
  const refuse = (refused: LettersReply['refused'], of: string | null) =>
    data<LettersReply>({ refused, of, typed: { letters, postedOn, reason, receipts } }, { status: 409 });
  if (!letters.every(isUuid)) throw new Response(null, { status: 400 });
  switch (form.get('act')) {
    case 'post-letter': {
      if (letters.length === 0) return refuse('nothing', null);
      if (!isDay(postedOn)) return refuse('noDay', null);
      const registered = new Map(Object.entries(receipts).filter(([id]) => letters.includes(id)));
      if (![...registered.values()].every((each) => receiptLike.test(each))) return refuse('receipt', null);
      const outcome = await postLetters(s, who, { letterIds: [...new Set(letters)], postedOn, registered });
      if (!outcome.ok) return refuse(outcome.reason, null);
      throw redirect(paths.letters());
    }
    case 'withdraw-letter': {
      const [letterId = ''] = letters;
      const outcome = await withdrawLetter(s, who, { letterId, reason });
      if (!outcome.ok) return refuse(outcome.reason, letterId);
      throw redirect(paths.letters());
    }
    default:
      throw new Response(null, { status: 400 });
  }
}
