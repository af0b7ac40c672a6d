import type { Tx } from '#db/client.ts';
import { serializeCii } from '../documents/cii/serialize-cii.ts';
import type { ElectronicDocument } from '../documents/electronic/electronic-document.ts';
import { readMandate } from '../documents/read-issued-inputs.ts';
import { serializeUbl } from '../documents/ubl/serialize-ubl.ts';
import type { IssuedRow, Sealed } from '../ledger/read-issued.ts';
import type { ExportWriter, WrittenFile } from './export-writer.ts';

/**
 * An issued invoice in both syntaxes of EN 16931, for any validator to be held against: NUMBER.cii.xml as it was `issued`
 * inside its PDF (made now where it has none yet), and NUMBER.ubl.xml.
 */
export async function writeXml(
  tx: Tx,
  writer: ExportWriter,
  row: IssuedRow,
  issued: Uint8Array | null,
): Promise<{ cii: WrittenFile; ubl: WrittenFile }> {
  const { content } = JSON.parse(row.content) as Sealed;
  const document: ElectronicDocument = {
    content,
    number: row.number,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    mandate: await readMandate(tx, row.invoiceId, row.round),
  };
  return {
    cii: await writer.file(`invoices/${row.number}.cii.xml`, issued ?? serializeCii(document)),
    ubl: await writer.file(`invoices/${row.number}.ubl.xml`, serializeUbl(document)),
  };
}
