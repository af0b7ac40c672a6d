import { sql } from 'drizzle-orm';
import { inOffice, rows } from '#db/client.ts';
import { importStatement } from '#workflows/banking/commands/import-statement.ts';
import { clock } from '#workflows/engine/clock.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import type { Services } from '#workflows/services.ts';
import type { Step } from './replay.ts';
import type { Seeded } from './seed-people.ts';

/** A statement of the plumber's bank, brought in this morning: one line that is sure, one that is likely, two to find out. */
export const bankFile = (s: Services, { officeId, staff, businesses }: Seeded): Step => ({
  ago: 3,
  run: async () => {
    const today = parisDate(await clock(s.db));
    const numbers = await inOffice(s.db, officeId, (tx) =>
      rows<{ subject: string; number: string; cents: number }>(
        tx,
        sql`select i.subject, s.number, i.balance_cents::float8 as cents from invoices i
          join issued_invoices s on s.office_id = i.office_id and s.invoice_id = i.id where i.balance_cents > 0`,
      ),
    );
    const owed = (subject: string) => {
      const found = numbers.find((each) => each.subject.startsWith(subject));
      if (!found) throw new Error(`nothing is owed on « ${subject} »`);
      return found;
    };
    const [valve, pump] = [owed('Remplacement de la nourrice'), owed('Chaufferie de la mairie')];
    const rowOf = (ago: number, label: string, cents: number) =>
      `${addDays(today, -ago).split('-').reverse().join('/')};${label};${(cents / 100).toFixed(2).replace('.', ',')}`;
    const text = [
      'Date;Libellé;Montant',
      rowOf(1, `VIR SEPA RECU /DE SCI DU CANAL /MOTIF ${valve.number}`, valve.cents),
      rowOf(1, 'VIR COMMUNE DE SAINT-RIQUET SOLDE CHAUFFERIE', pump.cents),
      rowOf(2, 'REMISE CHEQUES 0087541', 61_240),
      rowOf(2, 'REJET CHEQUE 7402118 SANS PROVISION', -33_110),
      rowOf(3, 'PRLV URSSAF PICARDIE', -121_800),
    ].join('\n');
    const [first] = staff;
    const actor: Actor = {
      kind: 'staff',
      id: first?.id ?? null,
      name: first?.name ?? '',
      channel: 'console',
    };
    const read = await importStatement(
      s,
      { officeId, actor },
      {
        id: newId(),
        file: { name: `releve-${today}.csv`, bytes: Buffer.from(text) },
        answers: { account: businesses.plumber?.iban ?? '' },
      },
    );
    if (!read.ok) throw new Error(`the bank's file was refused: ${JSON.stringify(read)}`);
  },
});
