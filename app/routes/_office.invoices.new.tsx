import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { createInvoice, loadNew } from '#app/invoices/editor/new.server.ts';
import { NewPage } from '#app/invoices/editor/new-page.tsx';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'draft' });
  const { searchParams: asked } = new URL(request.url);
  return loadNew(services(), staff, asked);
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'draft' });
  return createInvoice(services(), staff, await request.formData(), await getLocale(request));
}

export const meta = pageTitle((t) => t('editor:new.title'));

export default function NewInvoice() {
  return <NewPage {...useLoaderData<typeof loader>()} result={useActionData<typeof action>()?.result} />;
}
