import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';
import { loadPenalties } from '#app/penalties/penalties.server.ts';
import { PenaltiesPage } from '#app/penalties/penalties-page.tsx';
import type { OfficeHandle } from './_office.tsx';

export const handle: OfficeHandle = { page: 'page-records' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  const alsoPaid = new URL(request.url).searchParams.has('paid');
  return loadPenalties(services(), staff, { customerId: uuidParam(params.customerId), alsoPaid });
}

export const meta = pageTitle<Awaited<ReturnType<typeof loader>>>((t, page) =>
  page ? t('penalties:of', { name: page.customer.name }) : t('penalties:title'),
);

export default function Penalties() {
  return <PenaltiesPage page={useLoaderData<typeof loader>()} />;
}
