import { generateKeyPairSync, sign } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { type Db, rows } from '#db/client.ts';
import { keyId } from '#workflows/ledger/key.ts';
import type { Books } from './given.ts';

/** What a superuser with every trigger off can do to the tables; each is one statement or one block. */
export type Attack = (books: Books) => ReturnType<typeof sql> | Promise<ReturnType<typeof sql>>;

const raw =
  (text: string): Attack =>
  () =>
    sql.raw(text);

/** Makes the chain from `from` on follow again, and the head with it: what whoever knows the code would do. */
const rechain = (from: number) => `
  do $$ declare previous bytea; entry record; begin
    select coalesce((select hash from ledger where sequence = ${from - 1}),
      (select sha256(convert_to('tacite ledger ' || id, 'UTF8')) from businesses)) into previous;
    for entry in select * from ledger where sequence >= ${from} order by sequence loop
      update ledger set previous_hash = previous, hash = sha256(previous || convert_to(entry.payload, 'UTF8'))
        where sequence = entry.sequence returning hash into previous;
    end loop;
    update ledger_heads set hash = previous, sequence = (select max(sequence) from ledger);
  end $$;`;

const editEntry = (sequence: number) =>
  `update ledger set payload = replace(payload, '"currency":"EUR"', '"currency":"USD"') where sequence = ${sequence};`;

/** Gives entries other places: their column, and the payload that repeats it. */
const renumber = (by: number, where: string) => `
  update ledger set sequence = -sequence where ${where};
  update ledger set payload = replace(payload, '"sequence":' || -sequence, '"sequence":' || (${by} - sequence)),
    sequence = ${by} - sequence where sequence < 0;`;

const copyEntry = (of: number, to: number) => `
  insert into ledger select office_id, business_id, ${to}, kind, subject_id, at,
    replace(payload, '"sequence":${of}', '"sequence":${to}'), previous_hash, hash, signature, key_id
  from ledger where sequence = ${of};`;

const cutTail =
  'delete from ledger where sequence > 8; delete from documents where invoice_id in (select invoice_id from issued_invoices where sequence > 3);';

export const onLedger = {
  edit: raw(editEntry(3)),
  'edit, all later hashes recomputed': raw(editEntry(3) + rechain(3)),
  'edit of one that shares its signature, recomputed': raw(editEntry(7) + rechain(7)),
  'edit, its signature taken off, recomputed': raw(
    `${editEntry(3)} update ledger set signature = null where sequence = 3; ${rechain(3)}`,
  ),
  'edit of a column beside the payload': raw(
    `update ledger set at = at + interval '1 day' where sequence = 3`,
  ),
  'delete in the middle': raw('delete from ledger where sequence = 4'),
  'delete in the middle, renumbered, recomputed': raw(
    `delete from ledger where sequence = 4; ${renumber(-1, 'sequence > 4')} ${rechain(4)}`,
  ),
  'delete at the end': raw('delete from ledger where sequence = 10'),
  'delete at the end, with the head': raw(`delete from ledger where sequence > 8; ${rechain(8)}`),
  'insert in the middle, recomputed': raw(`${renumber(1, 'sequence >= 4')} ${copyEntry(3, 4)} ${rechain(4)}`),
  'insert at the end, recomputed': raw(copyEntry(10, 11) + rechain(11)),
  swap: raw(
    'update ledger set sequence = -sequence where sequence in (3, 5); update ledger set sequence = 8 + sequence where sequence < 0',
  ),
  'swap, recomputed': raw(
    `update ledger set sequence = -sequence where sequence in (3, 5); update ledger set sequence = 8 + sequence where sequence < 0; ${rechain(3)}`,
  ),
  'move to another business': raw('update ledger set business_id = gen_random_uuid() where sequence = 3'),
  'another key, everything signed again': signAgain,
} satisfies Record<string, Attack>;

/** What only a witness outside of the database can tell. */
export const cutTailWithoutTrace: Attack = raw(cutTail + rechain(8));

async function signAgain({ superuser }: Books) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const signed = await readHashes(superuser);
  const cases = signed.map(
    ({ sequence, hash }) =>
      `when ${sequence} then '\\x${sign(null, Buffer.from(hash, 'hex'), privateKey).toString('hex')}'::bytea`,
  );
  return sql.raw(
    `update ledger set key_id = '${keyId(publicKey)}', signature = case sequence ${cases.join(' ')} end`,
  );
}

const readHashes = (db: Db) =>
  rows<{ sequence: number; hash: string }>(db, sql`select sequence, encode(hash, 'hex') as hash from ledger`);

const first = '(select invoice_id from issued_invoices where sequence = 1)';
const firstReview = `(select id from workflows where machine = 'review' and subject_id = ${first})`;
const cheaper = `replace(content, '"payableCents":60000', '"payableCents":59000')`;

export const onInvoices = {
  'sealed content': raw(`update issued_invoices set content = ${cheaper} where sequence = 1`),
  'sealed content with its SHA-256':
    raw(`update issued_invoices set content = ${cheaper}, total_cents = 59000,
    content_sha256 = encode(sha256(convert_to(${cheaper}, 'UTF8')), 'hex') where sequence = 1`),
  'the total beside it': raw('update issued_invoices set total_cents = 59000 where sequence = 1'),
  'the total in lists': raw(`update invoices set payable_cents = 59000 where id = ${first}`),
  'two numbers exchanged': raw(`update issued_invoices set number = 'VPC-X' where sequence = 1;
    update issued_invoices set number = replace(number, '0002', '0001') where sequence = 2;
    update issued_invoices set number = series || '-0002' where sequence = 1`),
  'an issued invoice taken away': raw(`delete from issued_invoices where invoice_id = ${first}`),
  'the last one taken away': raw('delete from issued_invoices where sequence = 5'),
  'the counter of its series': raw('update series set last_sequence = 6'),
  'what was approved': raw(`update revisions set content = ${cheaper},
    sha256 = encode(sha256(convert_to(${cheaper}, 'UTF8')), 'hex') where invoice_id = ${first}`),
  'what is before an owner': raw(`update revisions set content = content || ' '
    where invoice_id in (select id from invoices where number is null)`),
  'the draft that was kept': raw(
    `update drafts set content = jsonb_set(content, '{subject}', '"Autre"') where invoice_id = ${first}`,
  ),
  'the row of a PDF': raw(`update documents set sha256 = repeat('0', 64) where invoice_id = ${first}`),
  'the row of a PDF taken away': raw(`delete from documents where invoice_id = ${first}`),
} satisfies Record<string, Attack>;

const rechainLog = `
  do $$ declare previous bytea; t record; begin
    previous := sha256(convert_to('tacite workflow ' || ${firstReview}, 'UTF8'));
    for t in select * from transitions where workflow_id = ${firstReview} order by sequence loop
      update transitions set previous_hash = previous, hash = sha256(previous || convert_to('{"actor":' || to_json(actor)
        || ',"at":"' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '","event":' || to_json(event)
        || ',"fromState":' || to_json(from_state) || ',"machine":' || to_json(machine) || ',"payload":' || to_json(payload)
        || ',"sequence":' || sequence || ',"toState":' || to_json(to_state) || ',"version":' || version
        || ',"workflowId":"' || workflow_id || '"}', 'UTF8'))
        where workflow_id = t.workflow_id and sequence = t.sequence returning hash into previous;
    end loop;
    update workflows set head = previous, sequence = (select max(sequence) from transitions where workflow_id = workflows.id)
      where id = ${firstReview};
  end $$;`;
const editLog = `update transitions set actor = replace(actor, 'Thierry', 'Gaston')
  where workflow_id = ${firstReview} and event = 'approve';`;

/** The control: recomputing is done as the product does it, so that an attack is not found by its own mistake. */
export const recomputedLog: Attack = raw(rechainLog);

export const onLogs = {
  'who approved': raw(editLog),
  'who approved, recomputed': raw(editLog + rechainLog),
  'one deleted': raw(`delete from transitions where workflow_id = ${firstReview} and sequence = 2`),
  'the last deleted, with the head': raw(
    `delete from transitions where workflow_id = ${firstReview} and event = 'undoWindow'; ${rechainLog}`,
  ),
  'the state of a review': raw(`update workflows set state = 'withdrawn' where id = ${firstReview}`),
  'a whole review': raw(`delete from workflows where id = ${firstReview}`),
} satisfies Record<string, Attack>;
