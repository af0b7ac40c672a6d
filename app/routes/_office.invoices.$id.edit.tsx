import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { editInvoice } from '#app/invoices/editor/edit.server.ts';
import { loadEditor } from '#app/invoices/editor/editor.server.ts';
import { EditorMount } from '#app/invoices/editor/editor-page.tsx';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import type { OfficeHandle } from './_office.tsx';

export const handle: OfficeHandle = { page: 'page-editor' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'draft' });
  return loadEditor(staff, params.id ?? '', await getLocale(request));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'draft' });
  return editInvoice(staff, params.id ?? '', await request.formData(), await getLocale(request));
}

export const meta = pageTitle<typeof loader>((t) => t('editor:title'));

export default function EditInvoice() {
  const editor = useLoaderData<typeof loader>();
  return <EditorMount editor={editor} reply={useActionData<typeof action>()} />;
}
