/** Parts of a hand-made CII invoice that a test may replace: each is XML inside its parent. */
export type CiiParts = {
  /** Its number, as text. */
  number: string;
  kind: string;
  lines: string;
  header: string;
  totals: string;
  seller: string;
  buyer: string;
  delivery: string;
};

/** A line of 2 × 50.00 at 20 %. */
export const ciiLine = (
  change: { id?: string; name?: string; quantity?: string; price?: string; net?: string; more?: string } = {},
) => `
  <ram:IncludedSupplyChainTradeLineItem>
    <ram:AssociatedDocumentLineDocument><ram:LineID>${change.id ?? '1'}</ram:LineID></ram:AssociatedDocumentLineDocument>
    <ram:SpecifiedTradeProduct><ram:Name>${change.name ?? 'Pose &amp; joints'}</ram:Name></ram:SpecifiedTradeProduct>
    <ram:SpecifiedLineTradeAgreement>
      <ram:NetPriceProductTradePrice>${change.price ?? '<ram:ChargeAmount>50.00</ram:ChargeAmount>'}</ram:NetPriceProductTradePrice>
    </ram:SpecifiedLineTradeAgreement>
    <ram:SpecifiedLineTradeDelivery>
      <ram:BilledQuantity unitCode="MTK">${change.quantity ?? '2'}</ram:BilledQuantity>
    </ram:SpecifiedLineTradeDelivery>
    <ram:SpecifiedLineTradeSettlement>
      <ram:ApplicableTradeTax>
        <ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode>
        <ram:RateApplicablePercent>20.00</ram:RateApplicablePercent>
      </ram:ApplicableTradeTax>
      ${change.more ?? ''}
      <ram:SpecifiedTradeSettlementLineMonetarySummation>
        <ram:LineTotalAmount>${change.net ?? '100.00'}</ram:LineTotalAmount>
      </ram:SpecifiedTradeSettlementLineMonetarySummation>
    </ram:SpecifiedLineTradeSettlement>
  </ram:IncludedSupplyChainTradeLineItem>`;

/** 100.00 at 20 %: 120.00. */
export const ciiTotals = `
  <ram:LineTotalAmount>100.00</ram:LineTotalAmount>
  <ram:TaxBasisTotalAmount>100.00</ram:TaxBasisTotalAmount>
  <ram:TaxTotalAmount currencyID="EUR">20.00</ram:TaxTotalAmount>
  <ram:GrandTotalAmount>120.00</ram:GrandTotalAmount>
  <ram:DuePayableAmount>120.00</ram:DuePayableAmount>`;

export const ciiTax = `
  <ram:ApplicableTradeTax>
    <ram:CalculatedAmount>20.00</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode>
    <ram:BasisAmount>100.00</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode>
    <ram:RateApplicablePercent>20</ram:RateApplicablePercent>
  </ram:ApplicableTradeTax>`;

/** The bytes of a small, sound CII invoice, but for the parts given. */
export function smallCii(parts: Partial<CiiParts> = {}): Uint8Array {
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
  xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
  xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
  <rsm:ExchangedDocumentContext>
    <ram:BusinessProcessSpecifiedDocumentContextParameter><ram:ID>M1</ram:ID></ram:BusinessProcessSpecifiedDocumentContextParameter>
    <ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter>
  </rsm:ExchangedDocumentContext>
  <rsm:ExchangedDocument>
    <ram:ID>${parts.number ?? 'F1'}</ram:ID><ram:TypeCode>${parts.kind ?? '380'}</ram:TypeCode>
    <ram:IssueDateTime><udt:DateTimeString format="102">20261101</udt:DateTimeString></ram:IssueDateTime>
  </rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>
    ${parts.lines ?? ciiLine()}
    <ram:ApplicableHeaderTradeAgreement>
      <ram:SellerTradeParty><ram:Name>Vendeur</ram:Name>${parts.seller ?? ''}</ram:SellerTradeParty>
      <ram:BuyerTradeParty>${parts.buyer ?? '<ram:Name>Client</ram:Name>'}</ram:BuyerTradeParty>
    </ram:ApplicableHeaderTradeAgreement>
    <ram:ApplicableHeaderTradeDelivery>${parts.delivery ?? ''}</ram:ApplicableHeaderTradeDelivery>
    <ram:ApplicableHeaderTradeSettlement>
      <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
      ${parts.header ?? ciiTax}
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation>${parts.totals ?? ciiTotals}</ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    </ram:ApplicableHeaderTradeSettlement>
  </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>`);
}
