import type { Tx } from '#db/client.ts';
import { insertSecurityEvent } from '#db/queries/security-events.ts';
import type { SecurityEventName } from '#db/schema/access.ts';
import { type MailedEvent, mailedEvents } from '#emails/security-notice.tsx';
import type { JobBoard } from '#workflows/engine/jobs.ts';
import { requestMail } from '#workflows/mail/outbox.ts';
import type { Visit } from './visit.server.ts';

export type Person = { officeId: string; staffId: string; name: string; email: string };

type Happened = {
  person: Person;
  event: SecurityEventName;
  visit: Visit;
  /** Who did it, unless it was the person. */
  actor?: string;
  detail?: string;
  /** Where the mail goes when the address itself has changed. */
  mailTo?: string[];
};

const isMailed = (event: SecurityEventName): event is MailedEvent =>
  (mailedEvents as readonly string[]).includes(event);

/**
 * Writes down a change of somebody's access and tells the person by mail, in the transaction of the change: whoever
 * changes a password or a factor can't do so in silence (OWASP ASVS 5.0, 6.3.7).
 */
export async function noteSecurityEvent(
  tx: Tx,
  deps: { board: JobBoard },
  { person, event, visit, actor, detail = '', mailTo }: Happened,
): Promise<void> {
  const { officeId, staffId, name, email } = person;
  const { id } = await insertSecurityEvent(tx, {
    officeId,
    staffId,
    event,
    actor: actor ?? name,
    detail,
    userAgent: visit.userAgent,
    address: visit.from,
  });
  if (!isMailed(event)) return;
  for (const address of mailTo ?? [email]) {
    await requestMail(tx, deps, {
      officeId,
      key: `security:${id}:${address}`,
      kind: 'securityNotice',
      to: { address, name },
      facts: { eventId: id },
    });
  }
}
