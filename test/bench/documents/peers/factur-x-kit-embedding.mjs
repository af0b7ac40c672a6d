// The same library, embedding into a PDF that is there already.
import { readFileSync } from 'node:fs';
import { FacturX } from 'factur-x-kit';

export async function prepare({ xml, plainPdf }) {
  const { object } = await FacturX.fromXML(xml);
  const pdf = readFileSync(plainPdf);
  return async (number) => {
    const invoice = await FacturX.fromObject({ ...object, document: { ...object.document, id: number } });
    return invoice.getPDF({ existingNonConformantPdf: pdf });
  };
}
