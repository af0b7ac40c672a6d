import type { Vat } from '#db/shapes/content.ts';
import { exemptionCodes } from './codes/exemption-codes.ts';
import { type Problem, problem } from './problem.ts';
import type { ContentWithoutTotals } from './totals.ts';
import { checkTerritory } from './vat/check-territory.ts';

/** Categories whose reason must be given (BR-E-10, BR-AE-10, BR-IC-10, BR-G-10, BR-O-10). */
const exempt = ['E', 'AE', 'K', 'G', 'O'] as const;

/** What the VAT categories in use ask of the parties and of the document (rules BR-S, BR-E, BR-AE, BR-IC, BR-G, BR-O). */
export function checkVatRegime(content: ContentWithoutTotals): Problem[] {
  const used = new Set([...content.lines, ...content.adjustments].map((each) => each.vat.category));
  const found = checkExemptions(content, used);
  if (used.has('O') && used.size > 1) found.push(problem('lines', 'vat.outOfScope.mixed'));
  // BR-56 wants the VAT number of a tax representative, BR-O-02 forbids it.
  if (used.has('O') && content.taxRepresentative) {
    found.push(problem('taxRepresentative', 'vat.outOfScope.representative'));
  }
  const { seller, buyer } = content;
  if (!seller.vatNumber && (['S', 'AE', 'K', 'G'] as const).some((each) => used.has(each))) {
    found.push(problem('seller.vatNumber', 'vatNumber.missing'));
  } else if (!seller.vatNumber && used.has('E') && !isFranchise(content)) {
    found.push(problem('seller.vatNumber', 'vatNumber.seller.advised'));
  }
  if (!buyer.vatNumber && (used.has('K') || (used.has('AE') && !buyer.siren && !buyer.siret))) {
    found.push(problem('buyer.vatNumber', 'vatNumber.missing'));
  }
  const isUndated = !content.period.from && !content.period.to && !content.deliveredOn;
  // A service is no such supply, and is told so; a credit note on one repeats it, and needs its date as well (BR-IC-11).
  const isSupply = used.has('K') && (content.operation !== 'services' || content.kind === 'creditNote');
  if (isSupply && isUndated) {
    found.push(problem('period', 'period.missing'));
  }
  return [...found, ...checkTerritory(content)];
}

function checkExemptions(content: ContentWithoutTotals, used: Set<Vat['category']>): Problem[] {
  const found: Problem[] = [];
  for (const category of exempt) {
    if (!used.has(category)) continue;
    const exemption = content.exemptions.find((each) => each.category === category);
    const path = `exemptions.${category}`;
    if (!exemption?.reason.trim() && !exemption?.code) {
      found.push(problem(path, 'exemption.reason.missing', { category }));
    } else if (exemption.code && !exemptionCodes.has(exemption.code)) {
      found.push(problem(path, 'exemption.code.unknown', { found: exemption.code }));
    } else if (exemption.code && !mayHave(category, exemption.code)) {
      found.push(problem(path, 'exemption.code.category', { found: exemption.code, category }));
    } else if (category !== 'K' && namesIntraCommunity(exemption.reason)) {
      found.push(problem(path, 'exemption.reason.intraCommunity'));
    } else if (exemption.code === 'VATEX-FR-CNWVAT' && content.kind !== 'creditNote') {
      found.push(problem(path, 'exemption.code.creditNote'));
    } else if (category === 'E' && !exemption.code) {
      found.push(problem(path, 'exemption.code.advised'));
    }
  }
  return found;
}

/** Codes that are the reason of one category and of no other (VATEX list, CEF). */
const codeOwners = new Map<string, Vat['category']>(
  Object.entries({
    'VATEX-EU-IC': 'K',
    'VATEX-EU-G': 'G',
    'VATEX-EU-O': 'O',
    'VATEX-EU-AE': 'AE',
    'VATEX-FR-AE': 'AE',
    'VATEX-FR-FRANCHISE': 'E',
  } as const),
);
const mayHave = (category: Vat['category'], code: string) => {
  const owner = codeOwners.get(code);
  return owner === undefined || owner === category;
};

/** CGI art. 262 ter, I exempts goods that go to another member state, and nothing else. */
const namesIntraCommunity = (reason: string) => /262[\s\u00a0\u202f]*ter/i.test(reason);

/** CGI art. 293 B: a small business has no VAT number, and need not have one. */
function isFranchise({ exemptions }: ContentWithoutTotals): boolean {
  return exemptions.some((each) => each.code === 'VATEX-FR-FRANCHISE' || /293\s?B/.test(each.reason));
}
