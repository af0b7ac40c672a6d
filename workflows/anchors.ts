import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { rows, type Tx } from '#db/client.ts';
import { clock } from './engine/clock.ts';

/**
 * Where the ledger of a business ended at a moment, kept outside of the database: a chain and its signatures can't show
 * that its last entries were cut off, a witness of its length can.
 */
const anchorSchema = z.object({
  at: z.iso.datetime(),
  businessId: z.uuid(),
  sequence: z.number().int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** The last number of each series: which numbers were given, should the database forget it. */
  series: z.record(z.string(), z.number().int().min(0)).optional(),
});
export type Anchor = z.infer<typeof anchorSchema>;

/**
 * Adds one line for each business of an office (or the one named) to `directory/<business>.jsonl`. Lines are only ever
 * appended; put the folder where whoever can change the database can't write.
 */
export async function writeAnchors(
  tx: Tx,
  directory: string,
  { officeId, businessId = null }: { officeId: string; businessId?: string | null },
): Promise<Anchor[]> {
  const at = await clock(tx);
  const heads = await rows<Omit<Anchor, 'at'>>(
    tx,
    sql`select h.business_id as "businessId", h.sequence, encode(h.hash, 'hex') as hash,
        coalesce((select jsonb_object_agg(s.series, s.last_sequence order by s.series) from series s
          where s.office_id = h.office_id and s.business_id = h.business_id), '{}') as series
      from ledger_heads h
      where h.office_id = ${officeId} and (${businessId}::uuid is null or h.business_id = ${businessId}::uuid)
      order by h.business_id`,
  );
  const anchors = heads.map((head) => ({ at, ...head }));
  for (const anchor of anchors) await appendAnchor(directory, anchor);
  return anchors;
}

/** Adds one line to the file of its business. */
export async function appendAnchor(directory: string, anchor: Anchor): Promise<void> {
  await mkdir(directory, { recursive: true });
  await append(fileOf(directory, anchor.businessId), JSON.stringify(anchor));
}

/**
 * The anchors of one business, oldest first; none when there is no file of it.
 * @throws Error naming the line that is not an anchor of this business
 */
export async function readAnchors(directory: string, businessId: string): Promise<Anchor[]> {
  const file = fileOf(directory, businessId);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line, index) => {
    const anchor = anchorSchema.safeParse(parseJson(line)).data;
    if (anchor?.businessId !== businessId) throw new Error(`${file}, line ${index + 1}: not an anchor`);
    return anchor;
  });
}

const fileOf = (directory: string, businessId: string) => join(directory, `${businessId}.jsonl`);

/** One write in append mode, flushed: lines of two processes don't mix, and a line is whole or absent. */
async function append(file: string, line: string): Promise<void> {
  const handle = await open(file, 'a');
  try {
    await handle.appendFile(`${line}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
