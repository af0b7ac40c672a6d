import { centsFromDecimal, mostCents } from '#workflows/invoice/money.ts';
import type { XmlNode } from '../../intake/xml.ts';
import { child, textOf } from '../../intake/xml-cursor.ts';
import { unreadable } from './unreadable.ts';

/** 1 of what came, -1 of what went, as the bank says it; a reversal already says its own way. */
export function signOf(node: XmlNode, at: number): 1 | -1 {
  const said = textOf(node, 'CdtDbtInd');
  if (said === 'CRDT') return 1;
  if (said === 'DBIT') return -1;
  throw unreadable('direction', { line: at, field: 'CdtDbtInd', found: said });
}

/** The amount of an element, without sign. */
export function centsAt(node: XmlNode, at: number, field: string): { cents: number; currency: string } {
  const amount = child(node, 'Amt');
  const text = amount?.text ?? '';
  const isAmount = /^\+?\d{1,13}(\.\d{0,2}0*)?$|^\+?\.\d{1,2}$/.test(text);
  if (!isAmount || Number(text) * 100 > mostCents)
    throw unreadable('amount', { line: at, field, found: text });
  const decimal = text.replace('+', '').replace(/^\./, '0.').replace(/\.$/, '');
  return { cents: centsFromDecimal(decimal), currency: amount?.attributes.Ccy ?? '' };
}
