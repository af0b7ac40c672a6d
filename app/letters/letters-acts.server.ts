import { data, redirect } from '@remix-run/node';
import { requireMay, type Staff } from '#app/auth/require-staff.server.ts';
import type { StaffAction } from '#app/auth/roles.ts';
import { paths } from '#app/lib/paths.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { isDay } from '#workflows/invoice/is-day.ts';
import { type EndOutcome, postLetters, withdrawLetter } from '#workflows/letters/end-letters.ts';
import type { Services } from '#workflows/services.ts';

type Run = { s: Services; staff: Staff; form: FormData };

/** Why nothing was done, at which form, with what was typed. `of`: the letter, or null for those that are ticked. */
export type LettersReply = {
  refused: Extract<EndOutcome, { ok: false }>['reason'] | 'nothing' | 'noDay';
  of: string | null;
  typed: { letters: string[]; postedOn: string; reason: string };
};

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
  const refuse = (refused: LettersReply['refused'], of: string | null) =>
    data<LettersReply>({ refused, of, typed: { letters, postedOn, reason } }, { status: 409 });
  if (!letters.every(isUuid)) throw new Response(null, { status: 400 });
  switch (form.get('act')) {
    case 'post-letter': {
      if (letters.length === 0) return refuse('nothing', null);
      if (!isDay(postedOn)) return refuse('noDay', null);
      const outcome = await postLetters(s, who, { letterIds: [...new Set(letters)], postedOn });
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
