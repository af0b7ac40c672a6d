import { replaceMetadata } from './pdf-metadata.ts';
import type { FacturX } from './typeset-input.ts';

const namespace = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';
const fileName = 'factur-x.xml';

/**
 * Says in the XMP of a PDF/A-3 that its attachment `factur-x.xml` is the invoice (Factur-X 1.0, ch. 6.2.2): the four
 * properties, and the extension schema that PDF/A wants for names it does not know (ISO 19005-3, 6.6.2.3).
 *
 * @throws Error when the PDF or its XMP is not built as the typesetter builds them
 */
export function withFacturX(pdf: Uint8Array, level: FacturX['level']): Uint8Array {
  return replaceMetadata(pdf, (xmp) => {
    const declared = insertBefore(xmp, '</rdf:Bag></pdfaExtension:schemas>', schema);
    return insertBefore(declared, '</rdf:RDF>', properties(level));
  });
}

function insertBefore(text: string, mark: string, what: string): string {
  const at = text.indexOf(mark);
  if (at < 0 || at !== text.lastIndexOf(mark)) throw new Error(`the XMP does not have ${mark} once`);
  return text.slice(0, at) + what + text.slice(at);
}

const properties = (level: FacturX['level']) =>
  `<rdf:Description rdf:about="" xmlns:fx="${namespace}"><fx:DocumentType>INVOICE</fx:DocumentType>` +
  `<fx:DocumentFileName>${fileName}</fx:DocumentFileName><fx:Version>1.0</fx:Version>` +
  `<fx:ConformanceLevel>${level}</fx:ConformanceLevel></rdf:Description>`;

const described = [
  ['DocumentFileName', 'Name of the embedded XML invoice file'],
  ['DocumentType', 'INVOICE'],
  ['Version', 'Version of the standard that the embedded XML follows'],
  ['ConformanceLevel', 'Profile of the embedded XML'],
];

const property = ([name, description]: string[]) =>
  '<rdf:li rdf:parseType="Resource"><pdfaProperty:category>external</pdfaProperty:category>' +
  `<pdfaProperty:description>${description}</pdfaProperty:description><pdfaProperty:name>${name}</pdfaProperty:name>` +
  '<pdfaProperty:valueType>Text</pdfaProperty:valueType></rdf:li>';

const schema =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>' +
  `<pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI><pdfaSchema:prefix>fx</pdfaSchema:prefix>` +
  `<pdfaSchema:property><rdf:Seq>${described.map(property).join('')}</rdf:Seq></pdfaSchema:property></rdf:li>`;
