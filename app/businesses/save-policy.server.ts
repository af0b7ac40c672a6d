import { isDeepStrictEqual } from 'node:util';
import { type Db, inOffice } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { findCurrentPolicy, insertPolicy } from '#db/queries/policies.ts';

import type { ReviewPolicy } from '#db/shapes/review-policy.ts';

/**
 * Adds a version of the policy after the one the form was filled from (`seen`). Rounds that are running keep theirs.
 * `same`: nothing differs, so there is nothing to version; `changed`: a colleague saved another one meanwhile.
 */
export function savePolicy(
  db: Db,
  by: { officeId: string; name: string },
  businessId: string,
  { seen, policy }: { seen: number; policy: ReviewPolicy },
): Promise<{ version: number } | { refused: 'same' | 'changed' | 'notFound' }> {
  return inOffice(db, by.officeId, async (tx) => {
    if (!(await findBusiness(tx, businessId))) return { refused: 'notFound' };
    const current = (await findCurrentPolicy(tx, businessId)) ?? { version: 0, policy: null };
    if (current.version !== seen) return { refused: 'changed' };
    if (isDeepStrictEqual(current.policy, policy)) return { refused: 'same' };
    const version = seen + 1;
    const next = { officeId: by.officeId, businessId, version, policy, createdBy: by.name };
    return (await insertPolicy(tx, next)) ? { version } : { refused: 'changed' };
  });
}
