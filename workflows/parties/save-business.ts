import { type Db, inOffice } from '#db/client.ts';
import {
  type BusinessChange,
  findBusiness,
  findBusinessByPrefix,
  hasIssued,
  insertBusiness,
  updateBusiness,
} from '#db/queries/businesses.ts';
import { insertPolicy } from '#db/queries/policies.ts';
import { listStaffNames } from '#db/queries/staff.ts';
import { isUniqueViolation } from '#db/queries/unique-violation.ts';
import type { Party } from '#db/shapes/content.ts';
import { defaultPolicy } from '../invoice/default-policy.ts';

type By = { officeId: string; name: string };

/** Why a business was not written; the page says it beside the field. */
export type BusinessRefusal = 'prefixTaken' | 'prefixFixed' | 'contactUnknown' | 'changed' | 'notFound';

type Saved = { id: string } | { refused: BusinessRefusal };

/** A new business, with the first version of its policy. `by.name` is who made that. */
export function createBusiness(db: Db, by: By, change: BusinessChange): Promise<Saved> {
  const work = inOffice(db, by.officeId, async (tx): Promise<Saved> => {
    if (await findBusinessByPrefix(tx, change.numberPrefix)) return { refused: 'prefixTaken' };
    if (!(await isColleague(tx, change.contactStaffId))) return { refused: 'contactUnknown' };
    const id = await insertBusiness(tx, { ...change, officeId: by.officeId });
    const first = { officeId: by.officeId, businessId: id, version: 1, createdBy: by.name };
    await insertPolicy(tx, { ...first, policy: defaultPolicy });
    return { id };
  });
  return work.catch(prefixTaken);
}

/**
 * `seen` is the moment of the state that the change was made from: what says none was made from nothing that counts. The
 * change is asked for what the business is now, as what no form shows of its party stays.
 */
export type ChangeOfBusiness = { seen: string | undefined; change: (before: Party) => BusinessChange };

/**
 * Writes what was changed, if nobody else changed the business since the form was filled. The root of the numbers stays
 * once a number bears it: numbers of a series are continuous (CGI ann. II, art. 242 nonies A, I, 7°).
 */
export function saveBusiness(
  db: Db,
  officeId: string,
  id: string,
  { seen, change: changeOf }: ChangeOfBusiness,
): Promise<Saved> {
  const work = inOffice(db, officeId, async (tx): Promise<Saved> => {
    const before = await findBusiness(tx, id);
    if (!before) return { refused: 'notFound' };
    const change = changeOf(before.party);
    if (change.numberPrefix !== before.numberPrefix) {
      if (await hasIssued(tx, { id, hold: true })) return { refused: 'prefixFixed' };
      if (await findBusinessByPrefix(tx, change.numberPrefix)) return { refused: 'prefixTaken' };
    }
    const sameContact = change.contactStaffId === before.contactStaffId;
    if (!sameContact && !(await isColleague(tx, change.contactStaffId))) return { refused: 'contactUnknown' };
    const written = seen !== undefined && (await updateBusiness(tx, { id, seen, change }));
    return written ? { id } : { refused: 'changed' };
  });
  return work.catch(prefixTaken);
}

async function isColleague(tx: Parameters<typeof listStaffNames>[0], id: string | null): Promise<boolean> {
  return id === null || (await listStaffNames(tx)).some((colleague) => colleague.id === id);
}

function prefixTaken(error: unknown): Saved {
  if (isUniqueViolation(error, 'businesses_prefix')) return { refused: 'prefixTaken' };
  throw error;
}
