import type { Business } from '#db/queries/businesses.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import type { Head, Reading } from '#db/shapes/draft-source.ts';
import { blankContent } from '#workflows/invoice/blank-content.ts';
import { sellerOf } from '#workflows/invoice/seller-of.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import type { IntakeResult } from './intake-result.ts';
import { sirenOf } from './siren-of.ts';
import { type Warning, warning } from './warning.ts';

/** A file that was read. */
export type Read = Extract<IntakeResult, { ok: true }>;

/** What a file becomes for a business, or by itself: the content of its draft, and what its person is told. */
export type Understood = { content: InvoiceContent; reading: Reading; warnings: Warning[]; heads: Head[] };

/** The same for who makes a draft of it, and for a command, which only tells. */
export function understood(read: Read, business: Business | null): Understood {
  const content = contentFor(read, business);
  const differing =
    read.kind === 'document' && business
      ? [...otherSeller(read.content, business), ...otherAccount(read.content, business)]
      : [];
  return {
    content,
    reading: readingOf(content),
    warnings: [...differing, ...read.warnings],
    heads: read.kind === 'lines' ? read.columns : [],
  };
}

function contentFor(read: Read, business: Business | null): InvoiceContent {
  if (read.kind === 'document') {
    return business ? { ...read.content, ...sellerIn(read.content, business) } : read.content;
  }
  const { lines, currency } = read;
  return { ...blankContent(), ...(business && sellerOf(business)), lines, currency };
}

/** What was read, in figures: a person compares them with the paper, whatever becomes of the draft. */
function readingOf(content: InvoiceContent): Reading {
  const { netCents, vatCents, grossCents, payableCents } = withTotals(content).totals;
  const { currency, lines } = content;
  return { lines: lines.length, netCents, vatCents, grossCents, payableCents, currency };
}

/** The file may have been made out by somebody else than the business chosen: a person has to see that. */
function otherSeller({ seller }: InvoiceContent, business: Business): Warning[] {
  const siren = sirenOf(seller);
  if (!siren || siren === sirenOf(business.party)) return [];
  return [warning('seller.other', { name: seller.name, siren, business: business.name })];
}

function otherAccount({ payment }: InvoiceContent, business: Business): Warning[] {
  const iban = payment.iban.replace(/\s/g, '');
  if (!iban || !business.iban || iban === business.iban.replace(/\s/g, '')) return [];
  return [warning('account.other', { iban, business: business.name })];
}

/**
 * The draft is made out in the name of the business chosen, and paid to the account the office knows: one that only a
 * file names is taken over when the business has none, and pointed out otherwise. It bears the business's mentions.
 */
function sellerIn({ payment: inFile, notes: inNotes }: InvoiceContent, business: Business) {
  const { seller, payment, notes } = sellerOf(business);
  const said = new Set(inNotes.map(({ text }) => text.trim()));
  return {
    seller,
    payment: payment.iban ? { ...payment, meansCode: inFile.meansCode } : inFile,
    notes: [...inNotes, ...notes.filter(({ text }) => !said.has(text.trim()))],
  };
}
