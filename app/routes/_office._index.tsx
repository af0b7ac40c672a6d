import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import { StartInvoice, startFieldId } from '#app/invoices/editor/start-invoice.tsx';
import { loadToday } from '#app/invoices/today/today.server.ts';
import { TodayGroups } from '#app/invoices/today/today-groups.tsx';
import { TodaySide } from '#app/invoices/today/today-side.tsx';
import { pageTitle } from '#app/lib/meta.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { usePageKeys } from '#app/ui/use-page-keys.ts';
import type { OfficeHandle } from './_office.tsx';

export const handle: OfficeHandle = { page: 'page-today' };

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  return {
    firstName: staff.name.split(' ')[0] ?? '',
    mayAdd: may(staff.role, 'businesses'),
    mayDraft: may(staff.role, 'draft'),
    ...(await loadToday(services(), staff.officeId)),
  };
}

export const meta = pageTitle((t) => t('today:title'));

export default function Today() {
  const t = useT();
  const f = useFormat();
  const { firstName: name, mayAdd, mayDraft, ...today } = useLoaderData<typeof loader>();
  const { waiting, inTime } = today;
  const navigate = useNavigate();
  usePageKeys({
    n: () => {
      const field = document.getElementById(startFieldId);
      if (field) field.focus();
      else if (mayDraft) navigate(paths.newInvoice());
    },
  });
  return (
    <div className="today">
      <div>
        <div className="today__head">
          <p className="small muted">{f.instant(today.now)}</p>
          <h1 className="h1">
            {waiting > 0 ? t('today:hello', { name, count: waiting }) : t('today:helloNone', { name })}
          </h1>
          <p className="muted">{inTime > 0 ? t('today:inTime', { count: inTime }) : t('today:inTimeNone')}</p>
        </div>
        {mayDraft && !today.isNew && <StartInvoice />}
        <TodayGroups today={today} mayAdd={mayAdd} />
      </div>
      <TodaySide today={today} />
    </div>
  );
}
