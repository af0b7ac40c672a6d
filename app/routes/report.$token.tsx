import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { reportLink } from '#app/auth/report-link.server.ts';
import { linkAddress } from '#app/auth/resolve-link.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import type { LightHandle } from '#app/light/light-page.ts';
import { ReportPage } from '#app/reviews/report-page.tsx';
import { takeReport } from '#app/reviews/take-report.server.ts';

/**
 * The page is the same for any token, and opening it changes nothing. It leads back to the page of the link, where one that is
 * closed can be had anew; for a token that never was one to the page that says so.
 */
export const loader = async ({ request, params }: LoaderFunctionArgs) => ({
  isDone: new URL(request.url).searchParams.has('done'),
  backTo: await linkAddress(services(), params.token ?? ''),
});

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? '';
  const from = context.clientAddress;
  return takeReport({
    request,
    form: await request.formData(),
    about: token,
    record: (report) => reportLink(services(), { token, ...report, from }),
    doneTo: paths.reportLink(token, { done: '1' }),
  });
}

export const handle: LightHandle = { isLight: true };

export const meta = pageTitle((t) => t('review:report.title'));

export default function Report() {
  return <ReportPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
