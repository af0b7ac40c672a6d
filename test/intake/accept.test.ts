import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import { businesses } from '#db/schema/index.ts';
import type { Party } from '#db/shapes/content.ts';
import { party } from '#test/support/content.ts';
import { ciiTax, smallCii } from '#test/support/small-cii.ts';
import { addOffice, type World, world } from '#test/support/world.ts';
import { type Accepted, type Arrival, accept } from '#workflows/intake/accept.ts';
import { arrivalRefusals, arrivalWarnings } from '#workflows/intake/accept-texts.ts';
import { deleteDraft } from '#workflows/review/commands.ts';

const csv = 'Désignation;Quantité;Prix unitaire HT;TVA\nDépose;3,5;52,00;20\n';
let sendings = 0;

/** A file that came by mail to the office of the world, with no page about it. */
const arrive = (w: World, file: string | Uint8Array, change: Partial<Arrival> = {}) =>
  accept(w.s, {
    officeId: w.officeId,
    businessId: w.businessId,
    actor: w.biller,
    by: 'mail',
    key: `<${++sendings}@courrier.example>`,
    file: { name: 'facture', bytes: Buffer.from(file) },
    ...change,
  });

const draftsOf = (w: World) =>
  rows<{ id: string; businessId: string; channel: string }>(
    w.ownerDb,
    sql`select i.id, i.business_id as "businessId" from invoices i order by i.created_at, i.id`,
  );
const idOf = (accepted: Accepted) => (accepted.ok ? accepted.drafts[0]?.invoiceId : null);
const codeOf = (accepted: Accepted) => (accepted.ok ? 'taken' : accepted.refusal.code);
const codesOf = (accepted: Accepted) => (accepted.ok ? accepted.warnings.map(({ code }) => code) : null);

const numbered = (siren: string) =>
  `<ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">${siren}</ram:ID></ram:SpecifiedLegalOrganization>`;
const buyer = (name: string, inside: string) => `<ram:Name>${name}</ram:Name>${inside}`;

const addBusiness = async (w: World, name: string, of: Partial<Party>) => {
  const [own] = await w.ownerDb
    .insert(businesses)
    .values({ officeId: w.officeId, name, party: { ...party(name, ''), ...of }, numberPrefix: name })
    .returning({ id: businesses.id });
  return own!.id;
};

test('a file becomes a draft of its business, with what was assumed in both languages', async () => {
  const w = await world();
  const table = csv.replace(';Quantité', '').replace(';3,5', '');
  const accepted = await arrive(w, table);
  expect(accepted).toEqual({
    ok: true,
    isRepeated: false,
    drafts: [{ invoiceId: expect.any(String), businessId: w.businessId }],
    warnings: [
      {
        code: 'quantity.noColumn',
        text: {
          fr: 'Aucune colonne de quantité\u202f: 1 a été mis sur chaque ligne.',
          en: 'No column of quantities: 1 was put on each line.',
        },
      },
    ],
  });
  expect(await draftsOf(w)).toMatchObject([{ id: idOf(accepted), businessId: w.businessId }]);
});

describe('under one key', () => {
  test('the same twice is one draft, whatever the second says and whatever became of the first', async () => {
    const w = await world();
    const key = `long and \0 hostile ${'x'.repeat(5000)}`;
    const first = await arrive(w, smallCii({ seller: numbered('552100554') }), { key });
    const again = await arrive(w, csv, { key, businessId: null });
    expect(again).toEqual({ ...first, isRepeated: true });
    expect(codesOf(again)).toContain('seller.other');
    await deleteDraft(w.s, { officeId: w.officeId, actor: w.biller, invoiceId: idOf(first)! });
    expect(await arrive(w, csv, { key })).toEqual(again);
    expect(await draftsOf(w)).toHaveLength(1);
  });

  test('four at once are one draft, and make one customer', async () => {
    const w = await world();
    const file = smallCii({ buyer: buyer('Durand SAS', numbered('812440975')) });
    const all = await Promise.all(
      Array.from({ length: 4 }, () => arrive(w, file, { key: 'one', keepsCustomer: true })),
    );
    expect(new Set(all.map(idOf)).size).toBe(1);
    expect(all.map((each) => each.ok && each.isRepeated).sort()).toEqual([false, true, true, true]);
    expect(await draftsOf(w)).toHaveLength(1);
    const named = sql`select id from customers where name = 'Durand SAS'`;
    expect(await rows(w.ownerDb, named)).toHaveLength(1);
  });

  test('by another way, in another office or under another key it is another draft', async () => {
    const w = await world();
    const key = 'one';
    const neighbour = await addOffice(w.ownerDb);
    const ids = [
      await arrive(w, csv, { key }),
      await arrive(w, csv, { key, by: 'api' }),
      await arrive(w, csv, { key: 'two' }),
      await arrive(w, csv, {
        key,
        officeId: neighbour.officeId,
        businessId: neighbour.businessId,
        actor: neighbour.biller,
      }),
    ].map(idOf);
    expect(new Set(ids).size).toBe(4);
    expect(ids).not.toContain(null);
  });

  test('what was refused may come again under its key', async () => {
    const w = await world();
    expect(codeOf(await arrive(w, csv.replace('52,00', 'cher'), { key: 'one' }))).toBe('table.rows');
    expect(await arrive(w, csv, { key: 'one' })).toMatchObject({ ok: true, isRepeated: false });
  });
});

describe('in whose name', () => {
  test('not that of a business of another office, nor of none', async () => {
    const w = await world();
    const { businessId } = await addOffice(w.ownerDb);
    for (const other of [businessId, w.officeId, 'nobody', '', "' or true --"])
      expect(codeOf(await arrive(w, csv, { businessId: other })), other).toBe('business.unknown');
    expect(await draftsOf(w)).toEqual([]);
  });

  test('the seller of the file says it, by SIREN or by VAT number', async () => {
    const w = await world();
    const [{ siren = '' } = {}] = await rows<{ siren: string }>(
      w.ownerDb,
      sql`select party ->> 'siren' as siren from businesses`,
    );
    const belgian = await addBusiness(w, 'PEI', { siren: '', siret: '', vatNumber: 'BE0403019261' });
    const vat = (id: string) =>
      `<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${id}</ram:ID></ram:SpecifiedTaxRegistration>`;
    const named = async (seller: string) => {
      const accepted = await arrive(w, smallCii({ seller }), { businessId: null });
      return accepted.ok ? accepted.drafts[0]?.businessId : accepted.refusal.code;
    };
    expect(await named(numbered(siren))).toBe(w.businessId);
    expect(await named(vat(`FR00${siren}`))).toBe(w.businessId);
    expect(await named(vat('BE0403019261'))).toBe(belgian);
    expect(await named(numbered('552100554'))).toBe('business.which');
    expect(await named('')).toBe('business.which');
  });

  test('who of two establishments is asked, unless the SIRET says it; of a table always', async () => {
    const w = await world();
    const [seat, depot] = [
      await addBusiness(w, 'SIE', { siren: '812440975', siret: '81244097500018', vatNumber: '' }),
      await addBusiness(w, 'DEP', { siren: '812440975', siret: '81244097500026', vatNumber: '' }),
    ];
    const of = (siret: string) => `<ram:GlobalID schemeID="0009">${siret}</ram:GlobalID>`;
    const sold = (id: string, siret: string) =>
      smallCii({ seller: numbered(id) })
        .toString()
        .replace('<ram:SellerTradeParty>', `<ram:SellerTradeParty>${siret}`);
    const told = async (file: string | Uint8Array) => arrive(w, file, { businessId: null });
    expect(await told(sold('812440975', of('81244097500026')))).toMatchObject({
      drafts: [{ businessId: depot }],
    });
    expect(await told(sold('812440975', of('81244097500018')))).toMatchObject({
      drafts: [{ businessId: seat }],
    });
    expect(await told(sold('812440975', ''))).toMatchObject({
      refusal: { code: 'business.which', values: { seller: 'Vendeur' } },
    });
    expect(codeOf(await told(csv))).toBe('business.which');
  });

  test('never a business of another office, though its SIREN is meant', async () => {
    const w = await world();
    const neighbour = await addOffice(w.ownerDb);
    await w.ownerDb
      .update(businesses)
      .set({ party: party('Voisin', '552100554') })
      .where(sql`id = ${neighbour.businessId}`);
    const file = smallCii({ seller: numbered('552100554') });
    expect(codeOf(await arrive(w, file, { businessId: null }))).toBe('business.which');
  });
});

test('what the file and the office say differently is told by code, each of it', async () => {
  const w = await world();
  const seen = new Set<string>();
  const take = async (parts: Parameters<typeof smallCii>[0], change?: Partial<Arrival>) => {
    const codes = codesOf(await arrive(w, smallCii(parts), change)) ?? [];
    for (const code of codes) seen.add(code);
    return codes;
  };
  const account =
    '<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>DE89370400440532013000</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>';
  expect(await take({ seller: numbered('552100554'), header: account + ciiTax })).toEqual(
    expect.arrayContaining(['seller.other', 'account.other']),
  );
  const who = (name: string) => ({
    siret: buyer(name, '').replace(
      '<ram:Name>',
      '<ram:GlobalID schemeID="0009">81244097500018</ram:GlobalID><ram:Name>',
    ),
    siren: buyer(name, numbered('812440983')),
    vatNumber: buyer(
      name,
      '<ram:PostalTradeAddress><ram:CountryID>BE</ram:CountryID></ram:PostalTradeAddress><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">BE0403019261</ram:ID></ram:SpecifiedTaxRegistration>',
    ),
    other: buyer(name, '').replace(
      '<ram:Name>',
      '<ram:GlobalID schemeID="0088">3760123450002</ram:GlobalID><ram:Name>',
    ),
  });
  for (const by of ['siret', 'siren', 'vatNumber', 'other'] as const) {
    expect(await take({ buyer: who(`Durand ${by}`)[by] }, { keepsCustomer: true }), by).toContain(
      'customer.kept',
    );
    expect(await take({ buyer: who(`Martin ${by}`)[by] }), by).toContain(`buyer.otherName.${by}`);
  }
  // Of a mailbox alone a namesake is sure, and another name is asked about.
  const missing = Object.keys(arrivalWarnings).filter((code) => !seen.has(code));
  expect(missing).toEqual(['buyer.otherName.email']);
});

test('a hostile, broken or unfit file is refused by code, and nothing is made', async () => {
  const w = await world();
  const refusals = new Map<string, string | Uint8Array>([
    ['file.empty', ''],
    ['file.unknown', '\u0000\u0001\u0002'],
    ['file.tooLarge', new Uint8Array(20_000_001).fill(97)],
    ['xml.doctype', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><Invoice>&a;</Invoice>'],
    ['table.rows', csv.replace('52,00', 'cher')],
    ['table.asks', csv.replace('3,5', '1.500')],
  ]);
  for (const [code, file] of refusals) {
    const accepted = await arrive(w, file);
    expect(codeOf(accepted)).toBe(code);
    expect(accepted, 'in both languages').toMatchObject({
      refusal: { text: { fr: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) } },
    });
  }
  expect(await draftsOf(w)).toEqual([]);
  expect(Object.keys(arrivalRefusals).sort()).toEqual(['business.unknown', 'business.which']);
});

test('any name of a file can be kept, and an answer comes with the same file', async () => {
  const w = await world();
  const file = { name: `\0<b>${'é'.repeat(194)}💥.csv`, bytes: Buffer.from(csv.replace('3,5', '1.500')) };
  const accepted = await arrive(w, '', { file, answers: { decimal: 'point' } });
  const invoiceId = idOf(accepted);
  const [draft] = await inOffice(w.s.db, w.officeId, (tx) =>
    rows<{ name: string; net: string }>(
      tx,
      sql`select source ->> 'fileName' as name, content -> 'totals' ->> 'netCents' as net from drafts where invoice_id = ${invoiceId}`,
    ),
  );
  expect(draft).toEqual({ name: expect.stringMatching(/^<b>é+/), net: '7800' });
});
