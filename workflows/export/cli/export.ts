/** `npm run export -- --business ID --out DIR`: exit 0 with one line, or exit 1 with the reason. */
import { finish, reasonOf } from '#db/command.ts';
import { anchorNumbers } from '../../ledger/anchor-numbers.ts';
import { readOptions, withReading } from '../../ledger/cli/command.ts';
import { openWitness } from '../../ledger/witness.ts';
import { exportBusiness } from '../export-business.ts';

try {
  const { business: businessId, out } = readOptions(['business', 'out']);
  if (!businessId) throw new Error('--business is missing');
  if (!out) throw new Error('--out is missing');
  const made = await withReading(process.env, async (reading) => {
    const exported = await exportBusiness(reading.db, { ...reading, businessId, out });
    // Its numbers are known outside of the database before anybody is told that they are there.
    await anchorNumbers(reading.db, openWitness(reading.anchors), { businessIds: [businessId] });
    return exported;
  });
  const { invoices, documents, entries, files } = made;
  const waiting = invoices === documents ? '' : ` (${invoices - documents} still without a PDF)`;
  const content = `${invoices} issued invoices${waiting} and ${entries} ledger entries`;
  finish(process.stdout, `Exported ${content} in ${files} files to ${out}.`, 0);
} catch (error) {
  finish(process.stderr, `Nothing usable was exported: ${reasonOf(error)}`, 1);
}
