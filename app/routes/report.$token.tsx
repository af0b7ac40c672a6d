import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { reportLink } from '#app/auth/report-link.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import type { LightHandle } from '#app/light/light-page.ts';
import { readReport } from '#app/reviews/read-report.server.ts';
import { ReportPage } from '#app/reviews/report-page.tsx';

/** Says nothing about the link: the page is the same for any token, and opening it changes nothing. */
export const loader = ({ request }: LoaderFunctionArgs) => ({
  isDone: new URL(request.url).searchParams.has('done'),
});

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? '';
  const report = readReport(await request.formData());
  await reportLink(services(), { token, ...report, from: context.clientAddress });
  return redirect(paths.reportLink(token, { done: '1' }), 303);
}

export const handle: LightHandle = { isLight: true };

export const meta = pageTitle((t) => t('review:report.title'));

export default function Report() {
  return <ReportPage isDone={useLoaderData<typeof loader>().isDone} />;
}
