import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { rows, type Tx } from '#db/client.ts';
import { clock } from '../engine/clock.ts';

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
  /** Written when a loss was put on record: what anchors before it say beyond it is lost. */
  afterLoss: z.literal(true).optional(),
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
 * The journal: a line for each batch of ledgers that numbered something, written before what carries such a number leaves.
 * One file a day for all businesses, so that a batch costs one write that reaches the disk.
 */
export async function appendToJournal(directory: string, anchors: readonly Anchor[]): Promise<void> {
  const [first] = anchors;
  if (!first) return;
  await mkdir(journalOf(directory), { recursive: true });
  // A line of its own even after one that a full disk has cut.
  await append(join(journalOf(directory), `${dayOf(first)}.jsonl`), `\n${JSON.stringify(anchors)}`);
}

/** Names of the days of a journal, oldest first, beginning with the day before `since` (all of them without). */
export async function journalDays(directory: string, since?: Anchor): Promise<string[]> {
  const names = await readdir(journalOf(directory)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const from = since ? new Date(Date.parse(since.at) - 86_400_000).toISOString().slice(0, 10) : '';
  return names.filter((name) => /^\d{4}-\d\d-\d\d\.jsonl$/.test(name) && name >= from).sort();
}

/** What stands in a part of a journal. A line that was cut vouches for nothing: what it was written for never left. */
export const parseJournal = (text: string): Anchor[] =>
  text.split('\n').flatMap((line) => z.array(anchorSchema).safeParse(parseJson(line)).data ?? []);

export const journalOf = (directory: string) => join(directory, 'journal');
const dayOf = ({ at }: Anchor) => at.slice(0, 10);

/**
 * The anchors of one business, oldest first: its own file, and what the journal says since its last line there.
 * @throws Error naming the line that is not an anchor of this business
 */
export async function readAnchors(
  directory: string,
  businessId: string,
  given?: readonly Anchor[],
): Promise<Anchor[]> {
  const own = given ?? (await readOwnAnchors(directory, businessId));
  const later: Anchor[] = [];
  for (const day of await journalDays(directory, own.at(-1)))
    later.push(...parseJournal(await readFile(join(journalOf(directory), day), 'utf8')));
  const known = new Set(own.map(({ hash }) => hash));
  return [...own, ...later.filter((each) => each.businessId === businessId && !known.has(each.hash))].sort(
    (a, b) => Date.parse(a.at) - Date.parse(b.at),
  );
}

/** The same without the journal: a line a minute in which the ledger moved. */
export async function readOwnAnchors(directory: string, businessId: string): Promise<Anchor[]> {
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
