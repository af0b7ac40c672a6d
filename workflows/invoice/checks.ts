import type { InvoiceContent } from '#db/shapes/content.ts';
import { checkCodes } from './check-codes.ts';
import { checkDates } from './check-dates.ts';
import { checkDeposits } from './check-deposits.ts';
import { checkLines, isReversed } from './check-lines.ts';
import { checkAddress, checkEndpoint, checkOtherParties, checkParty } from './check-party.ts';
import { checkPayment } from './check-payment.ts';
import { checkVatRegime } from './check-regime.ts';
import { currencyCodes } from './codes/currency-codes.ts';
import { compareDecimals } from './decimal.ts';
import { mayBeDwelling } from './dwelling.ts';
import { isRate } from './euro-cents.ts';
import { precedingOf } from './preceding.ts';
import { type Problem, problem } from './problem.ts';
import type { ContentWithoutTotals } from './totals.ts';

export type { Problem } from './problem.ts';

/**
 * Everything that must be put right before a draft goes to its owner (`blocking`), and what is worth a second look
 * (`advice`), in the order of the form. Totals that came with the content are not read: they are computed. `on`
 * is the day it is judged for (YYYY-MM-DD, Europe/Paris), which decides what the reform asks for.
 */
export function checkContent(content: ContentWithoutTotals, on: string | null = null): Problem[] {
  const computable = content.lines.every((line) => compareDecimals(line.baseQuantity, '0') > 0);
  return [
    ...checkParty(content.seller, 'seller'),
    ...checkParty(content.buyer, 'buyer', content.buyerKind),
    ...checkEndpoint(content, on),
    ...checkOtherParties(content),
    ...(content.deliverTo ? checkAddress(content.deliverTo.address, 'deliverTo.address') : []),
    ...checkFrame(content),
    ...checkLines(content),
    ...checkVatRegime(content),
    ...(mayBeDwelling(content) && !content.dwelling ? [problem('dwelling', 'dwelling.unsaid')] : []),
    ...(computable ? [...checkPayment(content), ...checkDeposits(content)] : []),
    ...checkPublicBuyer(content),
    ...checkDates(content),
    ...checkCodes(content),
  ];
}

/** Kind, currency, period, and the earlier documents that the kind asks for (BR-FR-CO, DGFiP G1.31). */
function checkFrame(content: ContentWithoutTotals): Problem[] {
  const found: Problem[] = [];
  if (!currencyCodes.has(content.currency)) {
    found.push(problem('currency', 'currency.unknown', { found: content.currency }));
  } else if (content.currency !== 'EUR' && !isRate(content.exchange?.rate ?? '0')) {
    found.push(problem('exchange.rate', 'exchange.missing', { found: content.currency }));
  }
  if (isReversed(content.period)) found.push(problem('period', 'period.reversed'));
  const preceding = content.precedingDocuments;
  if (content.kind === 'creditNote' && preceding.length === 0) {
    found.push(problem('precedingDocuments', 'preceding.missing'));
  }
  if (content.kind === 'corrective' && preceding.length !== 1) {
    found.push(problem('precedingDocuments', 'preceding.single'));
  }
  const mustBeDated = content.kind === 'creditNote' || content.kind === 'corrective';
  if (mustBeDated && preceding.length > 0 && !precedingOf(content).some(({ date }) => date)) {
    found.push(problem('precedingDocuments.0.date', 'preceding.date.missing'));
  }
  for (const [index, { number }] of preceding.entries()) {
    const path = `precedingDocuments.${index}.number`;
    if (!number.trim()) found.push(problem(path, 'preceding.number.missing'));
    else if (!/^[A-Za-z0-9+_/-]{1,35}$/.test(number)) {
      found.push(problem(path, 'preceding.number.format', { found: number }));
    }
  }
  return found;
}

/** An engagement or a service code means Chorus Pro, which finds a public buyer by its SIRET. */
function checkPublicBuyer({
  buyer,
  buyerKind,
  references,
}: Pick<InvoiceContent, 'buyer' | 'buyerKind' | 'references'>): Problem[] {
  const { engagement, serviceCode } = references;
  const found: Problem[] = [];
  if ((engagement || serviceCode || buyerKind === 'public') && !buyer.siret) {
    found.push(problem('buyer.siret', 'publicBuyer.siret.missing'));
  }
  if (engagement.length > 50) found.push(problem('references.engagement', 'publicBuyer.engagement.tooLong'));
  if (serviceCode && !/^[A-Za-z0-9_-]{1,100}$/.test(serviceCode)) {
    found.push(problem('references.serviceCode', 'publicBuyer.serviceCode.format', { found: serviceCode }));
  }
  return found;
}
