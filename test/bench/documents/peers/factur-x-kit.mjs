// Its own template draws the PDF, from the data that it reads out of the same XML once.
import { FacturX } from 'factur-x-kit';

export async function prepare({ xml }) {
  const { object } = await FacturX.fromXML(xml);
  return async (number) => {
    const invoice = await FacturX.fromObject({ ...object, document: { ...object.document, id: number } });
    return invoice.getPDF();
  };
}
