import type { Tx } from '#db/client.ts';
import { serializeCii, serializeFacturX } from '../documents/cii/serialize-cii.ts';
import type { ElectronicDocument } from '../documents/electronic/electronic-document.ts';
import { readMandate } from '../documents/read-issued-inputs.ts';
import { serializeUbl } from '../documents/ubl/serialize-ubl.ts';
import type { IssuedRow, Sealed } from '../ledger/read-issued.ts';
import type { ExportWriter, WrittenFile } from './export-writer.ts';

/**
 * An issued invoice in both syntaxes of EN 16931, for any validator to be held against: NUMBER.cii.xml and NUMBER.ubl.xml,
 * written now with all that is sealed; and NUMBER.factur-x.xml, byte for byte as it was `issued` inside its PDF (made now
 * where it has none yet), whose profile may have had no place for some of it.
 */
export async function writeXml(
  tx: Tx,
  writer: ExportWriter,
  row: IssuedRow,
  issued: Uint8Array | null,
): Promise<{ facturX: WrittenFile; cii: WrittenFile; ubl: WrittenFile }> {
  const { content } = JSON.parse(row.content) as Sealed;
  const document: ElectronicDocument = {
    content,
    number: row.number,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    mandate: await readMandate(tx, row.invoiceId, row.round),
  };
  return {
    facturX: await writer.file(
      `invoices/${row.number}.factur-x.xml`,
      issued ?? serializeFacturX(document).xml,
    ),
    cii: await writer.file(`invoices/${row.number}.cii.xml`, serializeCii(document)),
    ubl: await writer.file(`invoices/${row.number}.ubl.xml`, serializeUbl(document)),
  };
}
