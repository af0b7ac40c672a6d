import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { reportLink } from '#app/auth/report-link.server.ts';
import { linkAddress } from '#app/auth/resolve-link.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import type { LightHandle } from '#app/light/light-page.ts';
import { placeOfLink } from '#app/reviews/place-of-link.server.ts';
import { effectIn } from '#app/reviews/read-report.server.ts';
import { readReportedLink } from '#app/reviews/report-about.server.ts';
import { ReportPage } from '#app/reviews/report-page.tsx';
import { takeReport } from '#app/reviews/take-report.server.ts';

/**
 * Says nothing about a link that does not work but whether it was a customer's: the page is the same for any other such token,
 * and opening it changes nothing. It leads back to the page of the link, where one that is closed can be had anew.
 */
export const loader = async ({ request, params }: LoaderFunctionArgs) => ({
  about: await readReportedLink(params.token ?? ''),
  effect: effectIn(request),
  place: placeOfLink(params.token),
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
    doneTo: (done) => paths.reportLink(token, { done }),
  });
}

export const handle: LightHandle = { isLight: true };

export const meta = pageTitle((t) => t('review:report.title'));

export default function Report() {
  return <ReportPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
