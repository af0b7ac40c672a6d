import { eq, sql } from 'drizzle-orm';
import { inOffice, rows } from '#db/client.ts';
import { businesses } from '#db/schema/index.ts';
import { settled } from '#test/settlement/given.ts';
import { importStatement } from '#workflows/banking/commands/import-statement.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { iban } from './files.ts';

/** An office whose business is paid on `iban`, and how it brings files in. */
export async function banked() {
  const all = await settled();
  const { w, who } = all;
  await w.ownerDb.update(businesses).set({ iban }).where(eq(businesses.id, w.businessId));
  const bring = (text: string | Uint8Array, answers: Record<string, string> = {}, id = newId()) =>
    importStatement(w.s, who, { id, file: { name: 'releve', bytes: Buffer.from(text) }, answers });
  const lines = () =>
    inOffice(w.s.db, w.officeId, (tx) =>
      rows<{ id: string; key: string; label: string; state: string; twin: string | null }>(
        tx,
        sql`select l.id, l.line_key as key, l.label, s.state, l.twin_of as twin from bank_lines l
          join bank_line_states s on s.line_id = l.id order by l.line_key, l.id`,
      ),
    );
  return { ...all, bring, lines };
}
