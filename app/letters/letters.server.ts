import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import { pdfResponse } from '#app/reviews/pdf-response.server.ts';
import { inOffice, type Tx } from '#db/client.ts';
import { listAgreedNotices } from '#db/queries/dunnings.ts';
import {
  askableNow,
  countLettersToPrint,
  type LetterRow,
  listEndedLetters,
  listLettersToPrint,
} from '#db/queries/letters.ts';
import type { DunRefusal } from '#db/shapes/dunning.ts';
import { overtakenBy } from '#workflows/dunning/letter-left.ts';
import { clock } from '#workflows/engine/clock.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { factsOf, letterFile } from '#workflows/letters/letter-file.ts';
import { addressOf } from '#workflows/letters/letter-paper.ts';
import { mostPrinted, printLetters } from '#workflows/letters/print-letters.ts';
import type { Services } from '#workflows/services.ts';

const endedShown = 20;

/** A usual envelope (DL) takes so many sheets. */
const mostSheets = 5;

/** Letters that wait to be printed and posted, and what became of the last ones. */
export function loadLetters({ db }: Pick<Services, 'db'>, staff: Staff) {
  return inOffice(db, staff.officeId, async (tx) => {
    const waiting = await listLettersToPrint(tx, mostPrinted);
    const facts = waiting.map(factsOf);
    const ids = facts.flatMap(({ documents }) => documents.map(({ invoiceId }) => invoiceId));
    const now = await askableNow(tx, ids);
    const whys = await whysOf(tx, waiting);
    return {
      count: await countLettersToPrint(tx),
      today: parisDate(await clock(tx)),
      letters: waiting.map((letter, index) => {
        const { documents, askedCents, ...rest } = facts[index] ?? factsOf(letter);
        const stillCents = documents.reduce(
          (sum, each) => sum + Math.min(each.askedCents, now.get(each.invoiceId) ?? 0),
          0,
        );
        return {
          ...shown(letter),
          isLarge: (letter.pages ?? 0) > mostSheets,
          problems: addressOf(rest).problems,
          /** What of it can be asked for by now, where that is less. */
          stillCents: stillCents < askedCents ? stillCents : null,
          /** Why it is not to be posted any more. */
          why: whys.get(letter.id) ?? null,
        };
      }),
      ended: (await listEndedLetters(tx, endedShown)).map(shown),
      toRelease: await listAgreedNotices(tx, mostPrinted),
      may: { post: may(staff.role, 'dispatch') },
    };
  });
}

export type LettersData = Awaited<ReturnType<typeof loadLetters>>;

const shown = ({ facts: _, ...letter }: LetterRow) => letter;

/** Of each letter why it is not to be posted any more; null: it is. */
async function whysOf(tx: Tx, letters: readonly LetterRow[]): Promise<Map<string, DunRefusal | null>> {
  const found = new Map<string, DunRefusal | null>();
  for (const letter of letters) found.set(letter.id, await overtakenBy(tx, letter.id, factsOf(letter)));
  return found;
}

type Reader = Pick<Services, 'db' | 'blobs'>;

/** One letter as it is kept. @throws Response 404 */
export async function letterPdf(s: Reader, { officeId }: Staff, letterId: string): Promise<Response> {
  const found = await letterFile(s, { officeId, letterId });
  if (!found) throw new Response(null, { status: 404 });
  const { kind, writtenOn } = found.letter;
  return pdfResponse(found.pdf, [kind, writtenOn, letterId.slice(0, 8)].join('-'));
}

/** All letters that wait and still stand, as one file to print. @throws Response 404 where none does */
export async function lettersPdf(s: Reader, { officeId }: Staff): Promise<Response> {
  const waiting = await inOffice(s.db, officeId, async (tx) => {
    const letters = await listLettersToPrint(tx, mostPrinted);
    const whys = await whysOf(tx, letters);
    return letters.filter(({ id }) => !whys.get(id));
  });
  const pdf = await printLetters(s, { officeId, letterIds: waiting.map(({ id }) => id) });
  if (!pdf) throw new Response(null, { status: 404 });
  return pdfResponse(pdf, `letters-${waiting.length}`);
}
