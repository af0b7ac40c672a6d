import { expect, test } from 'vitest';
import type { z } from 'zod';
import { addressForm } from '#app/account/account-forms.server.ts';
import { passwordForm } from '#app/auth/sign-in-form.server.ts';
import { customerForm } from '#app/customers/customer-form.server.ts';
import { editorSchema } from '#app/invoices/editor/editor-schema.ts';
import { tFor } from '#app/lib/i18n.ts';
import { officeForm } from '#app/staff/office-form.server.ts';
import { invitationForm } from '#app/staff/staff-form.server.ts';
import { businessForm } from './business-form.server.ts';
import { ownerForm } from './owner-form.server.ts';

const where = { line1: '1 rue du Bac', postcode: '75007', city: 'Paris' };
const forms: Record<string, [z.ZodType, object]> = {
  owner: [ownerForm('fr'), { name: 'Thierry' }],
  business: [
    businessForm('fr'),
    {
      ...where,
      name: 'Vasseur',
      country: 'FR',
      siren: '732829320',
      vatNumber: 'FR44732829320',
      numberPrefix: 'VPC',
    },
  ],
  colleague: [invitationForm('fr'), { name: 'Inès' }],
  office: [officeForm('fr'), { ...where, name: 'Calame', country: 'FR', siren: '732829320' }],
  customer: [customerForm('fr'), { ...where, name: 'Commune', country: 'FR', kind: 'consumer' }],
  oneself: [addressForm('fr'), {}],
};
const emailOf = ([schema, fields]: [z.ZodType, object], email: string) => {
  const read = schema.safeParse({ ...fields, email });
  return read.success
    ? (read.data as { email: string }).email
    : read.error.issues.map(({ path }) => path.join('.'));
};

test.each(Object.keys(forms))(
  'the address of the %s is kept as it is sent to, or refused beside its field',
  (who) => {
    const form = forms[who]!;
    expect(emailOf(form, ' ｊean＠Exemple.FR ')).toBe('jean@exemple.fr');
    expect(emailOf(form, 'jean@société.fr')).toBe('jean@xn--socit-esab.fr');
    for (const typed of [
      'jean',
      'jean@localhost',
      'jéan@exemple.fr',
      'jean@@exemple.fr',
      'jean@exemple',
      'a\u200bb@exemple.fr',
    ])
      expect(emailOf(form, typed), typed).toEqual(['email']);
  },
);

test('whoever signs in is found by the address that was kept, however it is typed', () => {
  const read = passwordForm(tFor('fr')).parse({ email: 'JEAN＠Société.fr', password: 'x' });
  expect(read.email).toBe('JEAN@xn--socit-esab.fr');
});

test('a buyer’s address in the editor is kept as it is sent to', () => {
  const { email } = editorSchema('fr').shape.buyer.shape;
  expect(email.parse('jean＠Exemple.FR')).toBe('jean@exemple.fr');
  expect(email.parse('jean')).toBe('jean');
});
