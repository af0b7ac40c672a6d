import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import type { Verdict } from './judge.ts';

const require = createRequire(import.meta.url);
const SVRL = 'http://purl.oclc.org/dsdl/svrl';

type SaxonJS = {
  transform: (options: object, how: 'sync') => { principalResult: string };
};

/**
 * The Factur-X rules, which come as compiled Schematron (XSLT that answers in SVRL): compiled to what SaxonJS runs once,
 * and kept in `cache`. Both a failed assert and a report ("marked as not used") reject; warnings don't.
 */
export function facturXRules(xslt: string, cache: string): (xml: string) => Verdict[] {
  const key = createHash('sha256').update(xslt).update(readFileSync(xslt)).digest('hex').slice(0, 16);
  const sef = join(cache, `FACTUR-X-${key}.sef.json`);
  if (!existsSync(sef)) {
    mkdirSync(cache, { recursive: true });
    const compiler = require.resolve('xslt3/xslt3.js');
    const order = [compiler, `-xsl:${xslt}`, `-export:${sef}`, '-nogo', '-ns:##html5'];
    execFileSync(process.execPath, order, { stdio: ['ignore', 'ignore', 'pipe'] });
  }
  const stylesheetInternal: object = JSON.parse(readFileSync(sef, 'utf8'));
  const saxon = require('saxon-js') as SaxonJS;
  return (xml) => {
    const options = { stylesheetInternal, sourceText: xml, destination: 'serialized' };
    const svrl = new DOMParser().parseFromString(
      saxon.transform(options, 'sync').principalResult,
      'text/xml',
    );
    return ['failed-assert', 'successful-report'].flatMap((name) =>
      [...svrl.getElementsByTagNameNS(SVRL, name)]
        .filter((each) => each.getAttribute('flag') !== 'warning')
        .map((each) => ({
          rule: `Factur-X ${each.getAttribute('id') ?? each.getAttribute('test')}`,
          text: `${each.textContent?.replace(/\s+/g, ' ').trim()} (${places(each.getAttribute('location') ?? '')})`,
        })),
    );
  };
}

/** "…/BuyerTradeParty/Description" of the long way SVRL gives. */
const places = (location: string): string =>
  [...location.matchAll(/\*:(\w+)/g)]
    .slice(-2)
    .map(([, name]) => name)
    .join('/');

/**
 * What Factur-X 1.09 asks of the profile EXTENDED beyond the schema of CII, as far as documents of ours can break it: its
 * own rules are not among the official files here. Legal form of seller and buyer alone, one identifier without a
 * scheme and one tax number for everybody but the seller, Factur-X's own name of the profile.
 */
export function extendedRules(xml: string): Verdict[] {
  const root = new DOMParser().parseFromString(xml, 'text/xml');
  const found: Verdict[] = [];
  const guideline = root.getElementsByTagName('ram:GuidelineSpecifiedDocumentContextParameter')[0]
    ?.textContent;
  if (guideline?.trim() !== 'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended')
    found.push({ rule: 'EXTENDED BT-24', text: guideline?.trim() ?? '' });
  for (const place of ['Buyer', 'Payee', 'Payer', 'Invoicer', 'SellerTaxRepresentative', 'ShipTo']) {
    const [party] = root.getElementsByTagName(`ram:${place}TradeParty`);
    if (!party) continue;
    const count = (name: string) => [...party.childNodes].filter((each) => each.nodeName === name).length;
    if (place !== 'Buyer' && count('ram:Description') > 0)
      found.push({ rule: 'EXTENDED Description', text: place });
    for (const name of ['ram:ID', 'ram:SpecifiedTaxRegistration', 'ram:URIUniversalCommunication'])
      if (count(name) > 1) found.push({ rule: `EXTENDED one ${name}`, text: place });
  }
  return found;
}
