import type { ProblemCode } from './problem.ts';

/** English wording of what is wrong and what to do. */
export const englishProblemTexts: Record<ProblemCode, string> = {
  'party.name.missing': 'Enter the name or company name.',
  'address.line.missing': 'Enter the street of the address.',
  'address.postcode.missing': 'Enter the postcode.',
  'address.postcode.format': 'The postcode “{found}” does not have five digits. Check it.',
  'address.city.missing': 'Enter the city.',
  'address.country.format': 'Choose the country of the address (two-letter code, such as FR).',
  'siren.missing': 'Enter the SIREN (9 digits): the invoice must show it.',
  'siren.buyer.missing':
    'If this customer is a business or a public body, enter its SIREN: it is then mandatory.',
  'siren.length': 'A SIREN has 9 digits; “{found}” does not. Correct it.',
  'siren.checksum': 'The check digit of SIREN {found} is wrong: a digit was probably mistyped. Check it.',
  'siret.length': 'A SIRET has 14 digits; “{found}” does not. Correct it.',
  'siret.checksum': 'The check digit of SIRET {found} is wrong: a digit was probably mistyped. Check it.',
  'siret.otherSiren': 'SIRET {siret} does not begin with SIREN {siren}. Correct one of the two.',
  'vatNumber.missing': 'Enter the VAT number: the VAT treatment of the lines requires it.',
  'vatNumber.seller.advised':
    'Enter the business’s VAT number if it has one: an exempt invoice must show it.',
  'vatNumber.format':
    '“{found}” is not a VAT number. Expected: the country code, then the number, such as FR and 11 characters.',
  'vatNumber.key': 'The key of VAT number {found} does not match its SIREN. Check it.',
  'vatNumber.otherSiren':
    'VAT number {found} does not contain SIREN {siren}. That is right in a VAT group; otherwise correct it.',
  'email.format': '“{found}” is not an e-mail address. Correct it, or leave the field empty.',
  'period.reversed': 'The period ends before it begins. Swap or correct the dates.',
  'period.missing': 'Enter the delivery date or period: it is mandatory for a supply within the EU.',
  'text.lost': 'A character of “{found}” was not kept: type it again.',
  'text.unprintable': 'No font of documents has {found}: take this character out or replace it.',
  'dwelling.unsaid':
    'Reduced rate: is this work on a dwelling older than two years? The customer’s statement is then printed (CGI, art. 279-0 bis).',
  'lines.none': 'Add at least one line.',
  'line.name.missing': 'Say what this line is for.',
  'line.amount.zero': 'This line comes to €0. Check the quantity and the price, or remove it.',
  'line.quantity.decimals': 'Quantity {found} has more than 4 decimals. Round it.',
  'line.unitPrice.decimals': 'Unit price {found} has more than 6 decimals. Round it.',
  'line.unitPrice.negative':
    'An e-invoice can’t have a negative unit price. To deduct, put the minus on the quantity.',
  'line.baseQuantity.notPositive': 'The price must be for a positive quantity (usually 1).',
  'line.unit.format': 'The unit “{found}” is not known. Choose one from the list.',
  'vat.rate.unknown': 'There is no VAT rate of {found}% in France. Choose one from the list.',
  'vat.rate.zero':
    'A rate of 0% needs a reason: choose exemption, reverse charge, export… instead of the standard rate.',
  'vat.rate.notZero': 'With this VAT category ({category}) the rate must be 0%, not {found}%.',
  'vat.outOfScope.mixed': 'An invoice outside the scope of VAT can’t have lines with VAT. Make two invoices.',
  'vat.outOfScope.representative':
    'An invoice outside the scope of VAT names no tax representative: take it out.',
  'exemption.reason.missing':
    'Say why there is no VAT (category {category}), such as the article of law that provides for it.',
  'adjustment.amount.negative': 'Enter the amount without a sign: an allowance deducts, a charge adds.',
  'adjustment.reason.missing': 'Say why this allowance or charge applies.',
  'total.zero':
    'The total is €0: the customer will be asked for nothing. Check that this is meant (deposits that cover it all, a sample…).',
  'total.negative': 'The total is negative. To give money back to the customer, make a credit note.',
  'payable.negative':
    'What is withheld and already paid exceeds the total: the net to pay would be {payable}. Correct it.',
  'prepaid.negative': 'Enter the deposit already paid without a minus.',
  'rounding.tooLarge':
    'The rounding of {found} changes the amount to pay: it stays below one unit of the currency. Take it out.',
  'prepaid.tooHigh': 'The deposit already paid exceeds the invoice total ({total}). Check it.',
  'prepaid.split':
    'A final invoice tells each deposit without its VAT and its VAT: take each deposit back by its lines rather than as one sum.',
  'retention.tooHigh':
    'The retention can’t exceed 5% of the total including VAT, that is {highest} (French law of 16 July 1971).',
  'retention.zero': 'Enter the amount withheld, or remove the retention.',
  'retention.mismatch': 'The amount withheld does not match the percentage: {expected} expected.',
  'retention.release.missing':
    'Enter the date the retention is released (one year after acceptance of the works at the latest).',
  'penalty.zero': 'Enter the amount of the penalty, or remove it.',
  'penalty.reason.missing': 'Say why the penalty applies.',
  'preceding.missing': 'Enter the invoice that this credit note cancels or reduces.',
  'preceding.single': 'A corrective invoice replaces one invoice: say which.',
  'preceding.number.missing': 'Enter the number of the original invoice.',
  'preceding.date.missing':
    'Enter the date of the original invoice: without it this document would be rejected.',
  'iban.missing': 'Enter the IBAN the customer should pay to, or change the means of payment.',
  'iban.format': '“{found}” is not an IBAN (27 characters for an account in France). Correct it.',
  'iban.checksum':
    'The check digits of IBAN {found} are wrong: a character was probably mistyped. Check it before sending.',
  'bic.format': '“{found}” is not a BIC (8 or 11 characters). Correct it, or leave the field empty.',
  'dueRule.tooLong':
    'A term of {found} days exceeds the legal maximum between businesses (60 days, or 45 days end of month).',
  'publicBuyer.siret.missing':
    'A public customer is identified by its SIRET (14 digits). Enter it, or clear the engagement and service code.',
  'publicBuyer.engagement.tooLong': 'The engagement number has more than 50 characters. Correct it.',
  'publicBuyer.serviceCode.format':
    'The service code “{found}” is not valid: unaccented letters, digits and hyphens only.',
  'currency.unknown': '“{found}” is no currency code (EUR, USD, CHF…). Correct it.',
  'exchange.missing':
    'This invoice is in {found}: give the rate that converts its VAT into euros, with its date and source.',
  'preceding.number.format':
    'The number “{found}” would be rejected: 35 characters at most, plain letters, digits and + - _ / without spaces.',
  'endpoint.missing':
    'Without a SIREN or an e-mail this customer has no electronic address: the invoice can only reach them on paper or by link.',
  'endpoint.soon':
    'Without a SIREN this business has no address in the directory of e-invoicing: it is needed now if the seller is a large or middle-sized business, from 1 September 2027 on otherwise. Enter it.',
  'endpoint.required':
    'Without a SIREN this customer has no address in the directory of e-invoicing: the invoice would be rejected. Enter its SIREN.',
  'endpoint.format':
    'The electronic address “{found}” is not valid: it begins with the customer’s SIREN, then letters, digits, dot and dash (125 characters at most).',
  'exemption.code.unknown':
    'The exemption code “{found}” is not in the official list (VATEX). Choose another.',
  'exemption.code.creditNote': 'This reason (credit note net of tax) is only possible on a credit note.',
  'exemption.code.advised':
    'Choose the code of the exemption: the tax office asks for it in the electronic invoice.',
  'exemption.code.category':
    'The code “{found}” does not go with this VAT category ({category}). Clear it, or change the VAT of the lines.',
  'exemption.reason.intraCommunity':
    'Art. 262 ter, I only exempts goods supplied to another state of the Union. Choose “Intra-community” on the lines, or correct this reason.',
  'vat.intraCommunity.services':
    '“Intra-community” (art. 262 ter, I) is for goods only. A service to a business of the Union is taxed where it is: choose “Reverse charge” (art. 259, 1°); for goods, change the nature of the operation.',
  'vat.intraCommunity.inFrance':
    'The goods go to {place}, which is France for VAT: choose a rate, or give the place of delivery in another state of the Union.',
  'vat.intraCommunity.outside':
    'The goods leave the VAT territory of the Union ({place}): choose “Export” (art. 262, I and 294), or give the place of delivery in another state of the Union.',
  'vat.intraCommunity.overseas':
    'Goods sent from this territory ({place}) to the Union are an export: choose “Export” (art. 294, 3).',
  'vat.export.services':
    '“Export” is for goods only. A service to a business outside the Union is not taxed in France: choose “Out of scope” (art. 259, 1°). If it belongs to an export, choose “Exempt” with the code VATEX-EU-146-1E; for goods, change the nature of the operation.',
  'vat.export.inUnion':
    'The goods stay in the Union ({place}): choose “Intra-community” if the customer has a VAT number there, a rate otherwise; or give the place of delivery outside the Union.',
  'vat.export.inFrance':
    'The goods do not leave France ({place}): choose a rate, or give the place of delivery outside the Union or overseas.',
  'vat.export.untaxed':
    'VAT does not apply where the business is ({place}): choose “Out of scope” (art. 294, 1).',
  'vat.reverseCharge.outside':
    'A customer outside the Union ({place}) owes no VAT of the Union: choose “Out of scope” (art. 259, 1°), or give the place of the works if they are done in France.',
  'vat.reverseCharge.untaxed':
    'VAT does not apply where the customer is ({place}): choose “Out of scope” (art. 294, 1), or give the place of the works if they are done elsewhere in France.',
  'vat.untaxed.charged': 'VAT does not apply here ({place}): choose “Out of scope” (art. 294, 1).',
  'vat.expected.K':
    'By the addresses ({place}) this is an intra-Community supply of goods: “Intra-community” (art. 262 ter, I) is expected. Check it.',
  'vat.expected.G':
    'By the addresses ({place}) this is an export of goods: “Export” (art. 262, I and 294) is expected. Check it.',
  'vat.expected.AE':
    'A service to a business in another state of the Union ({place}) is taxed there: “Reverse charge” (art. 259, 1°) is expected, except for immovables, meals and entries (art. 259 A). Check it.',
  'vat.expected.O':
    'By the addresses ({place}) French VAT does not apply: “Out of scope” (art. 259, 1° or 294, 1) is expected, except for immovables, meals and entries (art. 259 A). Check it.',
  'vat.rate.ofPlace':
    'The rate of {rate}% is in force at none of the addresses of the invoice. Check it, or the place of delivery.',
  'vat.rate.ofCustomer':
    'A service to a business of this territory ({place}) bears the rate in force there, mostly {rate}%, except for immovables, meals and entries (art. 259 A). Check it.',
  'vatNumber.notUnion':
    'An intra-Community supply needs the customer’s VAT number in another state of the Union (XI for Northern Ireland); “{found}” is none. Correct it, or change the VAT of the lines.',
  'buyerKind.unknown':
    'This customer is abroad ({place}): say whether it is a business or a consumer, as the VAT of a service depends on it.',
  'vat.category.notFrench':
    'This tax (Canary Islands, Ceuta, Melilla) does not exist in France. Choose a rate from the list.',
  'deposit.of.missing': 'Say what this is a deposit of: the quote, the order or the contract.',
  'deposit.tooHigh': 'The deposit exceeds the total of the order ({total}). Correct one of them.',
  'recovery.kind': 'A deposit can only be taken back on an invoice. Remove this line.',
  'recovery.number.missing': 'Say which deposit invoice this line takes back.',
  'recovery.sign': 'Taking a deposit back deducts: the quantity is −1 and the price that of the deposit.',
  'recovery.tooHigh': 'Only {available} excluding VAT is left of deposit {number} at this VAT rate.',
  'date.implausible': 'The date {found} is not possible (years 2000 to 2099). Correct it.',
  'code.unknown':
    'The code “{found}” is not in the official list: the invoice would be rejected. Correct or remove it.',
  'attachment.address':
    'The attachment leads to {found}: only a whole web address (https:// or http://) will do. Take it out, or ask for it where the file was made.',
  'attachment.readable.many': 'Only one attachment may be the readable version of the invoice.',
  'article.attribute.incomplete': 'Each attribute of the article has a name and a value.',
  'line.grossPrice.lower': 'The price before discount ({found}) is lower than the net price. Correct it.',
  'instalments.sum': 'The instalments make {found}% instead of 100%.',
  'instalments.zero': 'Each instalment has a share above 0%.',
  'instalments.order': 'Put the instalments in order, each later than the one before.',
  'payee.isSeller':
    'The payee is the business itself: it has its name or one of its numbers. Remove it, or correct it.',
  'paid.notInFull':
    'An invoice already paid has nothing left to pay: {due} remains. Complete the amount already paid, or clear the date of payment.',
  'credit.tooHigh':
    'Only {available} including VAT is left to credit on invoice {number}. Reduce the credit note.',
  'credit.ofCredit': 'Document {found} is a credit note already: one cannot be cancelled by another.',
  'credit.replaced': 'Corrective invoice {by} has replaced invoice {number}: make the credit note on {by}.',
  'credit.beingReplaced':
    'Draft {by} is going to replace invoice {number}. Issue it and make the credit note on that, or delete it.',
  'corrective.ofCredit':
    'Document {found} is a credit note: it is not corrected. Enter the invoice to replace, or make an invoice.',
  'corrective.replaced': 'Corrective invoice {by} has already replaced invoice {number}: correct {by}.',
  'corrective.beingReplaced':
    'Draft {by} already replaces invoice {number}: go on with that one, or delete it.',
  'corrective.beingCredited':
    'Credit note {by} on invoice {number} is being prepared: issue or delete it before you correct the invoice.',
  'corrective.credited':
    'Invoice {number} is already credited in full: it is not replaced any more. Make a new invoice.',
  'corrective.belowCredit':
    'The credit notes on invoice {number} ({credited} including VAT) remain valid: the corrective invoice cannot be lower.',
  'corrective.creditStays':
    'The credit notes on invoice {number} ({credited} including VAT) remain valid: invoice the full amount here, without deducting them.',
  'recovery.replaced': 'Corrective invoice {by} has replaced deposit {number}: take back {by}.',
  'copy.oldPeriod':
    '“{found}” is when the original was: this document is a copy, and its period has changed.',
};
