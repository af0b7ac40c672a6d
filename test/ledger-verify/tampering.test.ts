import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inOffice } from '#db/client.ts';
import { writeAnchors } from '#workflows/ledger/anchors.ts';
import { type Attack, cutTailWithoutTrace, onInvoices, onLedger, onLogs, recomputedLog } from './attacks.ts';
import { type Books, books } from './given.ts';

/** What each attack is found as: 'what sequence', for all of a table at once, so that a failure shows every miss. */
async function found(b: Books, attacks: Record<string, Attack>): Promise<Record<string, string>> {
  const results: Record<string, string> = {};
  for (const [name, attack] of Object.entries(attacks)) {
    results[name] = await b.attack(await attack(b), async () => {
      const verdict = await b.verify();
      if (verdict.ok) return 'NOT FOUND';
      const reason = verdict.reason.replace(/(?<=unknown key )[0-9a-f]{16}/, 'K');
      return `${verdict.what} ${verdict.sequence}: ${reason}`;
    });
  }
  expect(await b.verify()).toMatchObject({ ok: true });
  return results;
}

test('tampering with the ledger is found at its first bad entry', async () => {
  expect(await found(await books(), onLedger)).toMatchInlineSnapshot(`
    {
      "another key, everything signed again": "ledger 1: is signed by the unknown key K",
      "delete at the end": "ledgerHead 10: the last entry is 9",
      "delete at the end, with the head": "document 4: has no entry in the ledger",
      "delete in the middle": "ledger 4: is missing: entry 5 follows",
      "delete in the middle, renumbered, recomputed": "ledger 4: is not what was signed",
      "edit": "ledger 3: its hash is not that of its content",
      "edit of a column beside the payload": "ledger 3: its columns do not say what its payload says",
      "edit of one that shares its signature, recomputed": "ledger 7: is not what was signed, which stands at entry 8",
      "edit, all later hashes recomputed": "ledger 3: is not what was signed",
      "edit, its signature taken off, recomputed": "ledger 3: is covered by no signature",
      "insert at the end, recomputed": "ledger 11: is not what was signed",
      "insert in the middle, recomputed": "ledger 4: is not what was signed",
      "move to another business": "ledger 3: is missing: entry 4 follows",
      "swap": "ledger 3: does not follow the entry before it",
      "swap, recomputed": "ledger 3: its columns do not say what its payload says",
    }
  `);
});

test('tampering with issued invoices is found', async () => {
  expect(await found(await books(), onInvoices)).toMatchInlineSnapshot(`
    {
      "an issued invoice taken away": "number 1: is missing: VPC-2026-0002 follows",
      "sealed content": "issued 1: its SHA-256 is not that of its content",
      "sealed content with its SHA-256": "issued 1: is not what its ledger entry says",
      "the counter of its series": "number 6: is missing: the series was counted to 6",
      "the draft that was kept": "draft null: is not what was issued",
      "the last one taken away": "number 5: is missing: the series was counted to 5",
      "the row of a PDF": "document 1: is not what its ledger entry says",
      "the row of a PDF taken away": "document 1: is missing: the ledger speaks of it",
      "the total beside it": "issued 1: its columns do not say what is sealed",
      "the total in lists": "issued 1: is shown in lists as something else",
      "two numbers exchanged": "issued 1: its columns do not say what is sealed",
      "what is before an owner": "revision 1: its SHA-256 is not that of its content",
      "what was approved": "revision 1: its SHA-256 is not the approved one",
    }
  `);
});

test('tampering with logs is found', async () => {
  const b = await books();
  expect(await found(b, { recomputedLog })).toEqual({ recomputedLog: 'NOT FOUND' });
  expect(await found(b, onLogs)).toMatchInlineSnapshot(`
    {
      "a whole review": "workflow null: the review of this invoice is missing",
      "one deleted": "transition 2: is missing: transition 3 follows",
      "the last deleted, with the head": "workflow 4: is in issued, its log ends in approved",
      "the state of a review": "workflow 5: is in withdrawn, its log ends in issued",
      "who approved": "transition 4: its hash is not that of its content",
      "who approved, recomputed": "workflow 5: ledger entry 1 names a transition that is not in it",
    }
  `);
});

test('a tail cut off with all its traces is found by anchors alone', async () => {
  const b = await books();
  const anchors = join(b.dataDir, 'anchors of an auditor');
  await inOffice(b.s.db, b.officeId, (tx) => writeAnchors(tx, anchors, b));
  expect(await b.verify({ anchors })).toMatchObject({ ok: true });
  await b.attack(await onLedger['delete at the end, with the head'](b), async () => {
    expect(await b.verify({ anchors })).toMatchObject({ ok: false, what: 'anchor', sequence: 9 });
  });
  await b.attack(await cutTailWithoutTrace(b), async () => {
    expect(await b.verify()).toMatchObject({ ok: true, entries: 8 });
    expect(await b.verify({ anchors })).toMatchObject({ ok: false, what: 'anchor', sequence: 9 });
  });
});

test('a PDF that was replaced or taken away is found', async () => {
  const b = await books();
  const folder = join(b.dataDir, 'blobs');
  const file = readdirSync(folder, { recursive: true, withFileTypes: true }).find((each) => each.isFile());
  const path = join(file?.parentPath ?? '', file?.name ?? '');
  const bytes = readFileSync(path);
  chmodSync(path, 0o644);
  writeFileSync(path, Buffer.concat([bytes, Buffer.from('\n')]));
  expect(await b.verify()).toMatchObject({
    ok: false,
    what: 'document',
    reason: expect.stringContaining('was changed'),
  });
  rmSync(path);
  expect(await b.verify()).toMatchObject({
    ok: false,
    what: 'document',
    reason: expect.stringContaining('is missing'),
  });
  writeFileSync(path, bytes);
  expect(await b.verify()).toMatchObject({ ok: true });
});
