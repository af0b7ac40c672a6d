import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useLocation, useMatches } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { SessionDialog } from '#app/auth/session-dialog.tsx';
import { idleMs } from '#app/auth/staff-session.server.ts';
import { useSessionClock } from '#app/auth/use-session-clock.ts';
import { KeysDialog } from '#app/invoices/list/list-keys.tsx';
import { useKeysAsked, useOfficeKeys } from '#app/invoices/list/use-office-keys.ts';
import { HeldNotice } from '#app/invoices/today/held-notice.tsx';
import { loadOfficeCounts } from '#app/invoices/today/today.server.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { TypedWords } from '#app/lib/typed/typed-words.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { TopBar } from '#app/ui/masthead.tsx';
import { Page } from '#app/ui/page.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  const { id, name, sessionLeftMs: leftMs } = staff;
  return { id, name, idleMs, leftMs, ...(await loadOfficeCounts(services(), staff.officeId)) };
}

/** What a page of the console tells its frame: `export const handle: OfficeHandle = { page: 'page-today' }`. */
export type OfficeHandle = { page?: string };

const sections = [
  'today',
  'invoices',
  'settlements',
  'businesses',
  'customers',
  'failures',
  'settings',
] as const;

/** The frame of every staff page: sections with what waits in each, search, account. */
export default function Office() {
  const t = useT();
  const { id, name, idleMs, leftMs, waiting, failures, unassigned, held } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  useOfficeKeys();
  const session = useSessionClock({ idleMs, leftMs });
  const keysFrom = useKeysAsked();
  const handle = useMatches().at(-1)?.handle as OfficeHandle | undefined;
  const counts = new Map<string, number | undefined>([
    ['today', waiting],
    ['settlements', unassigned || undefined],
    ['failures', failures || undefined],
  ]);
  const isCurrent = (to: string) =>
    (to === '/' ? pathname === '/' : pathname.startsWith(to)) ||
    (to === paths.failures() && pathname === paths.engine());
  const items = sections.map((section) => {
    const to = paths[section]();
    return { to, label: t(`nav.${section}`), count: counts.get(section), current: isCurrent(to) };
  });
  return (
    <Page head={<TopBar items={items} person={{ name }} />} className={handle?.page}>
      <HeldNotice held={held} />
      <Outlet />
      <TypedWords person={id} onHeard={session.heard} />
      <SessionDialog session={session} />
      {keysFrom && <KeysDialog closeTo={keysFrom} />}
    </Page>
  );
}
