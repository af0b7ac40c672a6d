import type { Staff } from '#app/auth/require-staff.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { type Db, inOffice } from '#db/client.ts';
import { listPasskeys } from '#db/queries/passkeys.ts';
import { countRecoveryCodes } from '#db/queries/recovery-codes.ts';
import { listSecurityEvents } from '#db/queries/security-events.ts';
import { listSessions } from '#db/queries/sessions.ts';
import { deviceWords } from '#workflows/access/device-words.ts';

const eventsShown = 12;

/** Everything about one's own access. What is shown of a session's id names it and opens nothing. */
export function readAccount(db: Db, staff: Staff, locale: Locale) {
  const { id: staffId, name, email, role, officeName } = staff;
  return inOffice(db, staff.officeId, async (tx) => ({
    me: { name, email, role, officeName },
    isFresh: staff.isFresh,
    codes: await countRecoveryCodes(tx, staffId),
    passkeys: (await listPasskeys(tx, staffId)).map(
      ({ credentialId: _, transports: __, ...passkey }) => passkey,
    ),
    sessions: (await listSessions(tx, staffId)).map(({ userAgent, ...session }) => ({
      ...session,
      device: deviceWords(userAgent, locale),
      isThis: session.id === staff.sessionId,
    })),
    events: (await listSecurityEvents(tx, { staffId, limit: eventsShown })).map(
      ({ id, event, detail, actor, address, at, userAgent }) => ({
        id,
        event,
        detail,
        by: actor === name ? null : actor,
        address,
        at,
        device: deviceWords(userAgent, locale),
      }),
    ),
  }));
}

export type AccountPage = Awaited<ReturnType<typeof readAccount>>;
