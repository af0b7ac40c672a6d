import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import { party, sampleContent } from '#test/support/content.ts';
import { world } from '#test/support/world.ts';
import { passTime } from '#workflows/engine/pass-time.ts';
import { submitReview } from '#workflows/review/commands.ts';
import { rejudgeDrafts } from '#workflows/review/rejudge-drafts.ts';

/** A draft that is ready, one that is not, and one that was issued; an older release had counted all of them as `problems`. */
async function given(problems: number) {
  const w = await world({ policy: { needsApproval: 'never' } });
  const issued = await w.draft(sampleContent({ subject: 'Partie' }));
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId: issued });
  const ready = await w.draft(sampleContent());
  const empty = await w.draft(sampleContent({ lines: [] }));
  const counts = async () =>
    Object.fromEntries(
      (await rows<{ id: string; problems: number }>(w.ownerDb, sql`select id, problems from invoices`)).map(
        (each) => [each.id, each.problems],
      ),
    );
  const written = await counts();
  await w.ownerDb.execute(sql`update invoices set problems = ${problems} where number is null`);
  return { w, issued, ready, empty, counts, written };
}

test.each([0, 4])(
  'a draft counted as %i problems by another release is counted anew; once',
  async (problems) => {
    const { w, ready, empty, counts, written } = await given(problems);
    expect(written).toMatchObject({ [ready]: 0 });
    expect(written[empty]).toBeGreaterThan(0);
    const expected = [ready, empty].filter((id) => written[id] !== problems).length;
    const changed = await Promise.all([1, 2].map(() => rejudgeDrafts(w.s.db, { pause: 0 })));
    // What one of them holds the other leaves to it.
    expect(changed.reduce((sum, each) => sum + each, 0)).toBe(expected);
    expect(await counts()).toEqual(written);
    expect(await rejudgeDrafts(w.s.db, { pause: 0 })).toBe(0);
  },
);

test('what a day makes wrong is found on that day: from September 2027 on a firm has an electronic address', async () => {
  const w = await world();
  const toFirm = await w.draft(
    sampleContent({ buyer: { ...party('Menuiserie Delattre', '732829320'), siren: '', siret: '' } }),
  );
  const problems = async () =>
    (
      await rows<{ problems: number }>(w.ownerDb, sql`select problems from invoices where id = ${toFirm}`)
    ).map((each) => each.problems);
  await rejudgeDrafts(w.s.db, { pause: 0 });
  expect(await problems()).toEqual([0]);
  await passTime(w.s.db, 400 * 86_400_000, () => Promise.resolve());
  await rejudgeDrafts(w.s.db, { pause: 0 });
  expect(await problems()).toEqual([1]);
});

test('a draft that is being saved is left to its save', async () => {
  const { w, ready, counts } = await given(4);
  await inOffice(w.db, w.officeId, async (tx) => {
    await tx.execute(sql`select from invoices where id = ${ready} for update`);
    await rejudgeDrafts(w.s.db, { pause: 0 });
  });
  expect((await counts())[ready]).toBe(4);
});
