import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { sealTotpSecret } from '#app/auth/sealed-totp.server.ts';
import { readBulk } from '#app/invoices/bulk/bulk.server.ts';
import { runBulk } from '#app/invoices/bulk/bulk-run.server.ts';
import { editInvoice } from '#app/invoices/editor/edit.server.ts';
import { saveEditor } from '#app/invoices/editor/save.server.ts';
import { actOnInvoice } from '#app/invoices/one/acts.server.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { codeAt, totpSecret } from '#test/auth/given.ts';
import { party, sampleContent } from '#test/support/content.ts';
import { type World, world } from '#test/support/world.ts';
import { approve, submitReview } from '#workflows/review/commands.ts';
import { draftOf, openedForm, staffOf, visit } from './given.ts';

const german = 'DE89370400440532013000';
const locale = 'fr' as const;
const elsewhere = () => sampleContent({ payment: { ...sampleContent().payment, iban: german } });

/** What somebody who drafts would have a draft keep that no file brought. */
const forged: [string[], unknown][] = [
  [['payment', 'more'], { iban: german, bic: '', accountName: 'Prête-nom' }],
  [['payment', 'accountName'], 'Prête-nom SARL'],
  [['payee'], { ...sampleContent().buyer, name: 'Affacturage SA' }],
  [['payment', 'directDebit'], { mandate: 'M1', creditor: 'DE98ZZZ09999999999', iban: '' }],
  [['payment', 'card'], { number: '411111', holder: 'X' }],
  [['payment', 'meansText'], `Virement sur ${german} exclusivement`],
  [['roundingCents'], -5000],
  [['attachments'], { id: 'a1', description: 'RIB', uri: 'javascript:alert(1)' }],
  [['totals', 'grossCents'], 1],
  [['seller', 'name'], 'Autre'],
];

test('a form adds nothing to a draft of what a draft can keep without a field', async () => {
  const w = await world();
  const invoiceId = await w.draft();
  const before = (await draftOf(w, invoiceId)).draft.content;
  const form = await openedForm(w, invoiceId);
  for (const [index, [path, value]] of forged.entries()) {
    const [at, was] = [JSON.stringify(path), JSON.stringify(value)];
    form.set(`kept[${index}].of`, `[${at},${was}]`);
    form.set(`kept[${index}].at`, at);
    form.set(`kept[${index}].was`, was);
  }
  expect(await saveEditor(w.s, staffOf(w), invoiceId, form, { locale })).toMatchObject({ status: 'saved' });
  const { draft } = await draftOf(w, invoiceId);
  expect({ ...draft.content, lines: [] }).toEqual({ ...before, lines: [] });
  expect(draft.takenOut).toEqual([]);
});

test('what a file brought goes when it is ticked, and comes back from the draft it was taken out of', async () => {
  const w = await world();
  const payee = { ...sampleContent().buyer, name: 'Affacturage SA' };
  const invoiceId = await w.draft(sampleContent({ payee }));
  const of = (form: FormData) =>
    [...form.keys()].find((name) => String(form.get(name)).startsWith('[["payee"]'))!;
  const save = async (drop: string, spoilt = '') => {
    const form = await openedForm(w, invoiceId);
    form.set(of(form).replace('.of', '.drop'), drop);
    form.set(of(form), String(form.get(of(form))).replace('Affacturage', spoilt || 'Affacturage'));
    await saveEditor(w.s, staffOf(w), invoiceId, form, { locale });
    return (await draftOf(w, invoiceId)).draft.content.payee;
  };
  expect(await save('on')).toBeUndefined();
  expect(await save('', 'Prête-nom')).toBeUndefined();
  expect(await save('')).toEqual(payee);
});

async function given(content: InvoiceContent) {
  const w = await world({ policy: { needsApproval: 'never' } });
  const sealed = sealTotpSecret(w.env.SESSION_SECRET, w.staffId, totpSecret);
  await w.ownerDb.execute(sql`update staff set totp_secret = ${sealed} where id = ${w.staffId}`);
  const stale: Staff = { ...staffOf(w), isFresh: false };
  return { w, stale, invoiceId: await w.draft(content) };
}

const press = (w: World, staff: Staff, invoiceId: string, values: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return actOnInvoice({ s: w.s, staff, invoiceId, form, locale, visit }).catch(
    (thrown: unknown) => (thrown as Response).status,
  );
};

test.each<[string, InvoiceContent]>([
  ['another account', elsewhere()],
  ['a payee', sampleContent({ payee: party('Affacturage SA', '732829320') })],
  ['an account in the terms', sampleContent({ paymentTerms: `Virement sur ${german}` })],
])('%s leaves with a fresh factor alone, and then waits for the owner’s yes', async (_, content) => {
  const { w, stale, invoiceId } = await given(content);
  expect(await press(w, stale, invoiceId, { act: 'submit-review' })).toMatchObject({
    error: expect.stringMatching(/Confirmez/),
  });
  const form = await openedForm(w, invoiceId);
  form.set('do', 'submit-review');
  expect(await editInvoice(w.s, stale, invoiceId, form, locale)).toMatchObject({
    asks: { id: invoiceId, needsFactor: true },
  });
  const bulk = readBulk(
    new URLSearchParams([
      ['do', 'submit-review'],
      ['id', invoiceId],
    ]),
  );
  expect(await runBulk(w.s, stale, bulk, locale)).toMatchObject([{ done: false }]);
  expect((await w.look(invoiceId)).state).toBe('preparing');

  expect(await press(w, stale, invoiceId, { act: 'submit-review', factorCode: codeAt() })).toBe(302);
  await w.work();
  await w.pass(60);
  expect(await w.look(invoiceId)).toMatchObject({
    state: 'awaiting.lapsed',
    context: { blockedBy: ['bankChanged'], decidedBy: null },
  });
});

test('an account that the business has changed is held off where its policy guards it, and no longer after a yes', async () => {
  const w = await world({ policy: { needsApproval: 'never', guardrails: ['bankChanged'] } });
  const args = { officeId: w.officeId, actor: w.biller };
  const send = async (content: InvoiceContent) => {
    const invoiceId = await w.draft(content);
    await submitReview(w.s, { ...args, invoiceId });
    return invoiceId;
  };
  expect((await w.look(await send(sampleContent()))).state).toBe('issued');
  await w.ownerDb.execute(sql`update businesses set iban = ${german}`);
  // A draft from before is paid into an account that is the business's no more.
  expect((await w.look(await send(sampleContent()))).context).toMatchObject({ blockedBy: ['bankChanged'] });
  const first = await send(elsewhere());
  expect((await w.look(first)).context).toMatchObject({ blockedBy: ['bankChanged'] });
  await w.work();
  const { revisionSha256 } = (await w.look(first)).context as { revisionSha256: string };
  await approve(w.s, { officeId: w.officeId, actor: w.owner, invoiceId: first, revisionSha256 });
  await w.pass(0.3);
  expect((await w.look(await send(elsewhere()))).state).toBe('issued');
});
