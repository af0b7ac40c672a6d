import { frameOf, profileOf, profiles, typeCodeOf } from '../electronic/codes.ts';
import type { ElectronicDocument } from '../electronic/electronic-document.ts';
import { exemptionsOf } from '../electronic/exemption.ts';
import { notesOf } from '../electronic/notes.ts';
import { element, elementWith } from '../xml/element.ts';
import { renderXml } from '../xml/render-xml.ts';
import { agreementElement } from './agreement.ts';
import { dayElement } from './dates.ts';
import { deliveryElement } from './delivery.ts';
import { lineElement } from './line.ts';
import { settlementElement } from './settlement.ts';

const standard = 'urn:un:unece:uncefact:data:standard:';
const namespaces = {
  'xmlns:rsm': `${standard}CrossIndustryInvoice:100`,
  'xmlns:ram': `${standard}ReusableAggregateBusinessInformationEntity:100`,
  'xmlns:udt': `${standard}UnqualifiedDataType:100`,
  'xmlns:qdt': `${standard}QualifiedDataType:100`,
};

/**
 * An issued document as UN/CEFACT Cross Industry Invoice D22B (UTF-8 text), which is also what Factur-X embeds. Profile
 * EN 16931, or EXTENDED-CTC-FR where it names a mandatary or a third-party payer (`profileOf`). The same document always
 * gives the same text. It is written as it stands: `checkContent` says beforehand what would be rejected.
 *
 * @throws RangeError when a quantity, price or rate is no decimal number.
 */
export function serializeCii(document: ElectronicDocument): string {
  const { content, number, issuedOn } = document;
  const profile = profileOf(document);
  const exemptions = exemptionsOf(content, issuedOn);
  const root = elementWith(
    'rsm:CrossIndustryInvoice',
    namespaces,
    element(
      'rsm:ExchangedDocumentContext',
      element('ram:BusinessProcessSpecifiedDocumentContextParameter', element('ram:ID', frameOf(content))),
      element('ram:GuidelineSpecifiedDocumentContextParameter', element('ram:ID', profiles[profile])),
    ),
    element(
      'rsm:ExchangedDocument',
      element('ram:ID', number),
      element('ram:TypeCode', typeCodeOf(content)),
      dayElement('ram:IssueDateTime', issuedOn),
      notesOf(document).map((note) =>
        element('ram:IncludedNote', element('ram:Content', note.text), element('ram:SubjectCode', note.code)),
      ),
    ),
    element(
      'rsm:SupplyChainTradeTransaction',
      content.lines.map((line, index) => lineElement(line, index + 1, { profile, exemptions })),
      agreementElement(content),
      deliveryElement(content),
      settlementElement(document, { profile, exemptions }),
    ),
  );
  if (!root) throw new TypeError('a document is never empty');
  return renderXml(root);
}
