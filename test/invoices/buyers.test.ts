import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { editInvoice } from '#app/invoices/editor/edit.server.ts';
import { loadEditor } from '#app/invoices/editor/editor.server.ts';
import { saveEditor } from '#app/invoices/editor/save.server.ts';
import { inOffice } from '#db/client.ts';
import { listIssuedBefore } from '#db/queries/drafts.ts';
import { customers } from '#db/schema/index.ts';
import type { Party } from '#db/shapes/content.ts';
import { party, sampleContent } from '#test/support/content.ts';
import { smallCii } from '#test/support/small-cii.ts';
import { type World, world } from '#test/support/world.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { approve, askRelease, createDraft, submitReview, submitReviews } from '#workflows/review/commands.ts';
import { act, draftFrom, draftOf, draftOfRead, openedForm, staffOf } from './given.ts';

type Buyer = {
  name?: string;
  postcode?: string;
  city?: string;
  country?: string;
  email?: string;
  siren?: string;
  siret?: string;
  vat?: string;
};

const when = (value: string | undefined, xml: (value: string) => string) => (value ? xml(value) : '');

const buyer = ({ name = 'Jean Martin', country = 'FR', ...of }: Buyer) => `
  ${when(of.siret, (id) => `<ram:GlobalID schemeID="0009">${id}</ram:GlobalID>`)}<ram:Name>${name}</ram:Name>
  ${when(of.siren, (id) => `<ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">${id}</ram:ID></ram:SpecifiedLegalOrganization>`)}
  <ram:PostalTradeAddress>${when(of.postcode, (code) => `<ram:PostcodeCode>${code}</ram:PostcodeCode>`)}
    <ram:CityName>${of.city ?? ''}</ram:CityName><ram:CountryID>${country}</ram:CountryID></ram:PostalTradeAddress>
  ${when(of.email, (to) => `<ram:URIUniversalCommunication><ram:URIID schemeID="EM">${to}</ram:URIID></ram:URIUniversalCommunication>`)}
  ${when(of.vat, (id) => `<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${id}</ram:ID></ram:SpecifiedTaxRegistration>`)}`;

/** Each file is another one, so that none is taken for a second reading of the one before. */
let files = 0;
const cii = (of: Buyer) =>
  Buffer.concat([smallCii({ buyer: buyer(of) }), Buffer.from(`<!-- ${++files} -->`)]);

const imported = (w: World, of: Buyer, keepsCustomer = false) =>
  draftOfRead(w, { name: 'facture.xml', bytes: cii(of) }, keepsCustomer);

const tie = async (w: World, invoiceId: string) => {
  const { invoice, draft } = await draftOf(w, invoiceId);
  return { customerId: invoice.customerId, candidates: draft.buyerCandidates, problems: invoice.problems };
};

const amiens = { postcode: '80000', city: 'Amiens', email: 'jean.martin.amiens@courrier.example' };
const toulouse = { postcode: '31000', city: 'Toulouse' };

/** Jean Martin of Amiens is a customer: the file that named him made him one. */
async function withMartin() {
  const w = await world();
  const first = await imported(w, amiens, true);
  const { customerId } = await tie(w, first);
  return { w, martin: customerId ?? '' };
}

async function draftOfBuyer(w: World, of: Party, postcode: string): Promise<string> {
  const { officeId, businessId, biller: actor } = w;
  const content = sampleContent({
    buyer: { ...of, address: { ...of.address, postcode } },
    buyerKind: 'consumer',
  });
  const source = { kind: 'hand' };
  return (await createDraft(w.s, { officeId, actor, businessId, customerId: null, content, source }))
    .invoiceId;
}

const answer = async (w: World, invoiceId: string, act: string) => {
  const form = await openedForm(w, invoiceId);
  form.set('do', act);
  return editInvoice(w.s, staffOf(w), invoiceId, form, 'fr').catch((thrown: unknown) => thrown);
};

const submit = (w: World, invoiceId: string) =>
  submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });

test.for([
  toulouse,
  { ...toulouse, email: 'jm.toulouse@courrier.example' },
  { postcode: '80000', email: 'jean.martin@autre.example' },
])('a namesake who lives or is written to elsewhere is not that customer: %o', async (of) => {
  const { w, martin } = await withMartin();
  expect(await tie(w, await imported(w, of))).toMatchObject({ customerId: null, candidates: null });
  const kept = await tie(w, await imported(w, of, true));
  expect(kept).toMatchObject({ candidates: null, customerId: expect.any(String) });
  expect(kept.customerId).not.toBe(martin);
});

test('two companies of one name in two countries stay two', async () => {
  const w = await world();
  const belgian = { name: 'Acme', country: 'BE', vat: 'BE0403019261' };
  const german = { name: 'Acme', country: 'DE', vat: 'DE136695976' };
  const one = await tie(w, await imported(w, belgian, true));
  const two = await tie(w, await imported(w, german, true));
  expect(two.customerId).not.toBe(one.customerId);
  expect(await tie(w, await imported(w, belgian))).toMatchObject({ customerId: one.customerId });
  expect(await tie(w, await imported(w, german))).toMatchObject({ customerId: two.customerId });
});

test('an establishment of the same company with another SIRET is another buyer', async () => {
  const w = await world();
  const seat = { name: 'Durand SAS', siren: '812440975', siret: '81244097500018' };
  const { customerId } = await tie(w, await imported(w, seat, true));
  const depot = await tie(w, await imported(w, { ...seat, siret: '81244097500026' }));
  expect(depot).toMatchObject({ customerId: null, candidates: null });
  expect(await tie(w, await imported(w, seat))).toMatchObject({ customerId });
});

test('a SIREN under another name ties, and says so', async () => {
  const w = await world();
  const id = await imported(w, { name: 'Mairie de Saint-Riquet', siren: '218007415', postcode: '80000' });
  expect(await tie(w, id)).toMatchObject({ customerId: w.customerId, candidates: null });
  const { source } = await loadEditor(w.s, staffOf(w), id, 'fr');
  expect(source.warnings?.[0]).toMatch(/Mairie de Saint-Riquet.*SIREN.*Commune de Saint-Riquet/);
});

test('a name alone is asked about: untied, counted as a problem, sent to nobody, alone, in a set or to a colleague', async () => {
  const { w, martin } = await withMartin();
  const id = await imported(w, { city: 'Amiens', postcode: '80000' }, true);
  expect(await tie(w, id)).toMatchObject({ customerId: null, candidates: [martin] });
  expect((await tie(w, id)).problems).toBeGreaterThan(0);
  const args = { officeId: w.officeId, actor: w.biller, invoiceIds: [id] };
  expect(await submit(w, id)).toMatchObject({ accepted: false, reason: 'buyerOpen' });
  expect((await submitReviews(w.s, args)).get(id)).toMatchObject({ reason: 'buyerOpen' });
  expect((await askRelease(w.s, args)).get(id)).toMatchObject({ reason: 'buyerOpen' });
  const form = await openedForm(w, id);
  expect(await saveEditor(w.s, staffOf(w), id, form, { locale: 'fr' })).toMatchObject({ status: 'saved' });
  expect(await tie(w, id)).toMatchObject({ customerId: null, candidates: [martin] });
});

test('one press says that it is this customer; pressed twice it is still said once', async () => {
  const { w, martin } = await withMartin();
  const id = await imported(w, { postcode: '80000' });
  expect(await answer(w, id, `same-customer:${martin}`)).toBeInstanceOf(Response);
  expect(await tie(w, id)).toMatchObject({ customerId: martin, candidates: null });
  expect(await answer(w, id, `same-customer:${martin}`)).toBeInstanceOf(Response);
  expect(await tie(w, id)).toMatchObject({ customerId: martin });
});

test('one press says that it is another; kept as one of his own where the import was to keep him', async () => {
  const { w, martin } = await withMartin();
  const [plain, kept] = [await imported(w, {}), await imported(w, {}, true)];
  await answer(w, plain, 'other-customer');
  expect(await tie(w, plain)).toMatchObject({ customerId: null, candidates: null });
  await answer(w, kept, 'other-customer');
  const tied = await tie(w, kept);
  expect(tied).toMatchObject({ candidates: null, customerId: expect.any(String) });
  expect(tied.customerId).not.toBe(martin);
});

test('a customer chosen from the list, or kept from the fields, answers as well', async () => {
  const { w, martin } = await withMartin();
  const [chosen, added] = [await imported(w, {}), await imported(w, {})];
  const form = await openedForm(w, chosen);
  form.set('customerId', martin);
  await saveEditor(w.s, staffOf(w), chosen, form, { locale: 'fr' });
  expect(await tie(w, chosen)).toMatchObject({ customerId: martin, candidates: null });
  await answer(w, added, 'keep-customer');
  expect(await tie(w, added)).toMatchObject({ candidates: null, customerId: expect.any(String) });
});

test('nobody but the customers it asks about is an answer: not another of the business, not of another business, nor nonsense', async () => {
  const { w } = await withMartin();
  const id = await imported(w, {});
  for (const other of [w.customerId, newId(), w.businessId, '__proto__', 'x'])
    expect(await answer(w, id, `same-customer:${other}`), other).toMatchObject({
      refusal: expect.any(String),
    });
  expect(await tie(w, id)).toMatchObject({ customerId: null, candidates: [expect.any(String)] });
});

test('two answers at once are one answer, and make one customer', async () => {
  const { w } = await withMartin();
  const id = await imported(w, {}, true);
  const [one, two] = await Promise.all([openedForm(w, id), openedForm(w, id)]);
  for (const form of [one, two]) form.set('do', 'other-customer');
  await Promise.all(
    [one, two].map((form) => editInvoice(w.s, staffOf(w), id, form, 'fr').catch((thrown: unknown) => thrown)),
  );
  const named = await w.ownerDb.select().from(customers).where(sql`name = 'Jean Martin'`);
  expect(named).toHaveLength(2);
});

test('files that come at once make one customer, and the others find him', async () => {
  const w = await world();
  const firm = { name: 'Durand SAS', siren: '812440975' };
  const ids = await Promise.all(Array.from({ length: 4 }, () => imported(w, firm, true)));
  const ties = await Promise.all(ids.map((id) => tie(w, id)));
  expect(new Set(ties.map(({ customerId }) => customerId)).size).toBe(1);
});

test('a copy of a draft whose buyer is open asks as well', async () => {
  const { w, martin } = await withMartin();
  const copy = await draftFrom(act(w, await imported(w, {}), { act: 'duplicate' }));
  expect(await tie(w, copy)).toMatchObject({ customerId: null, candidates: [martin] });
  expect(await submit(w, copy)).toMatchObject({ reason: 'buyerOpen' });
});

test('a list of lines names nobody, and nobody is proposed', async () => {
  const w = await world();
  await w.ownerDb.insert(customers).values({
    officeId: w.officeId,
    id: newId(),
    businessId: w.businessId,
    name: '',
    party: party('', ''),
  });
  const bytes = Buffer.from('Désignation;Quantité;Prix unitaire HT;TVA\nDépose;3,5;52,00;20\n');
  const id = await draftOfRead(w, { name: 'lignes.csv', bytes }, true);
  expect(await tie(w, id)).toMatchObject({ customerId: null, candidates: null });
});

test('a first invoice to somebody is one, whoever of his name on no card had one before', async () => {
  const w = await world({ policy: { needsApproval: 'never', guardrails: ['firstInvoice'] } });
  const to = (postcode: string) =>
    draftOfBuyer(
      w,
      { ...party('Jean Martin', ''), siret: '', vatNumber: '', email: `${postcode}@courrier.example` },
      postcode,
    );
  const known = async (id: string) =>
    (await inOffice(w.s.db, w.officeId, (tx) => listIssuedBefore(tx, [id]))).get(id)?.issuedTo.length === 1;
  const first = await to('80000');
  expect(await known(first)).toBe(false);
  await submit(w, first);
  await approve(w.s, {
    officeId: w.officeId,
    actor: w.owner,
    invoiceId: first,
    revisionSha256: (await draftOf(w, first)).draft.contentSha256,
  });
  await w.pass(1);
  expect((await w.look(first)).state).toBe('issued');
  expect(await known(await to('80000'))).toBe(true);
  expect(await known(await to('31000'))).toBe(false);
});
