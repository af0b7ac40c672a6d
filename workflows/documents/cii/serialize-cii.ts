import {
  facturXProfiles,
  frameOf,
  type Profile,
  profileOf,
  profiles,
  typeCodeOf,
} from '../electronic/codes.ts';
import type { ElectronicDocument } from '../electronic/electronic-document.ts';
import { exemptionsOf } from '../electronic/exemption.ts';
import { notesOf } from '../electronic/notes.ts';
import type { FacturX } from '../typeset-input.ts';
import { element, elementWith } from '../xml/element.ts';
import { renderXml } from '../xml/render-xml.ts';
import { agreementElement } from './agreement.ts';
import { dayElement } from './dates.ts';
import { deliveryElement } from './delivery.ts';
import { lineElement } from './line.ts';
import { facturXEn16931, facturXExtended, loose, type Rooms } from './room.ts';
import { settlementElement } from './settlement.ts';

const standard = 'urn:un:unece:uncefact:data:standard:';
const namespaces = {
  'xmlns:rsm': `${standard}CrossIndustryInvoice:100`,
  'xmlns:ram': `${standard}ReusableAggregateBusinessInformationEntity:100`,
  'xmlns:udt': `${standard}UnqualifiedDataType:100`,
  'xmlns:qdt': `${standard}QualifiedDataType:100`,
};

/**
 * An issued document as UN/CEFACT Cross Industry Invoice D22B (UTF-8 text), to be sent by itself. Profile EN 16931, or
 * EXTENDED-CTC-FR where it names a mandatary or a third-party payer (`profileOf`). The same document always gives the
 * same text. It is written as it stands: `checkContent` says beforehand what would be rejected.
 *
 * @throws RangeError when a quantity, price or rate is no decimal number.
 */
export function serializeCii(document: ElectronicDocument): string {
  const profile = profileOf(document);
  return serialize(document, { profile, guideline: profiles[profile], rooms: loose });
}

/**
 * The same as a Factur-X 1.09 PDF embeds it, and the profile its XMP names. Each profile is closed: what it has no place
 * for (`room.ts`) is left to the page that is read, and to the other syntaxes.
 *
 * @throws as `serializeCii`
 */
export function serializeFacturX(document: ElectronicDocument): FacturX {
  const profile = profileOf(document);
  const { guideline, level } = facturXProfiles[profile];
  const rooms = profile === 'en16931' ? facturXEn16931 : facturXExtended;
  return { xml: serialize(document, { profile, guideline, rooms }), level };
}

function serialize(
  document: ElectronicDocument,
  { profile, guideline, rooms }: { profile: Profile; guideline: string; rooms: Rooms },
): string {
  const { content, number, issuedOn } = document;
  const exemptions = exemptionsOf(content, issuedOn);
  const root = elementWith(
    'rsm:CrossIndustryInvoice',
    namespaces,
    element(
      'rsm:ExchangedDocumentContext',
      element('ram:BusinessProcessSpecifiedDocumentContextParameter', element('ram:ID', frameOf(content))),
      element('ram:GuidelineSpecifiedDocumentContextParameter', element('ram:ID', guideline)),
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
      agreementElement(content, rooms),
      deliveryElement(content),
      settlementElement(document, { profile, exemptions, rooms }),
    ),
  );
  if (!root) throw new TypeError('a document is never empty');
  return renderXml(root);
}
