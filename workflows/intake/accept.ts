import { inOffice, type Tx } from '#db/client.ts';
import { type Business, findBusiness } from '#db/queries/businesses.ts';
import { findArrived } from '#db/queries/drafts.ts';
import { isUniqueViolation } from '#db/queries/unique-violation.ts';
import type { Told } from '#db/shapes/draft-source.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { sha256Hex } from '#workflows/identity/canonical.ts';
import { isUuid } from '#workflows/identity/is-uuid.ts';
import type { Services } from '#workflows/services.ts';
import { draftOfFile } from './draft-of-file.ts';
import { type Answers, type Mends, type Reason, readFile } from './read-file.ts';
import { recognisedBy } from './recognised-by.ts';
import { Refusal } from './refusal.ts';

/** A file that came, by whichever way. */
export type Arrival = {
  officeId: string;
  /** In whose name to invoice; null: the file's own seller says it. Of another office or unknown it is refused. */
  businessId: string | null;
  actor: Actor;
  by: 'upload' | 'mail' | 'api' | 'drive';
  /** What the sender calls this sending, any text: the same by the same way is one draft of the office, not two. */
  key: string;
  file: { name: string; bytes: Uint8Array };
  /** What a person has said to what an earlier refusal asked, and written in place of cells that it showed. */
  answers?: Answers;
  mends?: Mends;
  /** A buyer who is no customer yet is to become one. */
  keepsCustomer?: boolean;
};

/** Everything in both languages of the office: who shows it, chooses. */
export type Accepted =
  | { ok: true; drafts: { invoiceId: string; businessId: string }[]; isRepeated: boolean; warnings: Told[] }
  | { ok: false; refusal: Reason };

/**
 * Makes a draft of a file, or says exactly why it can't; then nothing was made. The file is read in another process; the totals
 * of the draft are computed and stand beside those of the file, which the reader has compared. What came before under its
 * key is answered with the draft that it made, whatever the file says now and whatever became of that draft.
 */
export async function accept(
  s: Pick<Services, 'db' | 'engine' | 'log'>,
  { officeId, businessId, actor, by, key, file, answers, mends, keepsCustomer = false }: Arrival,
): Promise<Accepted> {
  const arrival = `${by}:${sha256Hex(key)}`;
  const before = await inOffice(s.db, officeId, async (tx) => ({
    made: await madeBefore(tx, arrival),
    business: businessId === null ? null : await findBusinessSafely(tx, businessId),
  }));
  if (before.made) return before.made;
  if (before.business === undefined) return refused('business.unknown');
  const read = await readFile(
    { ...file, ...(answers && { answers }), ...(mends && { mends }) },
    {},
    (crash) => s.log.error({ err: crash }, 'intake failed'),
  );
  if (!read.ok) return { ok: false, refusal: read.reason };
  const seller = read.kind === 'document' ? read.content.seller : null;
  const business = before.business ?? (await inOffice(s.db, officeId, (tx) => recognisedBy(tx, seller)));
  if (!business) return refused('business.which', { seller: seller?.name || '?' });
  const from = { fileName: fileName(file.name), fileSha256: sha256Hex(file.bytes) };
  try {
    const given = { officeId, actor, business, read, file: from, arrival, keepsCustomer };
    const { invoiceId, told } = await draftOfFile(s, given);
    const drafts = [{ invoiceId, businessId: business.id }];
    return { ok: true, drafts, isRepeated: false, warnings: told };
  } catch (error) {
    if (!isUniqueViolation(error, 'drafts_arrival')) throw error;
    // Another of the same key was quicker.
    const made = await inOffice(s.db, officeId, (tx) => madeBefore(tx, arrival));
    if (!made) throw error;
    return made;
  }
}

async function madeBefore(tx: Tx, arrival: string): Promise<Accepted | null> {
  const found = await findArrived(tx, arrival);
  if (!found) return null;
  const { invoiceId, businessId, source } = found;
  return { ok: true, drafts: [{ invoiceId, businessId }], isRepeated: true, warnings: source.told ?? [] };
}

async function findBusinessSafely(tx: Tx, id: string): Promise<Business | undefined> {
  return isUuid(id) ? findBusiness(tx, id) : undefined;
}

const refused = (...why: ConstructorParameters<typeof Refusal>): Accepted => ({
  ok: false,
  refusal: new Refusal(...why).reason,
});

/** A name as the database can hold it: whoever sends a file may call it anything. */
const fileName = (name: string) => name.replaceAll('\0', '').slice(0, 200).toWellFormed();
