import type { InvoiceContent } from '#db/shapes/content.ts';
import { precedingOf } from '#workflows/invoice/preceding.ts';
import { type Profile, typeCodeOfKind } from '../electronic/codes.ts';
import { orderOf } from '../electronic/references.ts';
import { element, elementWith, type XmlElement, type XmlPart } from '../xml/element.ts';

type Root = 'Invoice' | 'CreditNote';

/** What a document refers to, between its period and its parties; the two schemas have different orders. */
export function referenceParts(content: InvoiceContent, root: Root, profile: Profile): XmlPart[] {
  const { references } = content;
  const one = (name: string, id: string | undefined) => element(`cac:${name}`, element('cbc:ID', id));
  const originator = one('OriginatorDocumentReference', references.tender);
  const contract = one('ContractDocumentReference', references.contract);
  const additional = additionalElements(content, root);
  return [
    orderElement(content),
    precedingOf(content).map(({ number, date, kind }) =>
      element(
        'cac:BillingReference',
        element(
          'cac:InvoiceDocumentReference',
          element('cbc:ID', number),
          element('cbc:IssueDate', date),
          profile === 'extendedCtcFr' && element('cbc:DocumentTypeCode', typeCodeOfKind(kind)),
        ),
      ),
    ),
    one('DespatchDocumentReference', references.deliveryNote),
    one('ReceiptDocumentReference', references.receivingAdvice),
    root === 'Invoice' ? [originator, contract, additional] : [contract, additional, originator],
    root === 'Invoice' && one('ProjectReference', references.project),
  ];
}

/** The schema wants a BT-13 beside BT-14: without an order it is "NA", as EN 16931-3-2 has it. */
function orderElement(content: InvoiceContent): XmlElement | null {
  const { salesOrder } = content.references;
  const order = orderOf(content);
  return element(
    'cac:OrderReference',
    element('cbc:ID', order || (salesOrder ? 'NA' : '')),
    element('cbc:SalesOrderID', salesOrder),
  );
}

/** BT-18 (130), BT-11 of a credit note, whose schema has no place for it (50), BG-24. */
function additionalElements({ references, attachments }: InvoiceContent, root: Root): XmlPart[] {
  const { object, project } = references;
  const typed = (id: XmlElement | null, code: string) =>
    id && element('cac:AdditionalDocumentReference', id, element('cbc:DocumentTypeCode', code));
  return [
    typed(elementWith('cbc:ID', { schemeID: object?.scheme }, object?.value), '130'),
    root === 'CreditNote' ? typed(element('cbc:ID', project), '50') : null,
    (attachments ?? []).map(({ id, description, uri }) =>
      element(
        'cac:AdditionalDocumentReference',
        element('cbc:ID', id),
        element('cbc:DocumentDescription', description),
        element('cac:Attachment', element('cac:ExternalReference', element('cbc:URI', uri))),
      ),
    ),
  ];
}
