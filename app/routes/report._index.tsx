import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, useActionData, useLoaderData, useRouteError } from '@remix-run/react';
import { reportSession } from '#app/auth/report-link.server.ts';
import { reportedPath, requireReporting } from '#app/customer-page/reporting-session.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import type { LightHandle } from '#app/light/light-page.ts';
import { ClosedPage } from '#app/reviews/gone-page.tsx';
import { ReportPage } from '#app/reviews/report-page.tsx';
import { takeReport } from '#app/reviews/take-report.server.ts';
import { ErrorPage } from '#app/ui/error-page.tsx';

/** From a page behind the cookie. Once « it was not me » was said, nothing opens it any more but its thanks. */
export async function loader({ request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  if (search.has('done')) return { isDone: true, backTo: null };
  await requireReporting(request);
  return { isDone: false, backTo: reportedPath(search) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { session, invoiceId } = await requireReporting(request);
  const from = context.clientAddress;
  return takeReport({
    request,
    form: await request.formData(),
    about: session.id,
    record: (report) => reportSession(services(), session, { ...report, invoiceId, from }),
    doneTo: paths.report({ done: true }),
  });
}

export const handle: LightHandle = { isLight: true };

export const meta = pageTitle((t) => t('review:report.title'));

export default function Report() {
  return <ReportPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return isRouteErrorResponse(error) && error.status === 404 ? <ClosedPage /> : <ErrorPage />;
}
