import type { Staff } from '#app/auth/require-staff.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { inOffice } from '#db/client.ts';
import { clock } from '#workflows/engine/clock.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import type { Services } from '#workflows/services.ts';
import { agedFile } from './aged.server.ts';
import { fileForms } from './report-files.ts';
import { readReportParams, reportNames } from './report-params.ts';
import { readReport } from './reports.server.ts';
import { tableResponse } from './table-response.server.ts';

type Asked = { file: string; url: URL; locale: Locale };

/** The file of a report. @throws Response 404 for what is none */
export function reportFile(
  { db }: Pick<Services, 'db'>,
  staff: Pick<Staff, 'officeId'>,
  { file, url, locale }: Asked,
): Promise<Response> {
  const [name, form] = file.split('.');
  const report = reportNames.find((each) => each === name);
  const wanted = fileForms.find((each) => each === form);
  if (name === 'aged' && wanted) return agedFile({ db }, staff, { url, locale, form: wanted });
  if (!report || !wanted) throw new Response(null, { status: 404 });
  return inOffice(db, staff.officeId, async (tx) => {
    const read = readReportParams(url.searchParams, parisDate(await clock(tx)));
    const { table } = await readReport(tx, { ...read, report }, locale);
    const title = tFor(locale)(`reports:file.${report}`, { from: read.from, to: read.to });
    return tableResponse(table, title, wanted, locale);
  });
}
