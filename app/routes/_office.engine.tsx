import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import { loadEngine } from '#app/operations/engine.server.ts';
import { actOnEngine } from '#app/operations/engine-acts.server.ts';
import { EnginePage } from '#app/operations/engine-page.tsx';
import type { OfficeHandle } from './_office.tsx';

export const handle: OfficeHandle = { page: 'page-today page-engine' };

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'engine' });
  const { searchParams } = new URL(request.url);
  return { engine: await loadEngine(services(), staff, searchParams), ask: searchParams.get('ask') };
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'engine' });
  return actOnEngine(services(), staff, await request.formData());
}

export const meta = pageTitle((t) => t('engine:title'));

export default function Engine() {
  return <EnginePage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
