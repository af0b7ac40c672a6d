import { createHash } from 'node:crypto';
import { inOffice } from '#db/client.ts';
import {
  insertAccountingExport,
  listOverlapping,
  lockAccountingExports,
  type Period,
} from '#db/queries/accounting.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { newId } from '../../identity/new-id.ts';
import type { Services } from '../../services.ts';
import { stampOf, type Who } from '../../settlement/settle.ts';
import { fecLayout, journalsCsv } from '../journal-files.ts';
import { loadJournals } from '../load-journals.ts';

type Asked = { period: Period; format: 'fec' | 'csv'; locale: Locale };

/** The journals of a period as a file, and a row that says who took it; `time`: the how manieth file of just this period. */
export const exportJournals = (
  s: Pick<Services, 'db'>,
  who: Who,
  { period, format, locale }: Asked,
): Promise<{ text: string; time: number }> =>
  inOffice(s.db, who.officeId, async (tx) => {
    await lockAccountingExports(tx, period.businessId);
    const { entries, leftOut, planVersion } = await loadJournals(tx, period);
    const text = format === 'fec' ? fecLayout(entries) : journalsCsv(entries, locale);
    const before = (await listOverlapping(tx, period)).filter(
      ({ fromOn, toOn }) => fromOn === period.from && toOn === period.to,
    );
    await insertAccountingExport(tx, {
      ...(await stampOf(tx, who)),
      id: newId(),
      businessId: period.businessId,
      fromOn: period.from,
      toOn: period.to,
      format,
      planVersion,
      entries: entries.length,
      leftOut: leftOut.length,
      debitCents: entries.flatMap(({ lines }) => lines).reduce((sum, { debitCents }) => sum + debitCents, 0),
      sha256: createHash('sha256').update(text).digest('hex'),
    });
    return { text, time: before.length + 1 };
  });
