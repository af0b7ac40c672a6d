import type { Tx } from '#db/client.ts';
import { findDunning, findRelease, insertDeparture } from '#db/queries/dunnings.ts';
import type { Engine } from '../engine/engine.ts';
import { sendAllWithin } from '../engine/send.ts';
import type { Actor } from '../engine/types.ts';
import type { LedgerKey } from '../ledger/key.ts';
import { lockBooks } from '../settlement/books.ts';
import { enterMoney } from '../settlement/enter-money.ts';
import { settlementMachine } from '../settlement/events.ts';
import type { Dunned } from './dunned.ts';

/**
 * A message has left: what it said is kept, its documents stand a level higher and its ledger has an entry, once. A document
 * that was paid in the same second stays paid.
 */
export async function noteLeft(
  s: { engine: Engine; ledgerKey: LedgerKey },
  tx: Tx,
  officeId: string,
  { dunned, at }: { dunned: Dunned; at: string },
): Promise<void> {
  const { dunningId, letter, ...said } = dunned;
  const dunning = await findDunning(tx, dunningId);
  if (!dunning) throw new Error(`no dunning ${dunningId}`);
  const { businessId, customerId, staffId, recordedBy } = dunning;
  await lockBooks(tx, [businessId]);
  if (!(await insertDeparture(tx, { officeId, dunningId, outcome: 'left', ...said, at }))) return;
  const release = await findRelease(tx, dunningId);
  const actor: Actor = release
    ? { kind: 'owner', id: release.ownerId, name: release.recordedBy, channel: 'link' }
    : {
        kind: staffId ? 'staff' : 'system',
        id: staffId,
        name: recordedBy,
        channel: staffId ? 'console' : 'timer',
      };
  const raised = new Map(
    said.documents.flatMap(({ invoiceId, level, isRaised }) =>
      isRaised ? [[invoiceId, level] as const] : [],
    ),
  );
  if (raised.size > 0)
    await sendAllWithin(s.engine, tx, officeId, {
      to: { machine: settlementMachine, subjects: [...raised.keys()] },
      prepare: (found) =>
        found.map(({ subjectId }) => ({
          type: 'dunned',
          level: raised.get(subjectId) ?? 1,
          dunningId,
          ...(dunning.channel === 'letter' && { channel: dunning.channel }),
          actor,
        })),
    });
  const { channel, locale, toAddress, mandateId, article, planVersion, runOn } = dunning;
  const { level, subject, words, iban, documents } = said;
  await enterMoney(s, tx, officeId, {
    businessId,
    kind: 'dunning',
    subjectId: dunningId,
    fact: {
      customerId,
      channel,
      locale,
      toAddress,
      mandateId,
      article,
      releasedBy: release?.ownerId ?? null,
      planVersion,
      runOn,
      level,
      subject,
      words,
      iban,
      documents,
      staffId,
      recordedBy,
      askedAt: dunning.at,
      at,
      ...(letter && { letter }),
    },
  });
}
