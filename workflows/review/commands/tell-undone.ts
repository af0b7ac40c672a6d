import type { Tx } from '#db/client.ts';
import { readApprover } from '#db/queries/approvers.ts';
import { newId } from '../../identity/new-id.ts';
import { requestMail } from '../../mail/outbox.ts';
import type { Services } from '../../services.ts';
import { readLinks, readOwners } from '../effects.ts';
import type { CommandArgs, Locked } from './outcome.ts';

/** Taken back alone, or with a correction that is asked for. */
export type UndoneHow = 'undone' | 'corrected';

/**
 * Whose approval somebody else takes back is told of it, by whom: `note` looks under the lock of the review whose it is, `tell`
 * asks for the mail in the same transaction, once the taking back is accepted. Who takes back his own is told by the page.
 */
export function tellUndone(s: Services, { officeId, invoiceId, actor }: CommandArgs, how: UndoneHow) {
  let approverId: string | null = null;
  return {
    async note({ tx, state }: Locked): Promise<void> {
      approverId = state === 'approved' ? ((await readApprover(tx, invoiceId))?.id ?? null) : null;
    },
    async tell(tx: Tx): Promise<void> {
      if (approverId === null || approverId === actor.id) return;
      const owner = (await readOwners(tx, [approverId])).get(approverId);
      if (!owner) return;
      const linkOf = await readLinks(tx, [invoiceId]);
      await requestMail(tx, s, {
        officeId,
        key: `approvalUndone:${newId()}`,
        kind: 'approvalUndone',
        to: { address: owner.email, name: owner.name },
        facts: { ownerId: owner.id, byName: actor.name, how },
        invoiceId,
        linkId: linkOf(invoiceId, owner.id),
      });
    },
  };
}
