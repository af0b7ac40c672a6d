import { elementNames } from './element-names.ts';
import type { Texts } from './texts.ts';
import type { Warning } from './warning.ts';
import { leftOut } from './warning.ts';
import type { XmlNode } from './xml.ts';
import { unreadPaths } from './xml-cursor.ts';

/** Elements that carry no matter of their own: the profile, codes that can have but one value here, and sums of others. */
const withoutMatter = [
  'GuidelineSpecifiedDocumentContextParameter',
  'CustomizationID',
  'UBLVersionID',
  'ApplicableTradeTax/TypeCode',
  'CategoryTradeTax/TypeCode',
  'AppliedTradeTax/TypeCode',
  'LineTotalBasisAmount',
  'AllowanceChargeBasisAmount',
];

/** One warning that names everything in the file no reader had a place for; none when all was taken. */
export function notKept(root: XmlNode): Warning[] {
  const names = new Map<string, Texts>();
  for (const path of unreadPaths(root)) {
    const written = path.join('/');
    if (withoutMatter.some((each) => `/${written}/`.includes(`/${each}/`))) continue;
    const known = elementNames.find(({ element }) => `/${written}/`.includes(`/${element}/`));
    const raw = path.slice(-2).join('/');
    names.set(known?.element ?? raw, known ?? { fr: raw, en: raw });
  }
  if (names.size === 0) return [];
  return [leftOut('notKept', 'elements', [...names.values()])];
}
