import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inOffice } from '#db/client.ts';
import { findBusiness, listBusinessNames } from '#db/queries/businesses.ts';
import { type ExportRow, findExport, markExportReady } from '#db/queries/exports.ts';
import type { Services } from '../services.ts';
import { exportBusiness } from './export-business.ts';
import { exportFile, exportFolder, removeLeftovers, workName } from './export-files.ts';
import { type RegisterRow, registerCsv } from './register-csv.ts';
import { tellWhoAsked } from './tell-who-asked.ts';
import { zipFolder } from './zip-folder.ts';

type Asked = { officeId: string; exportId: string };

/**
 * Makes the archive that somebody asked for: a folder for each business, as `npm run export` writes it, and beside them
 * one register of all; and tells them by mail. Harmless when run again; what a run left behind when it died is taken away
 * by the next. @throws what went wrong, for the queue to try again
 */
export async function makeExport(
  s: Pick<Services, 'db' | 'env' | 'blobs' | 'ledgerKey' | 'board'>,
  { officeId, exportId }: Asked,
): Promise<void> {
  const asked = await inOffice(s.db, officeId, (tx) => findExport(tx, exportId));
  if (!asked || asked.state === 'ready' || asked.state === 'gone') return;
  const folder = exportFolder(s.env.DATA_DIR);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeLeftovers(s.env.DATA_DIR, exportId);
  const work = await mkdtemp(join(folder, workName(exportId)));
  try {
    await write(s, asked, join(work, 'export'));
    const packed = join(work, 'export.zip');
    const zipped = await zipFolder(join(work, 'export'), packed);
    await inOffice(s.db, officeId, async (tx) => {
      if (!(await markExportReady(tx, { id: exportId, ...zipped }))) return;
      await tellWhoAsked(tx, s, asked, 'ready');
      await rename(packed, exportFile(s.env.DATA_DIR, exportId));
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function write(
  { db, blobs, ledgerKey }: Pick<Services, 'db' | 'blobs' | 'ledgerKey'>,
  { officeId, businessId, locale }: ExportRow,
  out: string,
): Promise<void> {
  const businesses = await inOffice(db, officeId, async (tx) => {
    if (businessId === null) return listBusinessNames(tx);
    const business = await findBusiness(tx, businessId);
    return business ? [business] : [];
  });
  const key = { id: ledgerKey.id, key: ledgerKey.publicKey };
  const register: RegisterRow[] = [];
  for (const { id, name } of businesses) {
    const folder = join(out, folderName(name, id));
    const made = await exportBusiness(db, { businessId: id, officeId, key, blobs, out: folder, locale });
    register.push(...made.register);
  }
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'invoices.csv'), registerCsv(register, locale));
}

/** Letters, digits and hyphens, and enough of the id to tell two of one name apart: it can't leave its folder. */
const folderName = (name: string, id: string): string => {
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${plain}-${id.slice(-8)}`.replace(/^-/, '');
};
