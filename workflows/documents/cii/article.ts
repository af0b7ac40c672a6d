import type { Line } from '#db/shapes/content.ts';
import { element, elementWith, type XmlElement } from '../xml/element.ts';

/** BG-31: name, description and what else the article is known by, in the order of TradeProductType. */
export function articleElement({ name, description, article }: Line): XmlElement | null {
  const standard = article?.standardId;
  return element(
    'ram:SpecifiedTradeProduct',
    standard && elementWith('ram:GlobalID', { schemeID: standard.scheme }, standard.value),
    element('ram:SellerAssignedID', article?.sellerId),
    element('ram:BuyerAssignedID', article?.buyerId),
    element('ram:Name', name),
    element('ram:Description', description),
    article?.attributes?.map((each) =>
      element(
        'ram:ApplicableProductCharacteristic',
        element('ram:Description', each.name),
        element('ram:Value', each.value),
      ),
    ),
    article?.classes?.map(({ code, list, version }) =>
      element(
        'ram:DesignatedProductClassification',
        elementWith('ram:ClassCode', { listID: list, listVersionID: version }, code),
      ),
    ),
    element('ram:OriginTradeCountry', element('ram:ID', article?.origin)),
  );
}
