import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import { actOnFailure, loadFailures } from '#app/operations/mails/failures.server.ts';
import { FailuresPage } from '#app/operations/mails/failures-page.tsx';
import type { OfficeHandle } from './_office.tsx';

export const handle: OfficeHandle = { page: 'page-today page-engine' };

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  return {
    failures: await loadFailures(services(), staff),
    mayAct: may(staff.role, 'dispatch'),
    isAdmin: may(staff.role, 'engine'),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'dispatch' });
  return actOnFailure(services(), staff, await request.formData());
}

export const meta = pageTitle((t) => t('failures:title'));

export default function Failures() {
  return <FailuresPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
