import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireFresh, requireStaff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import { actOnPrivacy, loadPrivacy } from '#app/privacy/privacy.server.ts';
import { PrivacyPage } from '#app/privacy/privacy-page.tsx';
import type { OfficeHandle } from './_office.tsx';

export const handle: OfficeHandle = { page: 'page-records' };

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  const search = new URL(request.url).searchParams;
  // Erasing takes a fresh factor: it is asked for before the question, which is then where one comes back to.
  if (search.has('person') && may(staff.role, 'privacy')) requireFresh(request, staff);
  return loadPrivacy(services(), staff, search);
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
