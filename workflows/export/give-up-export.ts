import { inOffice } from '#db/client.ts';
import { findExport, markExportFailed } from '#db/queries/exports.ts';
import type { Services } from '../services.ts';
import { removeLeftovers } from './export-files.ts';
import { tellWhoAsked } from './tell-who-asked.ts';

/**
 * The job of an export whose own job used up its tries: writes that nobody tries any more and tells whoever asked.
 * Harmless when run again, and for an export that was made after all.
 */
export async function giveUpExport(
  s: Pick<Services, 'db' | 'board' | 'env'>,
  { officeId, exportId }: { officeId: string; exportId: string },
): Promise<void> {
  await removeLeftovers(s.env.DATA_DIR, exportId);
  await inOffice(s.db, officeId, async (tx) => {
    const asked = await findExport(tx, exportId);
    if (asked && (await markExportFailed(tx, exportId))) await tellWhoAsked(tx, s, asked, 'failed');
  });
}
