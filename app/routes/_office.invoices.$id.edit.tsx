import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { editInvoice } from '#app/invoices/editor/edit.server.ts';
import { loadEditor } from '#app/invoices/editor/editor.server.ts';
import { EditorMount } from '#app/invoices/editor/editor-mount.tsx';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';
import type { OfficeHandle } from './_office.tsx';

export const handle: OfficeHandle = { page: 'page-editor' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'draft' });
  const { searchParams: asked } = new URL(request.url);
  return loadEditor(
    services(),
    staff,
    uuidParam(params.id),
    await getLocale(request),
    asked.get('lines'),
    asked.get('customers') ?? '',
  );
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'draft' });
  const [form, locale] = await Promise.all([request.formData(), getLocale(request)]);
  return editInvoice(services(), staff, uuidParam(params.id), form, locale);
}

export const meta = pageTitle<typeof loader>((t) => t('editor:title'));

export default function EditInvoice() {
  const editor = useLoaderData<typeof loader>();
  return <EditorMount editor={editor} reply={useActionData<typeof action>()} />;
}
