import { inOffice } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { countWaitingExports, insertExport } from '#db/queries/exports.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { insertJobs } from '../engine/jobs.ts';
import { newId } from '../identity/new-id.ts';
import type { Services } from '../services.ts';

/** So many may be in the making at once in an office. */
const mostWaiting = 3;

/** Asks for an export of a business, or of the whole office where `businessId` is null. A job makes it. */
export async function requestExport(
  s: Pick<Services, 'db' | 'board'>,
  {
    officeId,
    staffId,
    businessId,
    locale,
  }: { officeId: string; staffId: string; businessId: string | null; locale: Locale },
): Promise<{ ok: true; id: string } | { ok: false; reason: 'notFound' | 'tooMany' }> {
  return inOffice(s.db, officeId, async (tx) => {
    if (businessId !== null && !(await findBusiness(tx, businessId)))
      return { ok: false, reason: 'notFound' };
    if ((await countWaitingExports(tx)) >= mostWaiting) return { ok: false, reason: 'tooMany' };
    const id = newId();
    await insertExport(tx, { officeId, id, businessId, staffId, locale });
    await insertJobs(tx, s.board, officeId, [
      { queue: 'export', key: `export:${id}`, data: { exportId: id } },
    ]);
    return { ok: true, id };
  });
}
