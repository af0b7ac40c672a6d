import type { Address } from '#db/shapes/content.ts';

/**
 * A postcode as its country's post has it, to be compared: without the letters of the country that people put before it
 * (« F-97110 », « D-78266 ») and without blanks (« 97 110 »). British ones begin with letters of their own.
 */
export function postcodeOf({ country, postcode }: Pick<Address, 'country' | 'postcode'>): string {
  const compact = postcode
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return country === 'GB' ? compact.replace(/^GB(?=[A-Z])/, '') : compact.replace(/^[A-Z]{1,3}(?=\d)/, '');
}
