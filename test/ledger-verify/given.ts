import { join } from 'node:path';
import { type SQL, sql } from 'drizzle-orm';
import { onTestFinished } from 'vitest';
import { connectAsOwner, type Db, rows } from '#db/client.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { sampleContent } from '#test/support/content.ts';
import { readyWorld } from '#test/support/ready-world.ts';
import type { World } from '#test/support/world.ts';
import { folderBlobs } from '#workflows/documents/blobs.ts';
import { readPublicKey } from '#workflows/ledger/verify-key.ts';
import { approve, submitReview } from '#workflows/review/commands.ts';
import { verifyBusiness } from '#workflows/verify/verify-business.ts';

export type Books = Awaited<ReturnType<typeof books>>;

/** A business with three invoices approved one after the other, two by silence in one go, and a draft before its owner. */
export async function books() {
  const w = await readyWorld('books', {}, keep);
  const superuser = connectAsOwner(w.adminUrl, { max: 1 });
  onTestFinished(() => superuser.close());
  const { db } = superuser;
  return { ...w, superuser: db, attack: attackOn(db), verify: verifyOf(w, db) };
}

async function keep(w: World) {
  const invoiceIds: string[] = [];
  for (const quantity of ['1', '2', '3']) {
    invoiceIds.push(await approved(w, withQuantity(quantity)));
    await w.pass(0.2);
  }
  for (const quantity of ['4', '5']) invoiceIds.push(await asked(w, withQuantity(quantity)));
  // Late, so that both are issued together and share a signature.
  await w.outage(48.1);
  await asked(w, withQuantity('6'));
  return { invoiceIds };
}

const withQuantity = (quantity: string): InvoiceContent => {
  const lines = sampleContent().lines.map((line) => ({ ...line, quantity }));
  return sampleContent({ lines });
};

async function asked(w: World, content: InvoiceContent): Promise<string> {
  const invoiceId = await w.draft(content);
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  await w.work();
  return invoiceId;
}

async function approved(w: World, content: InvoiceContent): Promise<string> {
  const invoiceId = await asked(w, content);
  const { revisionSha256 } = (await w.look(invoiceId)).context as { revisionSha256: string };
  await approve(w.s, { officeId: w.officeId, actor: w.owner, invoiceId, revisionSha256 });
  return invoiceId;
}

/**
 * Runs a statement as superuser with every trigger of the tables off, which no grant stops, lets `look` see what became
 * of the books, and puts everything back.
 */
const attackOn =
  (db: Db) =>
  async <T>(statement: SQL, look: () => Promise<T>): Promise<T> => {
    const tables = await rows<{ name: string; columns: string }>(
      db,
      sql`select table_name as name, string_agg(quote_ident(column_name), ',') as columns from information_schema.columns
        join information_schema.tables using (table_schema, table_name)
        where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER' group by table_name`,
    );
    await db.execute(sql`create schema kept`);
    for (const { name } of tables) await db.execute(sql.raw(`create table kept.${name} as table ${name}`));
    try {
      await withoutTriggers(db, [statement]);
      return await look();
    } finally {
      const back = ({ name, columns }: { name: string; columns: string }) =>
        sql.raw(`delete from ${name}; insert into ${name} (${columns}) select ${columns} from kept.${name}`);
      await withoutTriggers(db, [...tables.map(back), sql`drop schema kept cascade`]);
    }
  };

async function withoutTriggers(db: Db, statements: SQL[]) {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    for (const statement of statements) await tx.execute(statement);
  });
}

const verifyOf =
  (w: World, db: Db) =>
  (options: { key?: string; anchors?: string; as?: Db } = {}) =>
    verifyBusiness(options.as ?? db, {
      businessId: w.businessId,
      key: readPublicKey(options.key ?? w.env.LEDGER_KEY_FILE),
      blobs: folderBlobs(join(w.dataDir, 'blobs')),
      anchors: options.anchors,
    });
