import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import {
  isRouteErrorResponse,
  type ShouldRevalidateFunctionArgs,
  useActionData,
  useLoaderData,
  useRouteError,
} from '@remix-run/react';
import { orClosed, requireLinkSession } from '#app/auth/link-guards.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import type { ReportHandle } from '#app/lib/reported-page.ts';
import type { LightHandle } from '#app/light/light-page.ts';
import { AwayPage } from '#app/reviews/away-page.tsx';
import { ClosedPage } from '#app/reviews/gone-page.tsx';
import { loadReview } from '#app/reviews/review-page.server.ts';
import { postAnswer } from '#app/reviews/review-requests.server.ts';
import { ReviewScreen } from '#app/reviews/review-screen.tsx';
import { reviewTitle, type Titled } from '#app/reviews/review-title.ts';
import { ErrorPage } from '#app/ui/error-page.tsx';

export const handle: ReportHandle & LightHandle = { report: 'review', isLight: true };

export const loader = async ({ request, params: { invoiceId = '' } }: LoaderFunctionArgs) => {
  const session = await orClosed(requireLinkSession(request, { purpose: 'review', subjectId: invoiceId }));
  return orClosed(loadReview(request, session, invoiceId));
};

export const action = async ({ request, context, params: { invoiceId = '' } }: ActionFunctionArgs) => {
  const session = await orClosed(requireLinkSession(request, { purpose: 'review', subjectId: invoiceId }));
  return postAnswer({ request, session, invoiceId, from: context.clientAddress });
};

/** A refused answer (409) means that the page is no longer as it was: it is read anew, unlike after a mistake in a form. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  defaultShouldRevalidate || actionStatus === 409;

export const meta = pageTitle<Titled>(reviewTitle);

export default function Review() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (loaded.kind === 'away') return <AwayPage away={loaded} />;
  const { page, ask, line, done } = loaded;
  return <ReviewScreen {...{ page, ask, line, done, answer }} />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return isRouteErrorResponse(error) && error.status === 404 ? <ClosedPage /> : <ErrorPage />;
}
