import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { type Db, rows, type Tx } from '#db/client.ts';

/** What an auditor computes who has the rows and the description of the chain, but not our code. */
const sha256 = (...parts: (Buffer | string)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

type Row = {
  chain: string;
  sequence: number;
  previous: string;
  hash: string;
  text: string;
  head: string | null;
  last: number | null;
};

/** The first entry of each chain that does not follow from the one before it, or a head that is not the last entry. */
function breaks(what: string, list: Row[], origin: (chain: string) => string): string[] {
  const found: string[] = [];
  const chains = Map.groupBy(list, (row) => row.chain);
  for (const [chain, entries] of chains) {
    let head = origin(chain);
    const bad = entries.find((entry, index) => {
      const fits = entry.sequence === index + 1 && entry.previous === head;
      head = sha256(Buffer.from(head, 'hex'), entry.text);
      return !fits || entry.hash !== head;
    });
    const end = entries.at(-1)!;
    if (bad) found.push(`${what} ${chain}: entry ${bad.sequence}`);
    else if (end.head !== head || end.last !== end.sequence) found.push(`${what} ${chain}: head`);
  }
  return found;
}

/** Logs of workflows whose chain is broken, with the first bad entry. */
export async function brokenLogs(db: Db | Tx): Promise<string[]> {
  const list = await rows<Row>(
    db,
    sql`select t.workflow_id as chain, t.sequence, encode(t.previous_hash, 'hex') as previous,
        encode(t.hash, 'hex') as hash, encode(w.head, 'hex') as head, w.sequence as last,
        concat('{"actor":', to_json(t.actor), ',"at":', to_json(to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
          ',"event":', to_json(t.event), ',"fromState":', to_json(t.from_state), ',"machine":', to_json(t.machine),
          ',"payload":', to_json(t.payload), ',"sequence":', t.sequence, ',"toState":', to_json(t.to_state),
          ',"version":', t.version, ',"workflowId":', to_json(t.workflow_id), '}') as text
      from transitions t left join workflows w on w.office_id = t.office_id and w.id = t.workflow_id
      order by t.workflow_id, t.sequence`,
  );
  return breaks('log of', list, (id) => sha256(`tacite workflow ${id}`));
}

/** Ledgers whose chain is broken, with the first bad entry. */
export async function brokenLedgers(db: Db | Tx): Promise<string[]> {
  const list = await rows<Row>(
    db,
    sql`select l.business_id as chain, l.sequence, encode(l.previous_hash, 'hex') as previous,
        encode(l.hash, 'hex') as hash, l.payload as text, encode(h.hash, 'hex') as head, h.sequence as last
      from ledger l left join ledger_heads h on h.office_id = l.office_id and h.business_id = l.business_id
      order by l.business_id, l.sequence`,
  );
  return breaks('ledger of', list, (id) => sha256(`tacite ledger ${id}`));
}
