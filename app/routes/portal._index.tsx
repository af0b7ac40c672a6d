import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, useActionData, useLoaderData, useRouteError } from '@remix-run/react';
import { orClosed, requireLinkSession } from '#app/auth/link-guards.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import type { ReportHandle } from '#app/lib/reported-page.ts';
import type { LightHandle } from '#app/light/light-page.ts';
import { AtOffice } from '#app/portal/at-office.tsx';
import { History } from '#app/portal/history.tsx';
import { Inbox } from '#app/portal/inbox.tsx';
import { OwedPage } from '#app/portal/owed.tsx';
import type { Home } from '#app/portal/portal-data.ts';
import { loadPortal, postSelection } from '#app/portal/portal-requests.server.ts';
import { SelectionResults } from '#app/portal/selection-results.tsx';
import { ClosedPage } from '#app/reviews/gone-page.tsx';
import { ErrorPage } from '#app/ui/error-page.tsx';

export const handle: ReportHandle & LightHandle = { report: 'portal', isLight: true };

export const loader = async ({ request }: LoaderFunctionArgs) =>
  loadPortal(request, await orClosed(requireLinkSession(request, { purpose: 'portal' })));

export const action = async ({ request, context }: ActionFunctionArgs) =>
  postSelection(
    request,
    await orClosed(requireLinkSession(request, { purpose: 'portal' })),
    context.clientAddress,
  );

export const meta = pageTitle<{ home: Home; kind: string }>((t, loaded) => {
  const business = loaded?.home.business ?? '';
  return loaded?.kind === 'history'
    ? t('portal:titleHistory', { business })
    : t('portal:title', { business });
});

export default function Portal() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (loaded.kind === 'office') return <AtOffice {...loaded} />;
  if (loaded.kind === 'owed')
    return <OwedPage {...loaded} lastResult={answer && 'result' in answer ? answer.result : null} />;
  if (loaded.kind === 'history') return <History {...loaded} />;
  if (answer && 'results' in answer) return <SelectionResults home={loaded.home} results={answer.results} />;
  return <Inbox {...loaded} refusal={answer && 'refusal' in answer ? answer.refusal : undefined} />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return isRouteErrorResponse(error) && error.status === 404 ? <ClosedPage /> : <ErrorPage />;
}
