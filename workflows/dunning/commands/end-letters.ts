import { inOffice, type Tx } from '#db/client.ts';
import { findDunning } from '#db/queries/dunnings.ts';
import { isLedgerHeld } from '#db/queries/ledger-holds.ts';
import { findLetter, findRegistered, insertLetterEnd } from '#db/queries/letters.ts';
import { clock } from '../../engine/clock.ts';
import { parisDate } from '../../invoice/paris-time.ts';
import { factsOf } from '../../letters/letter-file.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../../settlement/books.ts';
import { stampOf, type Who } from '../../settlement/settle.ts';
import { endDunning } from '../end-dunning.ts';
import { noteLetterLeft, standingOf } from '../letter-left.ts';

/**
 * `future`: the day has not come; `early`: it is before a letter was written; `notPrinted`: nobody has made its file yet;
 * `ended`: somebody was faster; `noReceipt`: a formal notice without the number of its receipt; `receiptTwice`: another letter
 * has that number; `overtaken`: what some ask for was settled, contested or held since, and these were withdrawn.
 */
export type EndOutcome =
  | { ok: true; count: number }
  | {
      ok: false;
      reason:
        | 'notFound'
        | 'future'
        | 'early'
        | 'notPrinted'
        | 'ended'
        | 'noReason'
        | 'noReceipt'
        | 'receiptTwice'
        | 'overtaken'
        | 'ledgerHeld';
    };

type ToPost = {
  letterIds: readonly string[];
  postedOn: string;
  /** The number of the receipt of each that is registered. */
  registered?: ReadonlyMap<string, string>;
};

/**
 * These letters went to the post on a day: those that ask for money reach their level here. All or none; where some were
 * overtaken, those alone are withdrawn, and the others wait on.
 */
export const postLetters = (
  s: Pick<Services, 'db' | 'engine' | 'ledgerKey'>,
  who: Who,
  { letterIds, postedOn, registered = new Map() }: ToPost,
): Promise<EndOutcome> =>
  ending(() =>
    inOffice(s.db, who.officeId, async (tx) => {
      if (postedOn > parisDate(await clock(tx))) throw new EndRefused('future');
      const sealed = await readSealed(tx, letterIds);
      const stamp = await stampOf(tx, who);
      for (const { letter, file } of sealed) {
        if (postedOn < letter.writtenOn) throw new EndRefused('early');
        if (!file) throw new EndRefused('notPrinted');
        const number = registered.get(letter.id) ?? '';
        if (letter.kind === 'formalNotice' && !number) throw new EndRefused('noReceipt');
        if (number && (await findRegistered(tx, number))) throw new EndRefused('receiptTwice');
      }
      const overtaken = sealed.filter(({ asks }) => asks?.standing.why);
      for (const { letter, asks } of overtaken) {
        const end = { ...stamp, letterId: letter.id, outcome: 'withdrawn' as const };
        if (!(await insertLetterEnd(tx, end))) throw new EndRefused('ended');
        const { why, leftOut } = asks?.standing ?? { why: null };
        if (asks && why) await endDunning(tx, asks.dunning, { why, leftOut });
      }
      if (overtaken.length > 0) return 'overtaken';
      for (const { letter, asks } of sealed)
        if (asks && (await isLedgerHeld(tx, letter.businessId))) throw new EndRefused('ledgerHeld');
      for (const { letter } of sealed) {
        const number = registered.get(letter.id) ?? '';
        const end = {
          ...stamp,
          letterId: letter.id,
          outcome: 'posted' as const,
          postedOn,
          registered: number,
        };
        if (!(await insertLetterEnd(tx, end))) throw new EndRefused('ended');
      }
      for (const { letter, facts, asks } of sealed)
        if (asks) {
          const posted = { postedOn, registered: registered.get(letter.id) ?? '', at: stamp.at };
          await noteLetterLeft(s, tx, { dunning: asks.dunning, letter, facts }, asks.standing, posted);
        }
      return letterIds.length;
    }),
  );

/** These letters, with the dunning of each that has one as it stands under the lock of its books. @throws EndRefused */
async function readSealed(tx: Tx, letterIds: readonly string[]) {
  const found = await Promise.all(letterIds.map((id) => findLetter(tx, id)));
  const kept = found.flatMap((each) => (each ? [each] : []));
  if (kept.length < letterIds.length) throw new EndRefused('notFound');
  await lockBooks(
    tx,
    kept.map(({ letter }) => letter.businessId),
  );
  const sealed = [];
  for (const { letter, file } of kept) {
    const facts = factsOf(letter);
    const dunning = await findDunning(tx, letter.id);
    const asks = dunning && { dunning, standing: await standingOf(tx, dunning, facts) };
    sealed.push({ letter, file, facts, asks });
  }
  return sealed;
}

/** A letter that is not to be posted after all, and why. */
export const withdrawLetter = (
  { db }: Pick<Services, 'db'>,
  who: Who,
  { letterId, reason }: { letterId: string; reason: string },
): Promise<EndOutcome> =>
  ending(() =>
    inOffice(db, who.officeId, async (tx) => {
      if (!reason.trim()) throw new EndRefused('noReason');
      const found = await findLetter(tx, letterId);
      if (!found) throw new EndRefused('notFound');
      await lockBooks(tx, [found.letter.businessId]);
      const end = { ...(await stampOf(tx, who)), letterId, outcome: 'withdrawn' as const, reason };
      if (!(await insertLetterEnd(tx, end))) throw new EndRefused('ended');
      const dunning = await findDunning(tx, letterId);
      if (dunning)
        await endDunning(tx, dunning, { why: 'withdrawn', said: reason.trim(), saidBy: who.actor.name });
      return 1;
    }),
  );

type Reason = Extract<EndOutcome, { ok: false }>['reason'];

class EndRefused extends Error {
  readonly reason: Reason;
  constructor(reason: Reason) {
    super(reason);
    this.reason = reason;
  }
}

async function ending(work: () => Promise<number | 'overtaken'>): Promise<EndOutcome> {
  try {
    const count = await work();
    return count === 'overtaken' ? { ok: false, reason: count } : { ok: true, count };
  } catch (error) {
    if (!(error instanceof EndRefused)) throw error;
    return { ok: false, reason: error.reason };
  }
}
