import type { Tx } from '#db/client.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { type Dunning, findDunning, findNotice, findNoticeRelease } from '#db/queries/dunnings.ts';
import type { Letter } from '#db/queries/letters.ts';
import type { DunnedDocument, DunRefusal, LeftOut } from '#db/shapes/dunning.ts';
import type { LetterFacts } from '#db/shapes/letter.ts';
import { letterText } from '../letters/letter-paper.ts';
import type { Services } from '../services.ts';
import { noteLeft } from './note-left.ts';
import { whatIsNoticed } from './notice.ts';
import { readLeaving } from './read-leaving.ts';
import { isStillAsked } from './what-is-asked.ts';

type Standing = { why: DunRefusal | null; documents: DunnedDocument[]; leftOut: LeftOut[] };

/**
 * Whether a sealed letter still asks for what may be asked for: all of it is owed, and nothing stands against it. Sure under
 * `lockBooks` alone.
 */
export async function standingOf(tx: Tx, dunning: Dunning, facts: LetterFacts): Promise<Standing> {
  const customer = await findCustomer(tx, dunning.customerId);
  if (!customer) throw new Error(`no customer ${dunning.customerId}`);
  const { asked, why } = await readLeaving(tx, dunning, customer);
  const isNotice = facts.kind === 'formalNotice';
  const now = isNotice ? whatIsNoticed(asked, true) : asked;
  const sealed = facts.documents.map(({ invoiceId, askedCents: cents }) => ({ invoiceId, cents }));
  const documents = sealed.flatMap(({ invoiceId, cents }) =>
    now.documents.filter((each) => each.invoiceId === invoiceId).map((each) => ({ ...each, cents })),
  );
  // A formal notice is what comes after relance 2.
  const against = isNotice && why === 'atHighest' ? null : why;
  return {
    why: against ?? (isStillAsked(sealed, now.documents) ? null : 'changed'),
    documents,
    leftOut: now.leftOut,
  };
}

/** Why a letter that waits for the post is not to go there any more; null: it still stands, or asks for nothing that we follow. */
export async function overtakenBy(tx: Tx, letterId: string, facts: LetterFacts): Promise<DunRefusal | null> {
  const dunning = await findDunning(tx, letterId);
  return dunning ? (await standingOf(tx, dunning, facts)).why : null;
}

type Posted = { postedOn: string; registered: string; at: string };

/** A letter was posted: from then on its documents stand a level higher, as they do once a mail was accepted. */
export async function noteLetterLeft(
  s: Pick<Services, 'engine' | 'ledgerKey'>,
  tx: Tx,
  { dunning, letter, facts }: { dunning: Dunning; letter: Letter; facts: LetterFacts },
  { documents, leftOut }: Standing,
  { postedOn, registered, at }: Posted,
): Promise<void> {
  const { subject, opening, closing } = letterText(facts);
  const notice = await findNotice(tx, dunning.id);
  const release = await findNoticeRelease(tx, dunning.id);
  await noteLeft(s, tx, dunning.officeId, {
    dunned: {
      dunningId: dunning.id,
      level: facts.kind === 'formalNotice' ? 3 : facts.kind === 'dunning2' ? 2 : 1,
      subject,
      words: [...opening, ...closing].join('\n\n'),
      iban: facts.account?.iban ?? '',
      documents,
      leftOut,
      letter: {
        sha256: letter.factsSha256,
        postedOn,
        registered,
        notice: notice
          ? {
              payDays: notice.payDays,
              isClaiming: notice.isClaiming,
              reason: notice.reason,
              releasedBy: release?.staffId ?? null,
            }
          : null,
      },
    },
    at,
  });
}
