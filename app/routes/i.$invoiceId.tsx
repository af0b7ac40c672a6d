import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, useActionData, useLoaderData, useRouteError } from '@remix-run/react';
import { orClosed } from '#app/auth/link-guards.server.ts';
import { actOnInvoice, loadInvoice } from '#app/customer-page/customer-page.server.ts';
import { CustomerPage } from '#app/customer-page/customer-page.tsx';
import { requireCustomer } from '#app/customer-page/customer-session.server.ts';
import { customerTitle, type Titled } from '#app/customer-page/customer-title.ts';
import { pageTitle } from '#app/lib/meta.ts';
import type { ReportHandle } from '#app/lib/reported-page.ts';
import type { LightHandle } from '#app/light/light-page.ts';
import { ClosedPage } from '#app/reviews/gone-page.tsx';
import { ErrorPage } from '#app/ui/error-page.tsx';

export const handle: ReportHandle & LightHandle = { report: 'invoice', isLight: true };

export const loader = async ({ request, params: { invoiceId = '' } }: LoaderFunctionArgs) => {
  const session = await orClosed(requireCustomer(request, invoiceId));
  return orClosed(loadInvoice(request, session, invoiceId));
};

export const action = async ({ request, params: { invoiceId = '' } }: ActionFunctionArgs) => {
  const session = await orClosed(requireCustomer(request, invoiceId));
  return actOnInvoice(request, session, invoiceId);
};

export const meta = pageTitle<Titled>(customerTitle);

export default function CustomerInvoice() {
  const answer = useActionData<typeof action>();
  return (
    <CustomerPage
      view={useLoaderData<typeof loader>().view}
      lastResult={answer && 'result' in answer ? answer.result : null}
    />
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  return isRouteErrorResponse(error) && error.status === 404 ? <ClosedPage /> : <ErrorPage />;
}
