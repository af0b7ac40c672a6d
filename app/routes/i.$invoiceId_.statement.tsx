import type { LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, useLoaderData, useRouteError } from '@remix-run/react';
import { orClosed } from '#app/auth/link-guards.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import type { ReportHandle } from '#app/lib/reported-page.ts';
import type { LightHandle } from '#app/light/light-page.ts';
import { ClosedPage } from '#app/reviews/gone-page.tsx';
import { loadOwnStatement } from '#app/statement/own-statement.server.ts';
import { OwnStatementPage } from '#app/statement/statement-page.tsx';
import { ErrorPage } from '#app/ui/error-page.tsx';

export const handle: ReportHandle & LightHandle = { report: 'invoice', isLight: true };

export const loader = ({ request, params: { invoiceId } }: LoaderFunctionArgs) =>
  orClosed(loadOwnStatement(request, invoiceId));

export const meta = pageTitle<Awaited<ReturnType<typeof loader>>>((t) => t('statement:title'));

export default function OwnStatement() {
  const { data, invoiceId, as } = useLoaderData<typeof loader>();
  return <OwnStatementPage data={data} invoiceId={invoiceId} as={as ?? undefined} />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return isRouteErrorResponse(error) && error.status === 404 ? <ClosedPage /> : <ErrorPage />;
}
