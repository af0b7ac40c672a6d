/**
 * What can be wrong with a draft. `blocking` stops it from being put before the owner; `advice` is shown and left to
 * the person. Check digits are advice: an identifier that is well formed but not allotted is the person's to judge.
 */
export type Severity = 'blocking' | 'advice';

const severities = {
  'party.name.missing': 'blocking',
  'address.line.missing': 'blocking',
  'address.postcode.missing': 'blocking',
  'address.postcode.format': 'advice',
  'address.city.missing': 'blocking',
  'address.country.format': 'blocking',
  'siren.missing': 'blocking',
  'siren.buyer.missing': 'advice',
  'siren.length': 'blocking',
  'siren.checksum': 'advice',
  'siret.length': 'blocking',
  'siret.checksum': 'advice',
  'siret.otherSiren': 'blocking',
  'vatNumber.missing': 'blocking',
  'vatNumber.seller.advised': 'advice',
  'vatNumber.format': 'blocking',
  'vatNumber.key': 'advice',
  'vatNumber.otherSiren': 'advice',
  'email.format': 'blocking',
  'period.reversed': 'blocking',
  'period.missing': 'blocking',
  'lines.none': 'blocking',
  'line.name.missing': 'blocking',
  'line.amount.zero': 'advice',
  'line.quantity.decimals': 'blocking',
  'line.unitPrice.decimals': 'blocking',
  'line.unitPrice.negative': 'advice',
  'line.baseQuantity.notPositive': 'blocking',
  'line.unit.format': 'blocking',
  'vat.rate.unknown': 'blocking',
  'vat.rate.zero': 'blocking',
  'vat.rate.notZero': 'blocking',
  'vat.outOfScope.mixed': 'blocking',
  'exemption.reason.missing': 'blocking',
  'adjustment.amount.negative': 'blocking',
  'adjustment.reason.missing': 'blocking',
  'total.zero': 'advice',
  'total.negative': 'blocking',
  'payable.negative': 'blocking',
  'prepaid.negative': 'blocking',
  'prepaid.tooHigh': 'advice',
  'retention.tooHigh': 'blocking',
  'retention.zero': 'blocking',
  'retention.mismatch': 'advice',
  'retention.release.missing': 'advice',
  'penalty.zero': 'blocking',
  'penalty.reason.missing': 'blocking',
  'preceding.missing': 'blocking',
  'preceding.single': 'blocking',
  'preceding.number.missing': 'blocking',
  'iban.missing': 'blocking',
  'iban.format': 'blocking',
  'iban.checksum': 'advice',
  'bic.format': 'blocking',
  'dueRule.tooLong': 'advice',
  'publicBuyer.siret.missing': 'blocking',
  'publicBuyer.engagement.tooLong': 'blocking',
  'publicBuyer.serviceCode.format': 'blocking',
  'currency.unknown': 'blocking',
  'exchange.missing': 'blocking',
  'preceding.number.format': 'blocking',
  'endpoint.missing': 'advice',
  'endpoint.format': 'blocking',
  'exemption.code.unknown': 'blocking',
  'exemption.code.creditNote': 'blocking',
  'exemption.code.advised': 'advice',
  'vat.intraCommunity.inFrance': 'blocking',
  'vat.category.notFrench': 'blocking',
  'deposit.of.missing': 'blocking',
  'deposit.tooHigh': 'blocking',
  'recovery.kind': 'blocking',
  'recovery.number.missing': 'blocking',
  'recovery.sign': 'blocking',
  'recovery.tooHigh': 'blocking',
  'date.implausible': 'blocking',
  'code.unknown': 'blocking',
  'attachment.readable.many': 'blocking',
  'article.attribute.incomplete': 'blocking',
  'line.grossPrice.lower': 'blocking',
  'instalments.sum': 'blocking',
  'instalments.zero': 'blocking',
  'instalments.order': 'blocking',
  'payee.isSeller': 'blocking',
  'paid.notInFull': 'blocking',
  'credit.tooHigh': 'blocking',
  'credit.ofCredit': 'blocking',
  'credit.replaced': 'blocking',
  'credit.beingReplaced': 'blocking',
  'corrective.ofCredit': 'blocking',
  'corrective.replaced': 'blocking',
  'corrective.beingReplaced': 'blocking',
  'corrective.beingCredited': 'blocking',
  'corrective.credited': 'blocking',
  'corrective.belowCredit': 'blocking',
  'corrective.creditStays': 'advice',
  'recovery.replaced': 'blocking',
} as const satisfies Record<string, Severity>;

export type ProblemCode = keyof typeof severities;

export type Problem = {
  /** Where: 'buyer.siren', 'lines.2.unitPrice' (lines from 0, as in the content). */
  path: string;
  code: ProblemCode;
  severity: Severity;
  values?: Record<string, string>;
};

export const problemCodes = Object.keys(severities) as ProblemCode[];

export function problem(path: string, code: ProblemCode, values?: Record<string, string>): Problem {
  return { path, code, severity: severities[code], ...(values && { values }) };
}
