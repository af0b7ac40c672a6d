import type { Article } from '#db/shapes/content.ts';
import { given } from './given.ts';
import type { XmlNode } from './xml.ts';
import { child, children, textOf } from './xml-cursor.ts';

/** BG-31, BG-32 beyond name and description; undefined when there is nothing. */
export function readArticle(product: XmlNode | undefined): Article | undefined {
  const standard = child(product, 'GlobalID');
  const attributes = children(product, 'ApplicableProductCharacteristic').map((each) => ({
    name: textOf(each, 'Description'),
    value: textOf(each, 'Value'),
  }));
  const classes = children(product, 'DesignatedProductClassification').map((each) => {
    const code = child(each, 'ClassCode');
    return {
      code: code?.text ?? '',
      list: code?.attributes.listID ?? '',
      version: code?.attributes.listVersionID ?? '',
    };
  });
  const article: Article = {
    ...given('sellerId', textOf(product, 'SellerAssignedID')),
    ...given('buyerId', textOf(product, 'BuyerAssignedID')),
    ...(standard?.text && {
      standardId: { scheme: standard.attributes.schemeID ?? '', value: standard.text },
    }),
    ...(classes.length > 0 && { classes }),
    ...(attributes.length > 0 && { attributes }),
    ...given('origin', textOf(product, 'OriginTradeCountry', 'ID')),
  };
  return Object.keys(article).length > 0 ? article : undefined;
}
