import { checkLines, isReversed } from './check-lines.ts';
import { checkAddress, checkParty } from './check-party.ts';
import { checkPayment } from './check-payment.ts';
import type { InvoiceContent } from './content.ts';
import { compareDecimals } from './decimal.ts';
import { type Problem, problem } from './problem.ts';
import type { ContentWithoutTotals } from './totals.ts';

export type { Problem, ProblemCode, Severity } from './problem.ts';

/** Categories whose reason must be given (BR-E-10, BR-AE-10, BR-IC-10, BR-G-10, BR-O-10). */
const exempt = ['E', 'AE', 'K', 'G', 'O'] as const;

/**
 * Everything that must be put right before a draft goes to its owner (`blocking`), and what is worth a second look
 * (`advice`), in the order of the form. Totals that came with the content are not read: they are computed.
 */
export function checkContent(content: ContentWithoutTotals): Problem[] {
  const computable = content.lines.every((line) => compareDecimals(line.baseQuantity, '0') > 0);
  return [
    ...checkParty(content.seller, 'seller'),
    ...checkParty(content.buyer, 'buyer'),
    ...(content.deliverTo ? checkAddress(content.deliverTo.address, 'deliverTo.address') : []),
    ...checkFrame(content),
    ...checkLines(content),
    ...checkVatRegime(content),
    ...(computable ? checkPayment(content) : []),
    ...checkPublicBuyer(content),
  ];
}

/** Whether nothing stops the draft from being put before its owner. */
export function isReadyToSubmit(problems: readonly Problem[]): boolean {
  return problems.every((each) => each.severity !== 'blocking');
}

/** Kind, currency, period, and the earlier documents that the kind asks for (BR-FR-CO, DGFiP G1.31). */
function checkFrame(content: ContentWithoutTotals): Problem[] {
  const found: Problem[] = [];
  if (content.currency !== 'EUR') {
    found.push(problem('currency', 'currency.unsupported', { found: content.currency }));
  }
  if (isReversed(content.period)) found.push(problem('period', 'period.reversed'));
  const preceding = content.precedingDocuments;
  if (content.kind === 'creditNote' && preceding.length === 0) {
    found.push(problem('precedingDocuments', 'preceding.missing'));
  }
  if (content.kind === 'corrective' && preceding.length !== 1) {
    found.push(problem('precedingDocuments', 'preceding.single'));
  }
  for (const [index, { number }] of preceding.entries()) {
    if (!number.trim()) found.push(problem(`precedingDocuments.${index}.number`, 'preceding.number.missing'));
  }
  return found;
}

/** What the VAT categories in use ask of the parties and of the document (rules BR-S, BR-E, BR-AE, BR-IC, BR-G, BR-O). */
function checkVatRegime(content: ContentWithoutTotals): Problem[] {
  const used = new Set([...content.lines, ...content.adjustments].map((each) => each.vat.category));
  const found: Problem[] = [];
  for (const category of exempt) {
    if (!used.has(category)) continue;
    const exemption = content.exemptions.find((each) => each.category === category);
    if (!exemption?.reason.trim() && !exemption?.code) {
      found.push(problem(`exemptions.${category}`, 'exemption.reason.missing', { category }));
    }
  }
  if (used.has('O') && used.size > 1) found.push(problem('lines', 'vat.outOfScope.mixed'));
  const { seller, buyer } = content;
  if (!seller.vatNumber && (['S', 'AE', 'K', 'G'] as const).some((each) => used.has(each))) {
    found.push(problem('seller.vatNumber', 'vatNumber.missing'));
  } else if (!seller.vatNumber && used.has('E')) {
    found.push(problem('seller.vatNumber', 'vatNumber.seller.advised'));
  }
  if (!buyer.vatNumber && (used.has('K') || (used.has('AE') && !buyer.siren))) {
    found.push(problem('buyer.vatNumber', 'vatNumber.missing'));
  }
  if (used.has('K') && !content.period.from && !content.period.to) {
    found.push(problem('period', 'period.missing'));
  }
  return found;
}

/** An engagement or a service code means Chorus Pro, which finds a public buyer by its SIRET. */
function checkPublicBuyer({ buyer, references }: Pick<InvoiceContent, 'buyer' | 'references'>): Problem[] {
  const { engagement, serviceCode } = references;
  const found: Problem[] = [];
  if ((engagement || serviceCode) && !buyer.siret) {
    found.push(problem('buyer.siret', 'publicBuyer.siret.missing'));
  }
  if (engagement.length > 50) found.push(problem('references.engagement', 'publicBuyer.engagement.tooLong'));
  if (serviceCode && !/^[A-Za-z0-9_-]{1,100}$/.test(serviceCode)) {
    found.push(problem('references.serviceCode', 'publicBuyer.serviceCode.format', { found: serviceCode }));
  }
  return found;
}
