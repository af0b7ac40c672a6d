import type { Tx } from '#db/client.ts';
import { serializeCii } from '../documents/cii/serialize-cii.ts';
import type { ElectronicDocument } from '../documents/electronic/electronic-document.ts';
import { readMandate } from '../documents/typeset-job.ts';
import { serializeUbl } from '../documents/ubl/serialize-ubl.ts';
import type { ExportWriter, WrittenFile } from './export-writer.ts';
import type { IssuedRow, Sealed } from './read-issued.ts';

/** An issued invoice in both syntaxes of EN 16931, for any validator to be held against: NUMBER.cii.xml, NUMBER.ubl.xml. */
export async function writeXml(
  tx: Tx,
  writer: ExportWriter,
  row: IssuedRow,
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
    cii: await writer.file(`invoices/${row.number}.cii.xml`, serializeCii(document)),
    ubl: await writer.file(`invoices/${row.number}.ubl.xml`, serializeUbl(document)),
  };
}
