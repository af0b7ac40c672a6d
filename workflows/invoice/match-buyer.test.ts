import { expect, test } from 'vitest';
import type { Party } from '#db/shapes/content.ts';
import { blankParty } from './blank-content.ts';
import { isAnotherBuyer, type KnownCustomer, matchBuyer } from './match-buyer.ts';

type Change = Omit<Partial<Party>, 'address'> & { address?: Partial<Party['address']> };

const party = ({ address, ...change }: Change): Party => ({
  ...blankParty(),
  ...change,
  address: { ...blankParty().address, ...address },
});

const card = (id: string, change: Change): KnownCustomer => {
  const known = party(change);
  return { id, name: known.name, email: known.email, party: known };
};

const amiens = { postcode: '80000', city: 'Amiens' };
const toulouse = { postcode: '31000', city: 'Toulouse' };
const martin = card('martin', {
  name: 'Jean Martin',
  email: 'jean.martin.amiens@courrier.example',
  address: amiens,
});
const durand = card('durand', {
  name: 'Durand SAS',
  siren: '812440975',
  siret: '81244097500018',
  address: amiens,
});

const kindOf = (buyer: Change, ...known: KnownCustomer[]) => matchBuyer(party(buyer), known).kind;

test('a name alone is never enough, however it is written', () => {
  for (const name of ['Jean Martin', 'JEAN MARTIN', 'Jean  Mârtin', 'jean-martin'])
    expect(matchBuyer(party({ name }), [martin]), name).toEqual({ kind: 'ask', ids: ['martin'] });
  expect(kindOf({ name: 'Jean Martinet' }, martin)).toBe('new');
  expect(kindOf({ name: '' }, card('nobody', { name: '' }))).toBe('new');
});

test.for<[string, Change, KnownCustomer]>([
  ['another postcode', { name: 'Jean Martin', address: toulouse }, martin],
  ['another mail address', { name: 'Jean Martin', email: 'jm.toulouse@courrier.example' }, martin],
  ['another country', { name: 'Jean Martin', address: { country: 'BE' } }, martin],
  ['another SIREN', { name: 'Durand SAS', siren: '552100554' }, durand],
  ['another SIREN, told by a SIRET', { name: 'Durand SAS', siret: '55210055400013' }, durand],
  ['another SIREN, told by a VAT number', { name: 'Durand SAS', vatNumber: 'FR27552100554' }, durand],
  ['another establishment of the same company', { name: 'Durand SAS', siret: '81244097500026' }, durand],
  [
    'another VAT number',
    { name: 'Acme', vatNumber: 'DE136695976', address: { country: 'DE' } },
    card('acme', { name: 'Acme', vatNumber: 'BE0403019261', address: { country: 'BE' } }),
  ],
  [
    'another electronic address',
    { ...durand.party, otherIds: [{ scheme: 'uri:0225', value: '812440975_COMPTA' }] },
    { ...durand, party: { ...durand.party, otherIds: [{ scheme: 'uri:0225', value: '812440975_ACHATS' }] } },
  ],
])('%s is another buyer, whatever else agrees', ([, buyer, known]) => {
  expect(kindOf(buyer, known)).toBe('new');
});

test.for<[string, Change, string]>([
  ['SIRET', { name: 'Durand SAS', siret: '812 440 975 00018' }, 'siret'],
  ['SIREN', { name: 'Durand SAS', siren: '812440975' }, 'siren'],
  ['the SIREN in its VAT number', { name: 'Durand SAS', vatNumber: 'FR 40 812440975' }, 'siren'],
])('%s is enough, and another name is said', ([, buyer, by]) => {
  expect(matchBuyer(party(buyer), [durand])).toMatchObject({ kind: 'same', by, isRenamed: false });
  expect(matchBuyer(party({ ...buyer, name: 'Durand et fils' }), [durand])).toMatchObject({
    isRenamed: true,
  });
});

test('name and mail address together are enough; the mail address of another name is asked about', () => {
  const { email } = martin;
  expect(matchBuyer(party({ name: 'Jean Martin', email: email.toUpperCase() }), [martin])).toMatchObject({
    kind: 'same',
    by: 'email',
  });
  expect(kindOf({ name: 'Luc Martin', email }, martin)).toBe('ask');
});

test('where the number agrees and the address does not, a person is asked', () => {
  expect(kindOf({ ...durand.party, address: toulouse }, durand)).toBe('ask');
  const known = { ...durand, email: 'achats@durand.example' };
  expect(kindOf({ ...durand.party, email: 'compta@durand.example' }, known)).toBe('ask');
});

test('of several the strongest identifier decides, and among equals a person does', () => {
  const other = card('other', { name: 'Durand SAS', siren: '812440975', siret: '81244097500026' });
  expect(matchBuyer(durand.party, [other, durand])).toMatchObject({
    kind: 'same',
    customer: { id: 'durand' },
  });
  expect(matchBuyer(party({ name: 'Durand SAS', siren: '812440975' }), [other, durand])).toEqual({
    kind: 'ask',
    ids: ['other', 'durand'],
  });
  const twin = { ...martin, id: 'twin', email: '', party: { ...martin.party, email: '' } };
  expect(matchBuyer(party({ name: 'Jean Martin' }), [martin, twin])).toEqual({
    kind: 'ask',
    ids: ['martin', 'twin'],
  });
});

test('a document tied to a customer names another by a number, or by name and place; not by a mail address', () => {
  const of = (buyer: Change, known: KnownCustomer) => isAnotherBuyer(party(buyer), known);
  expect(of({ ...durand.party, siren: '552100554', siret: '' }, durand)).toBe(true);
  expect(of({ name: 'Luc Petit', address: toulouse }, martin)).toBe(true);
  expect(of({ name: 'Jean Martin', email: 'jm@ailleurs.example', address: amiens }, martin)).toBe(false);
  expect(of({ name: 'Jean Martin', address: toulouse }, martin)).toBe(false);
  expect(of({ ...durand.party, name: 'Durand et fils', address: toulouse }, durand)).toBe(false);
});

test('a number under no scheme ties nobody by itself: it is asked about, or goes with the name', () => {
  const numbered = (value: string, scheme = '') => ({ otherIds: [{ scheme, value }] });
  const known = card('plomberie', { name: 'Plomberie Durand', address: amiens, ...numbered('411001') });
  expect(kindOf({ name: 'Petit SARL', ...numbered('411001') }, known)).toBe('ask');
  expect(kindOf({ name: 'Petit SARL', address: toulouse, ...numbered('411001') }, known)).toBe('new');
  expect(matchBuyer(party({ name: 'Plomberie Durand', ...numbered('411 001') }), [known])).toMatchObject({
    kind: 'same',
    by: 'other',
  });
  expect(kindOf({ name: 'Plomberie Durand', ...numbered('C-7') }, known)).toBe('ask');
  const registered = card('registered', { name: 'Acme', ...numbered('5790000436101', '0088') });
  expect(kindOf({ name: 'Acme Trading', ...numbered('5790000436101', '0088') }, registered)).toBe('same');
});

test('a postcode is the same with the letter of its country before it', () => {
  expect(kindOf({ name: 'Jean Martin', address: { postcode: 'F-80000' } }, martin)).toBe('ask');
  expect(kindOf({ name: 'Jean Martin', address: { postcode: '80 000' } }, martin)).toBe('ask');
});
