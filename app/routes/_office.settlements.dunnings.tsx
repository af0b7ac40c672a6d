import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { actOnDunnings, loadDunnings } from '#app/dunning/dunnings.server.ts';
import { DunningsPage } from '#app/dunning/dunnings-page.tsx';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import type { OfficeHandle } from './_office.tsx';

export const handle: OfficeHandle = { page: 'page-records' };

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  return loadDunnings(services(), staff);
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'dun' });
  return actOnDunnings({ s: services(), staff, form: await request.formData() });
}

export const meta = pageTitle<Awaited<ReturnType<typeof loader>>>((t) => t('dunning:plan.page.title'));

export default function Dunnings() {
  return <DunningsPage page={useLoaderData<typeof loader>()} />;
}
