import type { Tx } from '#db/client.ts';
import type { FormalNotice } from '#db/queries/dunnings.ts';
import type { DunnedDocument, DunRefusal, LeftOut } from '#db/shapes/dunning.ts';
import type { LetterFacts } from '#db/shapes/letter.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { canonicalJson, sha256Hex } from '../identity/canonical.ts';
import { addDays } from '../invoice/due-date.ts';
import { parisDate } from '../invoice/paris-time.ts';
import { readPenalties } from '../settlement/penalties/read-penalties.ts';
import { againstLetter } from './by-letter.ts';
import type { Asking } from './read-asking.ts';
import type { Asked } from './what-is-asked.ts';
import { whereTo } from './where-to.ts';
import { writeLetter } from './write-letter.ts';

/** How many days a formal notice leaves to pay. */
export const fewestDays = 8;
export const mostDays = 15;

export type Noticed = { documents: DunnedDocument[]; leftOut: LeftOut[] };

/**
 * What a formal notice asks for: of what is late and may be asked for, that for which relance 2 has gone out; with a reason
 * that a person gives, all of it.
 */
export function whatIsNoticed({ documents, leftOut }: Asked, isReasoned: boolean): Noticed {
  const isRipe = ({ level, isRaised }: DunnedDocument) => isReasoned || (level === 2 && !isRaised);
  return {
    documents: documents.filter(isRipe).map((each) => ({ ...each, level: 3, isRaised: true })),
    leftOut: [
      ...leftOut,
      ...documents
        .filter((each) => !isRipe(each))
        .map(({ invoiceId, number, cents, currency }) => {
          const why = 'notRipe' as const;
          return { invoiceId, number, cents, currency, why };
        }),
    ],
  };
}

/** All that speaks against a formal notice now. That relance 2 went out for all of it is what it waits for. */
export function againstNotice(asking: Asking, { documents }: Noticed): DunRefusal[] {
  const others = againstLetter(asking).filter((each) => each !== 'atHighest');
  return documents.length === 0 && !others.includes('nothing') ? ['notRipe', ...others] : others;
}

/** Names what is asked for and where, so that an agreement to something else is told. */
export const noticeMark = ({ customer }: Asking, documents: readonly DunnedDocument[]): string =>
  sha256Hex(
    canonicalJson({
      documents: documents.map(({ invoiceId, cents, currency }) => ({ invoiceId, cents, currency })),
      to: whereTo('letter', customer),
    }),
  );

/** Interest and indemnity until today; `isPartial`: of some of it no rate is known, and that is not claimed. */
export async function readClaim(
  tx: Tx,
  { business, customer }: Asking,
  documents: readonly DunnedDocument[],
): Promise<{ claimed: LetterFacts['claimed']; isPartial: boolean }> {
  const of = { businessId: business.id, customerId: customer.id, alsoPaid: false };
  const penalties = (await readPenalties(tx, of)).documents.filter(({ document }) =>
    documents.some(({ invoiceId }) => invoiceId === document.invoiceId),
  );
  const interestCents = penalties.reduce((sum, { cents }) => sum + cents, 0);
  const indemnityCents = penalties.reduce((sum, each) => sum + each.indemnityCents, 0);
  return {
    claimed: interestCents + indemnityCents > 0 ? { interestCents, indemnityCents } : null,
    isPartial: penalties.some(
      ({ none, lines }) => none === 'unreadable' || lines.some(({ applied }) => applied === null),
    ),
  };
}

type Choices = Pick<FormalNotice, 'payDays' | 'isClaiming'>;

/** A formal notice as it would be written today. Null: nothing is asked for. */
export async function writeNotice(
  tx: Tx,
  asking: Asking,
  {
    documents,
    locale,
    signer,
    payDays,
    isClaiming,
  }: Choices & { documents: readonly DunnedDocument[]; locale: Locale; signer: string | null },
): Promise<LetterFacts | null> {
  const claim = isClaiming ? await readClaim(tx, asking, documents) : null;
  const payBy = addDays(parisDate(asking.now), payDays);
  const claimed = claim?.claimed ?? null;
  return writeLetter(tx, asking, { level: 3, documents, locale, signer, payBy, claimed });
}
