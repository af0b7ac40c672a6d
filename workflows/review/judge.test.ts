import { describe, expect, test } from 'vitest';
import type { InvoiceContent } from '#db/shapes/content.ts';
import type { Guardrail, ReviewPolicy } from '#db/shapes/review-policy.ts';
import { blankContent, blankLine, blankParty } from '../invoice/blank-content.ts';
import { defaultPolicy } from '../invoice/default-policy.ts';
import { withTotals } from '../invoice/totals.ts';
import { type Before, judge } from './judge.ts';

const own = { iban: '', bic: '', names: ['Vasseur'], mentions: '' };
/** The buyer of the drafts below had one before. */
const issuedTo = [{ buyer: { ...blankParty(), name: 'Commune' }, recipient: '' }];
const judged = (change: Partial<InvoiceContent>) => judgedBy({}, change);
const judgedBy = (
  policy: Partial<ReviewPolicy>,
  change: Partial<InvoiceContent>,
  given: Partial<Parameters<typeof judge>[0]> = {},
) =>
  judge({
    policy: { ...defaultPolicy, needsApproval: 'specialCases', ...policy },
    content: withTotals({
      ...blankContent(),
      buyer: issuedTo[0]!.buyer,
      lines: [{ ...blankLine('l1'), unitPrice: '10' }],
      ...change,
    }),
    silenceClause: true,
    before: { own, last: null, cardEmail: '', issuedTo },
    asked: false,
    ...given,
  });
const recovers = { number: 'A-1', date: null, availableCents: null };

describe('a policy that asks for special cases alone', () => {
  test('waives a plain invoice', () => {
    expect(judged({})).toEqual({ waived: true, blockedBy: [] });
  });

  test.each<[string, Partial<InvoiceContent>, string]>([
    ['a credit note', { kind: 'creditNote' }, 'creditNote'],
    ['a corrective', { kind: 'corrective' }, 'creditNote'],
    ['a deposit', { kind: 'deposit' }, 'specialCase'],
    ['a deposit taken back', { lines: [{ ...blankLine('l1'), quantity: '-1', recovers }] }, 'specialCase'],
    ['a penalty', { penalty: { amountCents: 1, reason: 'Retard' } }, 'specialCase'],
  ])('asks the owner about %s, whom silence can never approve', (_, change, block) => {
    expect(judged(change)).toEqual({ waived: false, blockedBy: [block] });
  });
});

describe('a policy that names its special cases', () => {
  const penalty = { penalty: { amountCents: 1, reason: 'Retard' } };
  const both = { ...penalty, specialCases: ['exceptional' as const] };

  test('asks for those alone, and holds silence off from those alone', () => {
    const policy = {
      approvalCases: ['deposit', 'penalty'],
      silenceCases: ['deposit'],
    } satisfies Partial<ReviewPolicy>;
    expect(judgedBy(policy, { kind: 'deposit' })).toEqual({ waived: false, blockedBy: ['specialCase'] });
    expect(judgedBy(policy, penalty)).toEqual({ waived: false, blockedBy: [] });
    expect(judgedBy(policy, { specialCases: ['exceptional'] })).toEqual({ waived: true, blockedBy: [] });
    expect(judgedBy(policy, both)).toEqual({ waived: false, blockedBy: [] });
  });

  test('asks for none of them when none is named and none is guarded; credit notes still wait', () => {
    const none = { approvalCases: [], guardrails: [] };
    expect(judgedBy(none, both)).toMatchObject({ waived: true });
    expect(judgedBy(none, { kind: 'creditNote' })).toMatchObject({ waived: false });
  });

  test('holds silence off from nothing where the guardrail is off', () => {
    expect(judgedBy({ guardrails: [], silenceCases: ['penalty'] }, penalty)).toMatchObject({ blockedBy: [] });
  });
});

describe('a policy that needs no approval', () => {
  const never = { needsApproval: 'never' as const };
  const german = 'DE89370400440532013000';
  const known = { own: { ...own, iban: german }, last: null, cardEmail: '', issuedTo };
  const last = {
    ...blankContent(),
    payment: { ...blankContent().payment, iban: 'FR7630006000011234567890189' },
  };
  const elsewhere = { payment: { ...blankContent().payment, iban: german } };
  const dear = { lines: [{ ...blankLine('l1'), unitPrice: '5000' }] };

  test.each<[string, Guardrail, Partial<InvoiceContent>, Partial<ReviewPolicy>, { before?: Before }]>([
    [
      'an account that the business has changed',
      'bankChanged',
      elsewhere,
      {},
      { before: { ...known, last } },
    ],
    ['an amount above the cap', 'amountCap', dear, { capCents: 100_000 }, {}],
    ['a first invoice', 'firstInvoice', {}, {}, { before: { ...known, issuedTo: [] } }],
    ['a credit note', 'creditNote', { kind: 'creditNote' }, {}, {}],
    ['a special case', 'specialCase', { kind: 'deposit' }, { silenceCases: ['deposit'] }, {}],
  ])('asks an owner all the same about %s, where that is guarded', (_, guardrail, change, policy, given) => {
    const guarded = judgedBy({ ...never, ...policy, guardrails: [guardrail] }, change, given);
    expect(guarded).toEqual({ waived: false, blockedBy: [guardrail] });
    const open = judgedBy({ ...never, ...policy, guardrails: [] }, change, given);
    expect(open).toEqual({ waived: true, blockedBy: [] });
  });

  test('asks an owner again about what he was asked about before', () => {
    const open = { ...never, guardrails: [] };
    expect(judgedBy(open, {}, { asked: true })).toEqual({ waived: false, blockedBy: [] });
    expect(judgedBy(open, {}, { asked: false })).toEqual({ waived: true, blockedBy: [] });
  });

  test('asks nobody for want of a clause alone: that keeps silence from deciding, and is no guardrail', () => {
    expect(judgedBy({ ...never, guardrails: [] }, {}, { silenceClause: false })).toEqual({
      waived: true,
      blockedBy: ['noMandate'],
    });
  });
});

describe('what an amount is compared with', () => {
  const lines = [{ ...blankLine('l1'), unitPrice: '1000' }];
  const capped = { needsApproval: 'never' as const, guardrails: ['amountCap' as const], capCents: 110_000 };
  const above = { guardrails: [], approvalCases: [], thresholdCents: 110_000 };
  const exchange = (rate: string) => ({
    currency: 'GBP',
    exchange: { rate, on: '2026-11-20', source: 'BCE' },
  });

  test.each<[string, Partial<InvoiceContent>, boolean]>([
    ['its amount with VAT', {}, false],
    ['that, whatever was paid before', { prepaidCents: 115_000 }, false],
    [
      'that, whatever is withheld',
      { retention: { percent: '20', amountCents: 24_000, releaseOn: null, reason: 'x' } },
      false,
    ],
    ['a foreign amount by its own rate, above', exchange('1.1'), false],
    ['a foreign amount by its own rate, below', exchange('0.9'), true],
    ['no foreign amount without a rate', { currency: 'GBP' }, false],
    ['no foreign amount at a rate of nothing', exchange('0'), false],
    ['a smaller one', { lines: [{ ...blankLine('l1'), unitPrice: '900' }] }, true],
  ])('%s', (_, change, waived) => {
    expect(judgedBy(capped, { lines, ...change })).toMatchObject({
      waived,
      blockedBy: waived ? [] : ['amountCap'],
    });
    expect(judgedBy({ ...above, needsApproval: 'specialCases' }, { lines, ...change }).waived).toBe(waived);
  });
});

describe('who has had one before', () => {
  const guarded = { needsApproval: 'never' as const, guardrails: ['firstInvoice' as const] };
  const address = { ...blankParty().address, postcode: '80000', city: 'Amiens' };
  const durand = {
    ...blankParty(),
    name: 'Durand SAS',
    siren: '812440975',
    email: 'd@durand.example',
    address,
  };
  const petit = { ...blankParty(), name: 'Luc Petit', address };
  const sent = (buyer: typeof durand, change: Partial<Before> = {}): Before => ({
    own,
    last: null,
    cardEmail: 'carte@durand.example',
    issuedTo: [{ buyer, recipient: buyer.email || 'carte@durand.example' }],
    ...change,
  });
  const waived = (buyer: typeof durand, given: Before) =>
    judgedBy(guarded, { buyer }, { before: given }).waived;

  test.each<[string, typeof durand, typeof durand]>([
    ['the same', durand, durand],
    ['his name, written in other letters', durand, { ...durand, name: 'DURAND S.A.S.' }],
    ['a number of his under another name', durand, { ...durand, name: 'Durand et fils' }],
    ['his name alone, with no number', petit, petit],
    ['no place where there was one', petit, { ...petit, address: blankParty().address }],
  ])('%s is known', (_, buyer, now) => {
    expect(waived(now, sent(buyer))).toBe(true);
  });

  test.each<[string, typeof durand, typeof durand]>([
    ['another SIREN', durand, { ...durand, siren: '552100554' }],
    ['another postcode', durand, { ...durand, address: { ...address, postcode: '31000' } }],
    ['another mail address', durand, { ...durand, email: 'moi@ailleurs.example' }],
    ['another name with no number', petit, { ...petit, name: 'Jean Martin' }],
    ['a name in the place of a number', durand, { ...durand, name: 'Prête-nom', siren: '' }],
    ['a mail address on what had that of the card', petit, { ...petit, email: 'moi@ailleurs.example' }],
    ['nobody', petit, { ...petit, name: '' }],
  ])('%s is asked about, whatever card it is on', (_, buyer, now) => {
    expect(waived(now, sent(buyer))).toBe(false);
  });

  test('a card that has another mail address since is asked about; one of several documents is enough', () => {
    expect(waived(petit, sent(petit, { cardEmail: 'neuve@durand.example' }))).toBe(false);
    const { issuedTo } = sent(petit);
    expect(waived(petit, sent(durand, { issuedTo: [...sent(durand).issuedTo, ...issuedTo] }))).toBe(true);
  });
});

describe('where the money goes', () => {
  const account = { iban: 'FR7630006000011234567890189', bic: '', meansCode: '58' };
  const german = 'DE89370400440532013000';
  const vasseur = { iban: account.iban, bic: '', names: ['Vasseur', 'SARL Vasseur'], mentions: '' };
  const judgedWith = (
    change: Partial<InvoiceContent>,
    policy: Partial<ReviewPolicy>,
    before: Partial<Before> = {},
  ) =>
    judgedBy(
      policy,
      { payment: account, ...change },
      { before: { own: vasseur, last: null, cardEmail: '', issuedTo, ...before } },
    );
  const open = { needsApproval: 'never' as const, guardrails: [] };
  const pay = (change: Partial<InvoiceContent['payment']>) => ({ payment: { ...account, ...change } });
  const note = (text: string) => ({ notes: [{ code: '', text }] });

  test.each<[string, Partial<InvoiceContent>]>([
    ['another account', pay({ iban: german })],
    ['another bank', pay({ bic: 'AGRIFRPP882' })],
    ['another holder', pay({ accountName: 'Prête-nom SARL' })],
    ['a further account', pay({ more: [{ iban: german, bic: '', accountName: '' }] })],
    ['a direct debit', pay({ directDebit: { mandate: 'M1', creditor: 'DE98ZZZ09999999999', iban: '' } })],
    ['a card', pay({ card: { number: '4111', holder: 'X' } })],
    ['another means', pay({ meansCode: '59' })],
    ['a text of the means', pay({ meansText: 'Espèces au porteur' })],
    ['something to quote', pay({ reference: 'COMPTE 42' })],
    ['a payee', { payee: { ...blankContent().buyer, name: 'Affacturage SA' } }],
    ['an account in the terms', { paymentTerms: 'Virement sur DE89 3704 0044 0532 0130 00 exclusivement' }],
    ['an account in a note', note(`Nouveau compte\u00a0: ${german.toLowerCase()}`)],
    ['an account in the subject', { subject: 'Payez DE89.3704.0044.0532.0130.00' }],
    [
      'an account in a line',
      { lines: [{ ...blankLine('l1'), unitPrice: '10', description: `sur ${german}` }] },
    ],
    ['a page to pay on', { paymentTerms: 'Payez sur https://pay.example/x' }],
    [
      'an attachment kept elsewhere',
      { attachments: [{ id: 'a', description: 'RIB', uri: 'https://a.example/rib' }] },
    ],
  ])('%s is held off from silence and waiver, whatever the policy guards', (_, change) => {
    expect(judgedWith(change, open)).toEqual({ waived: false, blockedBy: ['bankChanged'] });
  });

  test.each<[string, Partial<InvoiceContent>]>([
    ['its own account, however it is spaced', pay({ iban: 'FR76 3000 6000 0112 3456 7890 189' })],
    ['no bank beside it, and the business as its holder', pay({ accountName: 'sarl  VASSEUR' })],
    ['its own account in a text', { paymentTerms: 'Virement sur FR76 3000 6000 0112 3456 7890 189' }],
    ['numbers that are no account', { subject: 'Chantier AB12 3456 7890 1234 5678, devis FR44732829320' }],
  ])('%s leads nowhere else', (_, change) => {
    expect(judgedWith(change, open)).toEqual({ waived: true, blockedBy: [] });
  });

  test('what the mentions of the business say of its accounts and pages is its own', () => {
    const mentions = `Autre compte ${german}, https://vasseur.example`;
    const own = { ...vasseur, mentions };
    expect(judgedWith(note(mentions), open, { own })).toEqual({ waived: true, blockedBy: [] });
  });

  test('the last document is compared as a whole, where the policy guards it', () => {
    const guarded = { ...open, guardrails: ['bankChanged' as const] };
    const last = { ...blankContent(), ...pay({ more: [{ iban: german, bic: '', accountName: '' }] }) };
    expect(judgedWith({}, guarded, { last })).toEqual({ waived: false, blockedBy: ['bankChanged'] });
    expect(judgedWith({}, guarded, { last: { ...blankContent(), payment: account } })).toMatchObject({
      blockedBy: [],
    });
  });
});
