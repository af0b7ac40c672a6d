import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import { actOnPrivacy, loadPrivacy } from '#app/privacy/privacy.server.ts';
import { PrivacyPage } from '#app/privacy/privacy-page.tsx';
import type { OfficeHandle } from './_office.tsx';

export const handle: OfficeHandle = { page: 'page-records' };

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  return loadPrivacy(services(), staff, new URL(request.url).searchParams);
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'privacy' });
  return actOnPrivacy(services(), staff, await request.formData());
}

export const meta = pageTitle((t) => t('privacy:title'));

export default function Privacy() {
  return (
    <PrivacyPage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()?.refused} />
  );
}
