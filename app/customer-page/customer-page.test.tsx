import { describe, expect, test } from 'vitest';
import { sliceOf } from '#app/lib/slice-of.ts';
import { documentView } from '#app/reviews/document-view.server.ts';
import type { DocumentKind } from '#db/shapes/content.ts';
import { sampleContent } from '#test/support/content.ts';
import { textOf } from '#test/support/page-text.ts';
import { rendered } from '#test/support/rendered.tsx';
import type { CustomerView } from './customer-data.ts';
import { CustomerPage } from './customer-page.tsx';

function viewOf(kind: DocumentKind, changed: Partial<CustomerView> = {}): CustomerView {
  const document = documentView({
    content: sampleContent({ kind }),
    stage: 'issued',
    reference: 'VPC-2026-0118',
    issuedOn: '2025-11-20',
    dueOn: '2025-12-20',
    mandate: null,
    round: null,
    locale: 'fr',
  });
  return {
    access: { kind: 'session', as: null },
    today: '2026-11-29',
    invoiceId: 'a',
    kind,
    title: document.title,
    number: 'VPC-2026-0118',
    subject: '',
    business: 'Vasseur Plomberie',
    contact: { name: 'Inès Calame', phone: '03 53 01 42 18', email: 'ines@calame.example' },
    amountCents: kind === 'creditNote' ? -120_000 : 120_000,
    balance: { state: 'whole', wholeCents: 120_000, by: [] },
    currency: 'EUR',
    dueOn: kind === 'creditNote' ? null : '2025-12-20',
    lateSince: null,
    status: 'issued',
    document,
    payment: null,
    transfer: null,
    pdf: { href: '/pdf', bytes: 20_000 },
    acknowledgedAt: null,
    talk: null,
    paidOn: null,
    invoices: { rows: [], slice: sliceOf(0, null) },
    ...changed,
  };
}

const page = (view: CustomerView, locale: 'fr' | 'en' = 'fr') =>
  rendered(<CustomerPage view={view} />, locale);

describe('whom to ask', () => {
  test('is who signs the mail, as links to call and to write', async () => {
    const html = await page(viewOf('invoice'));
    expect(textOf(html)).toContain('Une question sur cette facture ? Inès Calame, 03 53 01 42 18.');
    expect(html).toMatch(/<a [^>]*href="tel:0353014218"[^>]*>.*?Appeler<\/a>/);
    expect(html).toMatch(
      /<a [^>]*href="mailto:ines@calame\.example\?subject=[^"]*VPC-2026-0118"[^>]*>.*?Écrire<\/a>/,
    );
  });

  test('has no empty link where there is no telephone', async () => {
    const html = await page(
      viewOf('invoice', { contact: { name: 'Calame', phone: '', email: 'a@calame.example' } }),
    );
    expect(textOf(html)).toContain('Une question sur cette facture ? Calame.');
    expect(html).not.toContain('tel:');
  });
});

describe('a date that is past', () => {
  test.each([
    ['2025-12-20', 'Échéance le sam. 20 déc. 2025'],
    ['2026-11-28', 'Échéance le sam. 28 nov. 2026'],
  ])('%s is said; that nothing was paid is not', async (dueOn, words) => {
    const text = textOf(await page(viewOf('invoice', { dueOn })));
    expect(text).toContain(words);
    expect(text).not.toMatch(/À régler [^a]|depuis \d|en retard/);
  });

  test('is late by so many days where settlement says so', async () => {
    const text = textOf(await page(viewOf('invoice', { dueOn: '2026-11-24', lateSince: '2026-11-24' })));
    expect(text).toContain('en retard de 5 jours');
  });

  test.each([
    ['2026-11-29', 'aujourd’hui'],
    ['2026-12-04', 'dans 5 jours'],
  ])('%s is not past', async (dueOn, words) => {
    const text = textOf(await page(viewOf('invoice', { dueOn })));
    expect(text).toContain('À régler');
    expect(text).toContain(words);
  });

  test('is told in the list too', async () => {
    const row = {
      id: 'b',
      number: 'VPC-2024-0001',
      kind: 'invoice',
      subject: '',
      status: 'issued',
      issuedOn: '2024-01-02',
      amountCents: 100,
      owedCents: 100,
      balance: 'whole',
      currency: 'EUR',
      hasPdf: false,
    } as const;
    const rows = [
      { ...row, dueOn: '2024-02-01' },
      { ...row, id: 'c', dueOn: null },
    ];
    const list = textOf(
      (await page(viewOf('creditNote', { invoices: { rows, slice: sliceOf(2, null) } })))
        .split('<tbody>')
        .at(-1) ?? '',
    );
    expect(list).toContain('Échéance le jeu. 1er févr. 2024');
    expect(list.match(/À régler/g)).toHaveLength(1);
  });
});

test.each([
  ['fr', 'Une question sur cet avoir ?', /(cette|la) facture/i],
  ['en', 'A question about this credit note?', /(this invoice|of invoice)/i],
] as const)(
  'the page of a credit note speaks of no invoice as its own, %s',
  async (locale, question, never) => {
    const text = textOf(await page(viewOf('creditNote'), locale));
    expect(text).toContain(question);
    expect(text).not.toMatch(never);
  },
);

test('« Voir toutes mes factures » leads to the list: by the link after its POST, behind the cookie on the page', async () => {
  expect(await page(viewOf('invoice'))).toMatch(/<a [^>]*href="#mine"/);
  const linked = await page(viewOf('invoice', { access: { kind: 'link', token: 't' }, invoices: null }));
  expect(linked).toContain('name="act" value="list"');
  expect(linked).not.toContain('#mine');
  expect(await page(viewOf('invoice', { invoices: null })), 'a buyer on no card has no list').not.toContain(
    '#mine',
  );
});
