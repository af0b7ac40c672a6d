import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadInvoiceLink, openInvoice } from '#app/customer-page/customer-page.server.ts';
import { CustomerPage } from '#app/customer-page/customer-page.tsx';
import { customerTitle, type Titled } from '#app/customer-page/customer-title.ts';
import { pageTitle } from '#app/lib/meta.ts';
import type { LightHandle } from '#app/light/light-page.ts';
import { GonePage } from '#app/reviews/gone-page.tsx';

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  loadInvoiceLink(request, params.token ?? '');

export const action = (args: ActionFunctionArgs) => openInvoice(args, args.params.token ?? '');

export const handle: LightHandle = { isLight: true };

export const meta = pageTitle<Titled>(customerTitle);

export default function InvoiceLink() {
  const loaded = useLoaderData<typeof loader>();
  return loaded.kind === 'gone' ? <GonePage {...loaded} /> : <CustomerPage view={loaded.view} />;
}
