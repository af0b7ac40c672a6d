import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { type Db, rows } from '#db/client.ts';

/** Where exports lie: beside the documents, but no document. Web and workers share it. */
export const exportFolder = (dataDir: string): string => join(dataDir, 'exports');

/** The file of one export. `id` is a UUID. */
export const exportFile = (dataDir: string, id: string): string => join(exportFolder(dataDir), `${id}.zip`);

/** The folder that one run works in begins with this name. */
export const workName = (id: string): string => `.${id}-`;

/** Takes away what runs of this export left behind when they died. */
export async function removeLeftovers(dataDir: string, id: string): Promise<void> {
  const folder = exportFolder(dataDir);
  for (const name of await readdir(folder).catch(() => []))
    if (name.startsWith(workName(id))) await rm(join(folder, name), { recursive: true, force: true });
}

/** Takes away the files of exports whose time is over; `purge_expired` has marked them. */
export async function removeEndedExports(db: Db, dataDir: string): Promise<void> {
  for (const { id } of await rows<{ id: string }>(db, sql`select ended_exports() as id`))
    await rm(exportFile(dataDir, id), { force: true });
}
