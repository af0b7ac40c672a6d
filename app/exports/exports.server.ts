import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { redirect } from '@remix-run/node';
import { factorMissing } from '#app/auth/factor-missing.server.ts';
import { requireMay, type Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import type { Visit } from '#app/auth/visit.server.ts';
import { contentDisposition } from '#app/lib/content-disposition.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { refused } from '#app/lib/parse-form.server.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { paths } from '#app/lib/paths.ts';
import { inOffice } from '#db/client.ts';
import { listBusinessNames } from '#db/queries/businesses.ts';
import { findExport, listExports, markExportGone, takeExport } from '#db/queries/exports.ts';
import { exportFile } from '#workflows/export/export-files.ts';
import { requestExport } from '#workflows/export/request-export.ts';
import type { Services } from '#workflows/services.ts';
import { exportsForm, wholeOffice } from './exports-form.server.ts';

/** What can be asked for, and what was: administrators see everybody's, the others their own. */
export function loadExports({ db }: Pick<Services, 'db'>, staff: Staff, search: URLSearchParams) {
  const isAdmin = may(staff.role, 'settings');
  return inOffice(db, staff.officeId, async (tx) => ({
    mayWhole: isAdmin,
    businesses: await listBusinessNames(tx),
    asked: search.get('business') ?? (isAdmin ? wholeOffice : ''),
    exports: (await listExports(tx, isAdmin ? {} : { staffId: staff.id })).map(({ staffId, ...row }) => ({
      ...row,
      isMine: staffId === staff.id,
    })),
  }));
}
export type ExportsPage = Awaited<ReturnType<typeof loadExports>>;

type Call = { s: Services; staff: Staff; form: FormData; locale: Locale; visit: Visit };

/** Asks for an export, with a factor just given. Throws a redirect once it is asked for. */
export async function askForExport(call: Call) {
  const { s, staff, form, locale } = call;
  const submission = parseWithZod(form, { schema: exportsForm });
  const t = tFor(locale);
  if (submission.status !== 'success')
    return refused(submission, { fieldErrors: { scope: [t('exports:refused.notFound')] } });
  const { scope } = submission.value;
  if (scope === wholeOffice) requireMay(staff, 'settings');
  const missing = await factorMissing(call);
  if (missing) return refused(submission, missing);
  const { officeId, id: staffId } = staff;
  const businessId = scope === wholeOffice ? null : scope;
  const made = await requestExport(s, { officeId, staffId, businessId, locale });
  if (made.ok) throw redirect(paths.exports({ done: 'asked' }));
  return refused(submission, { fieldErrors: { scope: [t(`exports:refused.${made.reason}`)] } });
}

/**
 * The file, to whoever asked for it and while it is kept; each time is written down. One that is gone leads back to the
 * list, which says so. @throws Response 404 for what this person did not ask for
 */
export async function exportResponse(
  { db, env }: Pick<Services, 'db' | 'env'>,
  { officeId, id: staffId }: Staff,
  { id, from }: { id: string; from: string },
): Promise<Response> {
  const asked = await inOffice(db, officeId, (tx) => findExport(tx, id));
  if (asked?.staffId !== staffId) throw new Response(null, { status: 404 });
  const path = exportFile(env.DATA_DIR, id);
  const size = (await stat(path).catch(() => null))?.size;
  const taken = await inOffice(db, officeId, async (tx) => {
    if (size !== undefined) return takeExport(tx, { officeId, id, staffId, address: from });
    // After a restore the list knows of files that are nowhere.
    await markExportGone(tx, id);
    return undefined;
  });
  if (!taken) throw redirect(paths.exports(), 303);
  const name = `tacite-${taken.requestedAt.slice(0, 10)}-${id.slice(-8)}.zip`;
  return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array<ArrayBuffer>>, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': contentDisposition('attachment', name),
      'Content-Length': String(size),
      'Cache-Control': 'private, no-store',
    },
  });
}
