import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useParams } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';
import { loadStatement } from '#app/statement/statement.server.ts';
import { StatementPage } from '#app/statement/statement-page.tsx';
import type { OfficeHandle } from './_office.tsx';

export const handle: OfficeHandle = { page: 'page-records' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { officeId } = await requireStaff(request, { action: 'read' });
  return loadStatement(services(), { officeId, customerId: uuidParam(params.customerId), request });
}

export const meta = pageTitle<Awaited<ReturnType<typeof loader>>>((t, data) =>
  data ? t('statement:of', { name: data.customer }) : t('statement:title'),
);

export default function Statement() {
  return <StatementPage data={useLoaderData<typeof loader>()} customerId={useParams().customerId ?? ''} />;
}
