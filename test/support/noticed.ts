import { inOffice } from '#db/client.ts';
import { insertDunning, insertNotice, insertNoticeRelease, insertRelease } from '#db/queries/dunnings.ts';
import { findLetter, insertLetterEnd, insertLetterFile } from '#db/queries/letters.ts';
import { sampleLetter, sampleLetterLine } from '#test/letters/sample-letter.ts';
import { noteLetterLeft } from '#workflows/dunning/letter-left.ts';
import { clock } from '#workflows/engine/clock.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { keepLetter } from '#workflows/letters/keep-letter.ts';
import { factsOf } from '#workflows/letters/letter-file.ts';
import type { World } from './world.ts';

/** A formal notice about an invoice was agreed to, released and posted, whatever the invoice owes. */
export async function noticed(
  { s, officeId, businessId, customerId, ownerId, staffId, biller }: World,
  invoiceId: string,
): Promise<void> {
  const documents = [
    {
      invoiceId,
      number: 'VPC-2026-0001',
      dueOn: '2026-01-31',
      cents: 30_000,
      currency: 'EUR',
      level: 3 as const,
      isRaised: false,
    },
  ];
  await inOffice(s.db, officeId, async (tx) => {
    const at = await clock(tx);
    const [id, recordedBy] = [newId(), 'Inès Rouvière'];
    const dunning = {
      ...{ officeId, id, businessId, customerId, mandateId: null, article: '', locale: 'fr' as const },
      ...{ channel: 'letter' as const, toAddress: '80000 AMIENS', documents, staffId, recordedBy, at },
      ...{ planVersion: null, runOn: null },
    };
    await insertDunning(tx, dunning);
    await insertNotice(tx, { officeId, dunningId: id, payDays: 10, isClaiming: false, reason: 'Fermeture.' });
    await insertRelease(tx, { officeId, dunningId: id, ownerId, recordedBy: 'Thierry Vasseur', at });
    const leading = { staffId: newId(), recordedBy: 'Malo Tanguy' };
    await insertNoticeRelease(tx, { officeId, dunningId: id, ...leading, at });
    const line = sampleLetterLine({ invoiceId, openCents: 30_000, askedCents: 30_000 });
    const facts = sampleLetter({ kind: 'formalNotice', payBy: '2026-12-12', documents: [line] });
    await keepLetter(tx, { officeId, actor: biller }, { id, businessId, customerId, facts });
    await insertLetterFile(tx, { officeId, letterId: id, sha256: 'a'.repeat(64), bytes: 1, pages: 1, at });
    const posted = { postedOn: '2026-11-27', registered: '1A 123 456 7890 1' };
    const end = { officeId, letterId: id, outcome: 'posted' as const, staffId, recordedBy, at, ...posted };
    await insertLetterEnd(tx, end);
    const kept = await findLetter(tx, id);
    if (!kept) throw new Error('no letter');
    const sealed = { dunning, letter: kept.letter, facts: factsOf(kept.letter) };
    await noteLetterLeft(s, tx, sealed, { documents, leftOut: [], why: null }, { ...posted, at });
  });
}
