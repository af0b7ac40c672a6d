import type { Tx } from '#db/client.ts';
import { type Dunning, listEarlierAsking } from '#db/queries/dunnings.ts';
import { findWriter } from '#db/queries/writers.ts';
import type { DunnedDocument, DunnedLevel } from '#db/shapes/dunning.ts';
import type { LetterFacts, LetterKind } from '#db/shapes/letter.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { formatDate } from '#emails/format.ts';
import { gatherLetter } from '../letters/gather-letter.ts';
import { keepLetter } from '../letters/keep-letter.ts';
import { letterWords } from '../letters/words.ts';
import type { Who } from '../settlement/settle.ts';
import type { Asking } from './read-asking.ts';

const letterKindOf: Record<DunnedLevel, LetterKind> = {
  1: 'dunning1',
  2: 'dunning2',
  3: 'formalNotice',
};

type Wanted = {
  level: DunnedLevel;
  documents: readonly DunnedDocument[];
  locale: Locale;
  /** The owner who agreed; null: the business itself, under the clause of its mandate. */
  signer: string | null;
} & Partial<Pick<LetterFacts, 'payBy' | 'claimed'>>;

/** What the letter of a dunning says now: of each document what is asked for, with what was asked before. Null: nothing. */
export async function writeLetter(
  tx: Tx,
  { customer, business }: Asking,
  { level, documents, locale, signer, ...rest }: Wanted,
): Promise<LetterFacts | null> {
  const of = { businessId: business.id, customerId: customer.id };
  const cents = new Map(documents.map((each) => [each.invoiceId, each.cents]));
  const words = letterWords[locale];
  const earlier = await listEarlierAsking(tx, of, [...cents.keys()]);
  const { office, contact } = await findWriter(tx, business.id);
  const { name, phone } = contact ?? office;
  const facts = await gatherLetter(tx, {
    customerId: customer.id,
    kind: letterKindOf[level],
    invoiceIds: [...cents.keys()],
    earlier: earlier.map((each) => words.asked[each.level](formatDate(each.on, locale))),
    contact: phone || office.phone ? { name, phone: phone || office.phone } : null,
    signer: signer ?? business.name,
    ...rest,
  });
  if (!facts) return null;
  const asked = facts.documents.flatMap((each) => {
    const askedCents = cents.get(each.invoiceId);
    return askedCents === undefined ? [] : [{ ...each, askedCents }];
  });
  const askedCents = asked.reduce((sum, each) => sum + each.askedCents, 0);
  return { ...facts, locale, documents: asked, askedCents };
}

/** Seals the letter of a dunning, within the transaction that decides it: it is to be printed from then on. */
export async function sealLetter(
  tx: Tx,
  who: Who,
  { id, businessId, customerId }: Pick<Dunning, 'id' | 'businessId' | 'customerId'>,
  facts: LetterFacts | null,
): Promise<void> {
  const kept = facts && (await keepLetter(tx, who, { id, businessId, customerId, facts }));
  if (!kept?.ok) throw new Error(`no letter of dunning ${id}: ${kept?.reason ?? 'nothing to ask for'}`);
}
