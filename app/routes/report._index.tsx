import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, useActionData, useLoaderData, useRouteError } from '@remix-run/react';
import { orClosed } from '#app/auth/link-guards.server.ts';
import type { LinkSession } from '#app/auth/link-session.server.ts';
import { reportSession } from '#app/auth/report-link.server.ts';
import { reportedPath, requireReporting } from '#app/customer-page/reporting-session.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { placeOfReport } from '#app/light/kept-place.ts';
import type { LightHandle } from '#app/light/light-page.ts';
import { ClosedPage } from '#app/reviews/gone-page.tsx';
import { effectIn } from '#app/reviews/read-report.server.ts';
import { nothingKnown, readReported } from '#app/reviews/report-about.server.ts';
import { ReportPage } from '#app/reviews/report-page.tsx';
import { takeReport } from '#app/reviews/take-report.server.ts';
import { ErrorPage } from '#app/ui/error-page.tsx';

/** From a page behind the cookie. Once « it was not me » was said, nothing opens it any more but its thanks. */
export async function loader({ request }: LoaderFunctionArgs) {
  const effect = effectIn(request);
  const search = new URL(request.url).searchParams;
  const isCustomer = search.get('from') === 'invoice';
  if (effect) {
    const about = await nothingKnown(isCustomer ? 'customer' : 'owner');
    return { about, effect, place: placeOfReport(search.get('id') ?? ''), backTo: null };
  }
  const reporting = await orClosed(requireReporting(request));
  const { officeId, person } = reporting.session;
  const subjectId = subjectOf(request, reporting);
  const about = await readReported({ officeId, subjectId, reader: person.kind });
  return { about, effect, place: placeOfReport(subjectId), backTo: reportedPath(search) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const reporting = await orClosed(requireReporting(request));
  const { session, invoiceId } = reporting;
  const id = subjectOf(request, reporting);
  const from = context.clientAddress;
  return takeReport({
    request,
    form: await request.formData(),
    about: session.id,
    record: (report) => reportSession(services(), session, { ...report, invoiceId, from }),
    doneTo: (done) => paths.report({ from: reportedFrom(session), id, done }),
  });
}

/** What is reported: the document that was open, or what the link is about. */
const subjectOf = (request: Request, { session, invoiceId }: Reporting) =>
  shownId(request, session) ?? invoiceId ?? session.link.subjectId;

type Reporting = Awaited<ReturnType<typeof requireReporting>>;

/** A customer may read another invoice than the one of his link. */
const shownId = (request: Request, { person }: LinkSession) =>
  person.kind === 'customer' ? new URL(request.url).searchParams.get('id') : null;

const reportedFrom = ({ person }: LinkSession) => (person.kind === 'customer' ? 'invoice' : undefined);

export const handle: LightHandle = { isLight: true };

export const meta = pageTitle((t) => t('review:report.title'));

export default function Report() {
  return <ReportPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return isRouteErrorResponse(error) && error.status === 404 ? <ClosedPage /> : <ErrorPage />;
}
