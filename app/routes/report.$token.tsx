import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { reportLink } from '#app/auth/report-link.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import type { LightHandle } from '#app/light/light-page.ts';
import { effectIn, readReport } from '#app/reviews/read-report.server.ts';
import { readReportedLink } from '#app/reviews/report-about.server.ts';
import { ReportPage } from '#app/reviews/report-page.tsx';

/** Says nothing about a link that does not work: the page is the same for any such token, and opening it changes nothing. */
export const loader = async ({ request, params }: LoaderFunctionArgs) => ({
  about: await readReportedLink(params.token ?? ''),
  effect: effectIn(request),
});

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? '';
  const { kind, body } = readReport(await request.formData());
  if (!kind) return data({ isMissing: true, body }, 400);
  const effect = await reportLink(services(), { token, kind, body, from: context.clientAddress });
  return redirect(paths.reportLink(token, { done: effect }), 303);
}

export const handle: LightHandle = { isLight: true };

export const meta = pageTitle((t) => t('review:report.title'));

export default function Report() {
  return <ReportPage {...useLoaderData<typeof loader>()} {...useActionData<typeof action>()} />;
}
