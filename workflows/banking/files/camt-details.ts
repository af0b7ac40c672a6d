import type { XmlNode } from '../../intake/xml.ts';
import { child, children, textOf } from '../../intake/xml-cursor.ts';
import { centsAt, signOf } from './camt-amount.ts';
import type { ReadLine } from './statement.ts';

type Entry = { at: number; cents: number; currency: string };
type Told = Omit<ReadLine, 'at' | 'bookedOn' | 'valueOn'>;

/**
 * What an entry is made of: its transactions, where they say amounts that make the entry's, else the entry as a whole.
 * `isWhole`: nothing of a batch is hidden in one amount.
 */
export function camtDetails(
  entry: XmlNode,
  { at, cents, currency }: Entry,
): { lines: Told[]; isWhole: boolean } {
  const details = children(entry, 'NtryDtls').flatMap((each) => children(each, 'TxDtls'));
  const entryReturns = textOf(entry, 'RvslInd') === 'true' || textOf(entry, 'RvslInd') === '1';
  const tell = (detail: XmlNode | undefined, signed: number): Told => {
    const isReturn = entryReturns || child(detail, 'RtrInf') !== undefined;
    const parties = child(detail, 'RltdPties');
    // What comes back was ours before: the other side is the one that had it.
    const other = signed > 0 !== isReturn ? 'Dbtr' : 'Cdtr';
    const endToEndId = textOf(detail, 'Refs', 'EndToEndId');
    return {
      cents: signed,
      currency,
      label: words(entry, detail),
      counterpartyName: nameOf(parties, other) || nameOf(parties, `Ultmt${other}`),
      counterpartyIban: textOf(parties, `${other}Acct`, 'Id', 'IBAN').replace(/\s/g, ''),
      endToEndId: endToEndId === 'NOTPROVIDED' ? '' : endToEndId,
      bankReference:
        textOf(detail, 'Refs', 'AcctSvcrRef') || textOf(entry, 'AcctSvcrRef') || textOf(entry, 'NtryRef'),
      isReturn,
    };
  };
  if (details.length < 2) return { lines: [tell(details[0], cents)], isWhole: !isBatch(entry) };
  const parts = details.map((detail) => ({ detail, cents: amountOf(detail, { at, cents, currency }) }));
  const total = parts.reduce((sum, part) => sum + (part.cents ?? Number.NaN), 0);
  if (total !== cents || parts.some((part) => part.cents === 0))
    return { lines: [{ ...tell(undefined, cents), label: words(entry, ...details) }], isWhole: false };
  return { lines: parts.map((part) => tell(part.detail, part.cents ?? 0)), isWhole: true };
}

const isBatch = (entry: XmlNode) => Number(textOf(child(entry, 'NtryDtls'), 'Btch', 'NbOfTxs') || '1') > 1;

/** Signed as the entry where the transaction doesn't say its own way; null in another currency or without amount. */
function amountOf(detail: XmlNode, { at, cents, currency }: Entry): number | null {
  const holder = child(detail, 'Amt') ? detail : child(detail, 'AmtDtls', 'TxAmt');
  if (!holder) return null;
  const amount = centsAt(holder, at, 'TxDtls/Amt');
  if (amount.currency && currency && amount.currency !== currency) return null;
  const sign = child(detail, 'CdtDbtInd') ? signOf(detail, at) : Math.sign(cents);
  return sign * amount.cents;
}

const nameOf = (parties: XmlNode | undefined, role: string) =>
  textOf(parties, role, 'Nm') || textOf(parties, role, 'Pty', 'Nm');

/** All that was written about it, each text once. */
function words(entry: XmlNode, ...details: (XmlNode | undefined)[]): string {
  const of = details.flatMap((detail) => [
    ...children(child(detail, 'RmtInf'), 'Ustrd').map(({ text }) => text),
    ...children(child(detail, 'RmtInf'), 'Strd').flatMap((each) => [
      textOf(each, 'CdtrRefInf', 'Ref'),
      ...children(each, 'AddtlRmtInf').map(({ text }) => text),
      ...children(each, 'RfrdDocInf').map((document) => textOf(document, 'Nb')),
    ]),
    textOf(detail, 'AddtlTxInf'),
  ]);
  return [...new Set([textOf(entry, 'AddtlNtryInf'), ...of].filter(Boolean))].join('\n');
}
