import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { loadTexts, whichText } from '#app/dunning/texts.server.ts';
import { actOnTexts, type TextsReply } from '#app/dunning/texts-acts.server.ts';
import { TextsPage } from '#app/dunning/texts-page.tsx';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';
import type { OfficeHandle } from './_office.tsx';

export const handle: OfficeHandle = { page: 'page-records' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'businesses' });
  const { searchParams } = new URL(request.url);
  return loadTexts(services(), staff, {
    which: whichText(uuidParam(params.businessId), searchParams),
    customerId: searchParams.get('customer') ?? '',
    reader: await getLocale(request),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'businesses' });
  const businessId = uuidParam(params.businessId);
  const [form, locale] = await Promise.all([request.formData(), getLocale(request)]);
  return actOnTexts({ s: services(), staff, businessId, form, locale });
}

export const meta = pageTitle<Awaited<ReturnType<typeof loader>>>((t, page) =>
  t('dunning:texts.pageTitle', { name: page?.business.name ?? '' }),
);

export default function DunningTexts() {
  const reply = useActionData<typeof action>() as TextsReply | undefined;
  return <TextsPage page={useLoaderData<typeof loader>()} reply={reply} />;
}
