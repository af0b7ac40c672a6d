import { element, elementWith, type XmlElement } from '../xml/element.ts';

/** YYYY-MM-DD as CII writes a day: `format` 102, YYYYMMDD, in the element's own namespace of types. */
export function dayElement(
  name: string,
  date: string | null | undefined,
  type: 'udt:DateTimeString' | 'qdt:DateTimeString' | 'udt:DateString' = 'udt:DateTimeString',
): XmlElement | null {
  return element(name, elementWith(type, { format: '102' }, date?.replaceAll('-', '')));
}

export function periodElement(period: { from: string | null; to: string | null } | null): XmlElement | null {
  return element(
    'ram:BillingSpecifiedPeriod',
    dayElement('ram:StartDateTime', period?.from),
    dayElement('ram:EndDateTime', period?.to),
  );
}
