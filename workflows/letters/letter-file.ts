import { inOffice } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { findLetter, insertLetterFile, type Letter } from '#db/queries/letters.ts';
import { type LetterFacts, letterFactsSchema } from '#db/shapes/letter.ts';
import { readLook } from '../documents/look/read-look.ts';
import { clock } from '../engine/clock.ts';
import { fault } from '../process/fault.ts';
import type { Services } from '../services.ts';
import { makeLetter } from './make-letter.ts';

type Reader = Pick<Services, 'db' | 'blobs'>;

export const factsOf = ({ facts }: Pick<Letter, 'facts'>): LetterFacts =>
  letterFactsSchema.parse(JSON.parse(facts));

/**
 * The PDF of a kept letter: set once, stored under its hash, the same bytes ever after. Undefined for one that this office
 * does not have. @throws TypesetError
 */
export async function letterFile(
  s: Reader,
  { officeId, letterId }: { officeId: string; letterId: string },
): Promise<{ letter: Letter; pdf: Uint8Array } | undefined> {
  const read = () =>
    inOffice(s.db, officeId, async (tx) => {
      const found = await findLetter(tx, letterId);
      return found && { ...found, look: (await findBusiness(tx, found.letter.businessId))?.look };
    });
  const found = await read();
  if (!found) return undefined;
  if (!found.file) {
    const { pdf, pages } = await makeLetter(factsOf(found.letter), await readLook(s.blobs, found.look));
    const sha256 = await s.blobs.put(pdf);
    await inOffice(s.db, officeId, async (tx) =>
      insertLetterFile(tx, { officeId, letterId, sha256, bytes: pdf.length, pages, at: await clock(tx) }),
    );
  }
  const file = found.file ?? (await read())?.file;
  const pdf = file && (await s.blobs.get(file.sha256));
  if (!pdf) throw fault('fileMissing', `the file of letter ${letterId} is missing`);
  return { letter: found.letter, pdf };
}
