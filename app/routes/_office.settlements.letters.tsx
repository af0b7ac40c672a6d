import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { loadLetters } from '#app/letters/letters.server.ts';
import { actionsOfLetters, actOnLetters } from '#app/letters/letters-acts.server.ts';
import { LettersPage } from '#app/letters/letters-page.tsx';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import type { OfficeHandle } from './_office.tsx';

export const handle: OfficeHandle = { page: 'page-records' };

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  return loadLetters(services(), staff);
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: actionsOfLetters });
  return actOnLetters({ s: services(), staff, form: await request.formData() });
}

export const meta = pageTitle<Awaited<ReturnType<typeof loader>>>((t) => t('letters:title'));

export default function Letters() {
  return <LettersPage page={useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
