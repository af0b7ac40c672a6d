import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { resolveLink } from '#app/auth/resolve-link.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { owners } from '#db/schema/index.ts';
import { addBusiness } from '#test/support/add-business.ts';
import { sampleContent } from '#test/support/content.ts';
import { type World, world } from '#test/support/world.ts';
import { moveClock } from '#workflows/engine/clock.ts';
import { listCaptured, readCaptured } from '#workflows/mail/mailbox.ts';
import { requestNewLink } from '#workflows/mail/request-new-link.ts';
import {
  approve,
  comment,
  createDraft,
  reply,
  submitReview,
  undoApproval,
} from '#workflows/review/commands.ts';

const address = 'thierry@vasseur.example';

/** The subject of each mail to an address, with the token of the home that it leads to. */
async function homes(w: World, to = address) {
  const directory = join(w.dataDir, 'mailbox');
  const listed = (await listCaptured(directory)).filter((mail) => mail.to.includes(to));
  const read = await Promise.all(listed.map(({ id }) => readCaptured(directory, id)));
  return read.reverse().map((mail) => ({
    subject: mail?.subject ?? '',
    text: mail?.text ?? '',
    token: /\/portal\/([\w-]{43})/.exec(mail?.html ?? '')?.[1] ?? null,
  }));
}

const ask = async (w: World) => {
  const invoiceId = await w.draft();
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  await w.work();
  return invoiceId;
};
const by = (w: World, invoiceId: string) => ({ officeId: w.officeId, actor: w.owner, invoiceId });
const agree = async (w: World, invoiceId: string) => {
  const revisionSha256 = (await w.look(invoiceId)).context.revisionSha256 as string;
  return approve(w.s, { ...by(w, invoiceId), revisionSha256 });
};

test('every mail to an owner about a document leads to all of them, by one link that works', async () => {
  const w = await world();
  const silent = await ask(w);
  const asked = await ask(w);
  await comment(w.s, { ...by(w, asked), lineId: null, body: 'Deux, vraiment ?' });
  await reply(w.s, { ...by(w, asked), actor: w.biller, body: 'Oui.' });
  await w.work();
  const approved = await ask(w);
  await agree(w, approved);
  await w.pass(49);
  expect((await w.look(silent)).state).toBe('issued');

  const mails = await homes(w);
  const kinds = ['À valider', 'Rappel', 'Dernier rappel', 'validée sans réponse', 'validée'];
  for (const kind of kinds)
    expect(
      mails.map(({ subject }) => subject),
      kind,
    ).toContainEqual(expect.stringContaining(kind));
  expect(
    mails.filter(({ token }) => token === null).map(({ subject }) => subject),
    'each has it',
  ).toEqual([]);
  expect(new Set(mails.map(({ token }) => token)).size, 'and it is one').toBe(1);
  expect(await resolveLink(w.s, mails[0]!.token!, 'portal')).toMatchObject({
    state: 'valid',
    link: { subjectId: w.businessId },
    person: { id: w.ownerId },
  });
  expect(mails[0]?.text).toContain('Voir tous mes documents');
  expect(mails[1]?.text).toContain('Voir l’autre document à valider');
});

test('a link that ends before long is not sent any more; the mails of before keep theirs', async () => {
  const w = await world();
  await ask(w);
  await moveClock(w.s.db, 20 * 86_400_000);
  await ask(w);
  const tokens = (await homes(w)).filter(({ subject }) => /^À valider/.test(subject));
  expect(tokens).toHaveLength(2);
  expect(new Set(tokens.map(({ token }) => token)).size).toBe(2);
  for (const { token } of tokens)
    expect(await resolveLink(w.s, token!, 'portal')).toMatchObject({ state: 'valid' });
});

test('a link that is sent again brings the home as well', async () => {
  const w = await world();
  const invoiceId = await ask(w);
  const [link] = await rows<{ id: string }>(
    w.ownerDb,
    sql`select id from links where subject_id = ${invoiceId}`,
  );
  const to = { address, name: 'Thierry Vasseur' };
  await inOffice(w.s.db, w.officeId, (tx) =>
    requestNewLink(tx, w.s, { officeId: w.officeId, to, linkId: link!.id, invoiceId, reason: 'expired' }),
  );
  await w.work();
  const [asked, again] = await homes(w);
  expect(again?.subject).toMatch(/^Votre nouveau lien/);
  expect(again?.token).toBe(asked?.token);
});

test('what goes to another address than the owner’s of today opens nothing else', async () => {
  const w = await world();
  await ask(w);
  const asked = await w.draft();
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId: asked });
  await w.ownerDb.update(owners).set({ email: 'nouveau@vasseur.example' });
  await w.work();
  const [, second] = await homes(w);
  expect(second?.subject).toMatch(/^À valider/);
  expect(second?.token).toBeNull();
});

test('an owner whose approval somebody else takes back is told with the way to the others', async () => {
  const w = await world();
  const { businessId, customerId, owner } = await addBusiness(w.ownerDb, w.officeId, {
    prefix: 'DUO',
    owners: ['Anne', 'Bruno'],
  });
  const [anne, bruno] = await rows<{ id: string; email: string }>(
    w.ownerDb,
    sql`select id, email from owners where business_id = ${businessId} order by name`,
  );
  const { invoiceId } = await createDraft(w.s, {
    officeId: w.officeId,
    actor: w.biller,
    businessId,
    customerId,
    content: sampleContent(),
    source: { kind: 'hand' },
  });
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  await w.work();
  const revisionSha256 = (await w.look(invoiceId)).context.revisionSha256 as string;
  await approve(w.s, { officeId: w.officeId, actor: owner, invoiceId, revisionSha256 });
  const other = { ...owner, id: bruno!.id, name: 'Bruno' };
  await undoApproval(w.s, { officeId: w.officeId, actor: other, invoiceId });
  await w.work();
  const told = (await homes(w, anne!.email)).at(-1);
  expect(told?.subject).toContain('Bruno');
  expect(told?.token).not.toBeNull();
});
