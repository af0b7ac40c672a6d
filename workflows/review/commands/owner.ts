import { sql } from 'drizzle-orm';
import { inOffice, rows } from '#db/client.ts';
import { readApprover } from '#db/queries/approvers.ts';
import { clock, toIso } from '../../engine/clock.ts';
import { addMs, leftOf, longestHoldMs, resumeWindow, undoMs } from '../../invoice/silence-window.ts';
import { readTerms } from '../../ledger/review-terms.ts';
import { requestMail } from '../../mail/outbox.ts';
import type { Services } from '../../services.ts';
import { readContacts } from '../effects.ts';
import { commandTogether } from './command-together.ts';
import {
  type CommandArgs,
  type CommandOutcome,
  command,
  type Locked,
  Refused,
  type Said,
} from './outcome.ts';
import { say } from './say.ts';
import { tellUndone } from './tell-undone.ts';
import { keepWords, wordsOf } from './words.ts';

/** Explicit yes to the revision that was shown. Another hash is refused with `contentChanged`. */
export function approve(
  s: Services,
  args: CommandArgs & { revisionSha256: string },
): Promise<CommandOutcome> {
  return commandTogether(s, args, ({ context, now }) => {
    const { revisionSha256 } = args;
    if (context.revisionSha256 !== revisionSha256) throw new Refused('contentChanged');
    return { type: 'approve', revisionSha256, undoUntil: addMs(now, undoMs) };
  });
}

/** Takes an explicit approval back within ten minutes; the clock goes on with what was left, 24 hours at least. */
export function undoApproval(s: Services, args: CommandArgs): Promise<CommandOutcome> {
  const undone = tellUndone(s, args, 'undone');
  return command(
    s,
    args,
    async (locked) => {
      await undone.note(locked);
      return undoing(locked);
    },
    (tx) => undone.tell(tx),
  );
}

/** The same by somebody who disowns an answer given in his name: of another person's approval it is refused (`notNow`). */
export function undoOwnApproval(s: Services, args: CommandArgs): Promise<CommandOutcome> {
  return command(s, args, async (locked) => {
    const approver = await readApprover(locked.tx, locked.invoiceId);
    if (approver?.id !== args.actor.id) throw new Refused('notNow');
    return undoing(locked);
  });
}

async function undoing({ tx, context, now }: Locked): Promise<Said> {
  const terms = await readTerms(tx, context);
  // Approved during a hold, what was left stood still.
  const left = context.leftMs ?? leftOf(terms, context.decidedAt ?? now, context.reviewDueAt);
  return { type: 'undoApproval', ...resumeWindow(terms, now, left) };
}

export type Words = CommandArgs & { lineId: string | null; body: string };

/** A remark or a question. It breaks silence: the clock stops until the office has answered. */
export function comment(s: Services, args: Words): Promise<CommandOutcome> {
  const { lineId, body } = args;
  return say(s, args, { kind: 'comment', lineId, body }, () => ({ type: 'comment' }));
}

/** Which line or field is wrong, and which value is right. */
export function requestCorrection(
  s: Services,
  args: Words & { field: string; before: string; after: string },
): Promise<CommandOutcome> {
  const { lineId, body, field, before, after } = args;
  const said = { kind: 'correctionRequest' as const, lineId, body, field, before, after };
  const undone = tellUndone(s, args, 'corrected');
  return say(
    s,
    args,
    said,
    async (locked) => {
      await undone.note(locked);
      return { type: 'requestCorrection' };
    },
    (tx) => undone.tell(tx),
  );
}

/**
 * Holds the clock until an instant of the owner's choice (ISO 8601, any offset); no reason asked. Refused with
 * `tooLong` past seven days in all.
 */
export function askTime(s: Services, args: CommandArgs & { until: string }): Promise<CommandOutcome> {
  return command(s, args, async ({ tx, context, now }) => {
    const holdEndsBy = context.holdEndsBy ?? addMs(now, longestHoldMs);
    const until = toIso(args.until);
    if (until <= now || until > holdEndsBy) throw new Refused('tooLong');
    const terms = await readTerms(tx, context);
    const leftMs = leftOf(terms, now, context.reviewDueAt);
    return {
      type: 'askTime',
      until,
      holdEndsBy,
      leftMs,
      afterHold: resumeWindow(terms, until, leftMs),
    };
  });
}

/** Ends a hold early. */
export function resume(s: Services, args: CommandArgs): Promise<CommandOutcome> {
  return command(s, args, async ({ tx, context, now }) => {
    const terms = await readTerms(tx, context);
    return { type: 'resume', ...resumeWindow(terms, now, context.leftMs ?? 0) };
  });
}

/** « Signaler une erreur » on what is issued already: nothing changes, the office is told and prepares a credit note. */
export async function reportError(
  s: Services,
  args: CommandArgs & { body: string },
): Promise<{ accepted: boolean }> {
  return inOffice(s.db, args.officeId, async (tx) => {
    const [issued] = await rows<{ round: number; businessId: string }>(
      tx,
      sql`select round, business_id as "businessId" from issued_invoices
        where office_id = (select app_office()) and invoice_id = ${args.invoiceId}`,
    );
    if (!issued) return { accepted: false };
    const at = await clock(tx);
    const words = wordsOf(args, { kind: 'dispute', body: args.body }, { round: issued.round, at });
    await keepWords(tx, [words]);
    const contact = (await readContacts(tx, [issued.businessId])).get(issued.businessId);
    if (contact)
      await requestMail(tx, s, {
        officeId: args.officeId,
        key: `errorReported:${words.id}`,
        kind: 'errorReported',
        to: { address: contact.email, name: contact.name },
        facts: { at, exchangeId: words.id, ownerName: args.actor.name },
        invoiceId: args.invoiceId,
      });
    return { accepted: true };
  });
}
