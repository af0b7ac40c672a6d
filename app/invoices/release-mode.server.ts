import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import type { Tx } from '#db/client.ts';
import { findFourEyes } from '#db/queries/releases.ts';
import type { ReleaseMode } from './release-mode.ts';

/** What pages offer; the command looks again, by the role it finds under its lock. */
export async function releaseMode(tx: Tx, { role }: Pick<Staff, 'role'>): Promise<ReleaseMode> {
  if (!(await findFourEyes(tx))) return 'off';
  return may(role, 'release') ? 'release' : 'ask';
}
