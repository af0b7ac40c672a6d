import type { Tx } from '#db/client.ts';
import { findLetter, insertLetter } from '#db/queries/letters.ts';
import { type LetterFacts, letterFactsSchema } from '#db/shapes/letter.ts';
import { canonicalJson, sha256Hex } from '../identity/canonical.ts';
import { stampOf, type Who } from '../settlement/settle.ts';
import { addressOf, letterTotalCents } from './letter-paper.ts';
import type { PostalProblem } from './postal-lines.ts';

export type KeptLetter =
  | { ok: true; id: string; factsSha256: string }
  /** `address`: it could not be delivered; `nothing`: nothing is asked for; `noDay`: a formal notice without its day. */
  | { ok: false; reason: 'address'; problems: PostalProblem[] }
  | { ok: false; reason: 'nothing' | 'noDay' };

/** `id`: the same twice is one letter. */
type ToKeep = { id: string; businessId: string; customerId: string; facts: LetterFacts };

/**
 * Seals a letter within the transaction that decides it: it is « to be printed » from then on. Its PDF is set from what is
 * sealed when it is first asked for (`letterFile`), so that no lock waits for a typesetter.
 */
export async function keepLetter(tx: Tx, who: Who, { facts, ...letter }: ToKeep): Promise<KeptLetter> {
  const { problems } = addressOf(facts);
  if (problems.some(({ is }) => is === 'incomplete')) return { ok: false, reason: 'address', problems };
  if (facts.kind === 'formalNotice' && !facts.payBy) return { ok: false, reason: 'noDay' };
  if (facts.askedCents <= 0) return { ok: false, reason: 'nothing' };
  const sealed = canonicalJson(letterFactsSchema.parse(facts));
  const factsSha256 = sha256Hex(sealed);
  const isNew = await insertLetter(tx, {
    ...letter,
    ...(await stampOf(tx, who)),
    kind: facts.kind,
    writtenOn: facts.on,
    totalCents: letterTotalCents(facts),
    currency: facts.currency,
    facts: sealed,
    factsSha256,
  });
  const kept = isNew ? null : await findLetter(tx, letter.id);
  return { ok: true, id: letter.id, factsSha256: kept?.letter.factsSha256 ?? factsSha256 };
}
