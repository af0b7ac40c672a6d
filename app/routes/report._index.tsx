import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { isRouteErrorResponse, useActionData, useLoaderData, useRouteError } from '@remix-run/react';
import type { LinkSession } from '#app/auth/link-session.server.ts';
import { reportSession } from '#app/auth/report-link.server.ts';
import { requireReporting } from '#app/customer-page/reporting-session.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import type { LightHandle } from '#app/light/light-page.ts';
import { ClosedPage } from '#app/reviews/gone-page.tsx';
import { effectIn, readReport } from '#app/reviews/read-report.server.ts';
import { nothingKnown, readReported } from '#app/reviews/report-about.server.ts';
import { ReportPage } from '#app/reviews/report-page.tsx';
import { ErrorPage } from '#app/ui/error-page.tsx';

/** From a page behind the cookie. Once « it was not me » was said, nothing opens it any more but its thanks. */
export async function loader({ request }: LoaderFunctionArgs) {
  const effect = effectIn(request);
  const from = new URL(request.url).searchParams.get('from');
  if (effect) return { about: await nothingKnown(from === 'invoice' ? 'customer' : 'owner'), effect };
  const { session, invoiceId } = await requireReporting(request);
  const { officeId, link, person } = session;
  const subjectId = shownId(request, session) ?? invoiceId ?? link.subjectId;
  return { about: await readReported({ officeId, subjectId, reader: person.kind }), effect };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { session, invoiceId } = await requireReporting(request);
  const { kind, body } = readReport(await request.formData());
  if (!kind) return data({ isMissing: true, body }, 400);
  const report = { kind, body, invoiceId, from: context.clientAddress };
  const done = await reportSession(services(), session, report);
  return redirect(paths.report({ from: reportedFrom(session), done }), 303);
}

/** A customer may read another invoice than the one of his link. */
const shownId = (request: Request, { person }: LinkSession) =>
  person.kind === 'customer' ? new URL(request.url).searchParams.get('id') : null;

const reportedFrom = ({ person }: LinkSession) => (person.kind === 'customer' ? 'invoice' : undefined);

export const handle: LightHandle = { isLight: true };

export const meta = pageTitle((t) => t('review:report.title'));

export default function Report() {
  return <ReportPage {...useLoaderData<typeof loader>()} {...useActionData<typeof action>()} />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return isRouteErrorResponse(error) && error.status === 404 ? <ClosedPage /> : <ErrorPage />;
}
