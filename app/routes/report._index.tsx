import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { isRouteErrorResponse, useLoaderData, useRouteError } from '@remix-run/react';
import { reportSession } from '#app/auth/report-link.server.ts';
import { requireReporting } from '#app/customer-page/reporting-session.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import type { LightHandle } from '#app/light/light-page.ts';
import { ClosedPage } from '#app/reviews/gone-page.tsx';
import { readReport } from '#app/reviews/read-report.server.ts';
import { ReportPage } from '#app/reviews/report-page.tsx';
import { ErrorPage } from '#app/ui/error-page.tsx';

/** From a page behind the cookie. Once « it was not me » was said, nothing opens it any more but its thanks. */
export async function loader({ request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  if (search.has('done')) return { isDone: true };
  await requireReporting(request);
  return { isDone: false };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { session, invoiceId } = await requireReporting(request);
  const report = readReport(await request.formData());
  await reportSession(services(), session, { ...report, invoiceId, from: context.clientAddress });
  return redirect(paths.report({ done: true }), 303);
}

export const handle: LightHandle = { isLight: true };

export const meta = pageTitle((t) => t('review:report.title'));

export default function Report() {
  return <ReportPage isDone={useLoaderData<typeof loader>().isDone} />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return isRouteErrorResponse(error) && error.status === 404 ? <ClosedPage /> : <ErrorPage />;
}
