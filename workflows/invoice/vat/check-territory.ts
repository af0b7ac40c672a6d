import type { Vat, VatCategory } from '#db/shapes/content.ts';
import { normalizeDecimal } from '../decimal.ts';
import { type Problem, type ProblemCode, problem } from '../problem.ts';
import type { ContentWithoutTotals } from '../totals.ts';
import { destinationOf, type Expected, expectedVat, isUnknown } from './expected-vat.ts';
import {
  corsicanRates,
  isCorsican,
  isExport,
  isFrench,
  isOfOtherMember,
  placeOf,
  ratesOf,
  type Zone,
  zoneOf,
} from './territories.ts';

type Found = { code: ProblemCode; values?: Record<string, string> };

/**
 * The VAT category of each line and adjustment against where seller, buyer and delivery are and what is sold. A credit
 * note, and a line that takes a deposit back, repeat what was charged before, right or wrong, and are not held against it.
 */
export function checkTerritory(content: ContentWithoutTotals): Problem[] {
  if (content.kind === 'creditNote') return [];
  const parts = [
    ...content.lines.map(({ vat, recovers }, at) => ({ vat, path: `lines.${at}.vat.rate`, recovers })),
    ...content.adjustments.map(({ vat }, at) => ({
      vat,
      path: `adjustments.${at}.vat.rate`,
      recovers: undefined,
    })),
  ].filter(({ recovers }) => !recovers);
  // Where things are is the document's: lines of one category and rate are judged once.
  const judged = new Map<string, Found[]>();
  const found: Problem[] = [];
  for (const { vat, path } of parts) {
    const kind = `${vat.category} ${vat.rate}`;
    const isFirst = !judged.has(kind);
    const wrong = judged.get(kind) ?? wrongFor(content, vat);
    judged.set(kind, wrong);
    // Once is enough of what is left to the person: it is the same for every line of the kind.
    for (const { code, values } of isFirst ? [...wrong, ...adviceFor(content, vat)] : wrong)
      found.push(problem(path, code, values));
  }
  const used = new Set(parts.map(({ vat }) => vat.category));
  return [...found, ...checkBuyer(content, used)];
}

/** What can't be: the sentence names the place, and what to choose instead. */
function wrongFor(content: ContentWithoutTotals, { category }: Vat): Found[] {
  const from = zoneOf(content.seller.address);
  if (!isFrench(from)) return [];
  if (category === 'K') return intraCommunity(content, from);
  if (category === 'G') return exported(content, from);
  if (category === 'AE') return reverseCharged(content);
  if (category === 'S' && everywhere(content).every((zone) => zone === 'untaxed')) {
    return [{ code: 'vat.untaxed.charged', values: { place: placeOf(content.seller.address) } }];
  }
  return [];
}

/** CGI art. 262 ter, I: goods, from the mainland, to another member state. */
function intraCommunity(content: ContentWithoutTotals, from: Zone): Found[] {
  if (content.operation === 'services') return [{ code: 'vat.intraCommunity.services' }];
  if (from !== 'mainland') {
    return [{ code: 'vat.intraCommunity.overseas', values: { place: placeOf(content.seller.address) } }];
  }
  const destination = destinationOf(content);
  const to = zoneOf(destination);
  const values = { place: placeOf(destination) };
  if (to === 'mainland') return [{ code: 'vat.intraCommunity.inFrance', values }];
  if (isExport(from, to)) return [{ code: 'vat.intraCommunity.outside', values }];
  return [];
}

/** CGI art. 262, I and 294, 2 and 3: goods, out of the Union, or from one part of France to another. */
function exported(content: ContentWithoutTotals, from: Zone): Found[] {
  if (content.operation === 'services') return [{ code: 'vat.export.services' }];
  const destination = destinationOf(content);
  const to = zoneOf(destination);
  const values = { place: placeOf(destination) };
  if (isExport(from, to)) return [];
  if (from === 'untaxed')
    return [{ code: 'vat.export.untaxed', values: { place: placeOf(content.seller.address) } }];
  return [{ code: isFrench(to) ? 'vat.export.inFrance' : 'vat.export.inUnion', values }];
}

/** Nobody owes French or Union VAT on a service to a business outside; works on the spot in France may be reverse charged. */
function reverseCharged(content: ContentWithoutTotals): Found[] {
  if (content.operation === 'goods' || content.deliverTo) return [];
  const at = zoneOf(content.buyer.address);
  const place = placeOf(content.buyer.address);
  if (at === 'untaxed') return [{ code: 'vat.reverseCharge.untaxed', values: { place } }];
  if (at === 'outside' || at === 'northernIreland')
    return [{ code: 'vat.reverseCharge.outside', values: { place } }];
  return [];
}

/** What is unusual for these places, and may be right. */
function adviceFor(content: ContentWithoutTotals, vat: Vat): Found[] {
  const { category } = vat;
  if (!isFrench(zoneOf(content.seller.address))) return [];
  const natures = content.operation === 'mixed' ? (['goods', 'services'] as const) : [content.operation];
  const expected = natures.map((nature) => expectedVat(content, nature));
  const found: Found[] = [];
  const rate = normalizeDecimal(vat.rate);
  const [one] = expected;
  if (category === 'S' && !ratesHere(content).includes(rate)) {
    found.push({ code: 'vat.rate.ofPlace', values: { rate, place: placeOf(content.seller.address) } });
  } else if (category === 'S' && natures.length === 1 && one && !isRateOf(one, rate)) {
    found.push({ code: 'vat.rate.ofCustomer', values: { rate: one.vat.rate, place: one.place } });
  }
  // A document that mixes both says of no line which it is: only what is usual for neither is pointed out.
  if (expected.some((each) => !each || !isUnusual(category, each))) return found;
  for (const each of expected) {
    if (!each) continue;
    const code: `vat.expected.${ExpectedZero}` = `vat.expected.${each.vat.category as ExpectedZero}`;
    found.push({ code, values: { place: each.place } });
  }
  return found;
}

/** A service to a business of another part of France bears the rates of that part (BOI-TVA-GEO-20-40, art. 296). */
function isRateOf({ vat, place }: Expected, rate: string): boolean {
  if (vat.category !== 'S') return true;
  const own = [ratesOf.mainland, ratesOf.antilles].find((each) => each?.usual === vat.rate);
  return own?.rates.includes(rate) || (place === 'FR' && corsicanRates.includes(rate));
}

type ExpectedZero = 'K' | 'G' | 'AE' | 'O';

/** An exemption has reasons of its own, and so has what is outside the scope, or reverse charged, within France. */
function isUnusual(category: VatCategory, { vat }: Expected): boolean {
  if (category === 'E' || category === vat.category) return false;
  return vat.category !== 'S' && ['S', 'O', 'Z', 'AE'].includes(category);
}

/** Rates in force where anything of the operation is; nothing is said of a seller abroad. */
function ratesHere(content: ContentWithoutTotals): string[] {
  const { seller, buyer, deliverTo } = content;
  const places = [seller.address, buyer.address, ...(deliverTo ? [deliverTo.address] : [])];
  return places.flatMap((each) => [
    ...(ratesOf[zoneOf(each)]?.rates ?? []),
    ...(isCorsican(each) ? corsicanRates : []),
  ]);
}

const everywhere = ({ seller, buyer, deliverTo }: ContentWithoutTotals): Zone[] =>
  [seller.address, buyer.address, ...(deliverTo ? [deliverTo.address] : [])].map(zoneOf);

/** The buyer's own number in the Union (CGI art. 262 ter, I, 1°), and whether it is a business where that decides. */
function checkBuyer(content: ContentWithoutTotals, used: ReadonlySet<VatCategory>): Problem[] {
  const { buyer, operation } = content;
  const found: Problem[] = [];
  if (used.has('K') && operation !== 'services' && buyer.vatNumber) {
    const toNorth = zoneOf(destinationOf(content)) === 'northernIreland';
    const fits = toNorth ? buyer.vatNumber.startsWith('XI') : isOfOtherMember(buyer.vatNumber);
    if (!fits) found.push(problem('buyer.vatNumber', 'vatNumber.notUnion', { found: buyer.vatNumber }));
  }
  const isAbroad = !isFrench(zoneOf(buyer.address));
  if (operation !== 'goods' && isAbroad && isUnknown(content) && buyer.name.trim()) {
    found.push(problem('buyerKind', 'buyerKind.unknown', { place: placeOf(buyer.address) }));
  }
  return found;
}
