import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askForLinks, loadGone } from '#app/auth/link-guards.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { paths } from '#app/lib/paths.ts';
import type { LightHandle } from '#app/light/light-page.ts';
import { AskLinkPage } from '#app/reviews/gone-page.tsx';

/** For owners and customers who have no link at hand. Reads only. */
export const loader = ({ request }: LoaderFunctionArgs) => loadGone(request);

export async function action({ request, context }: ActionFunctionArgs) {
  await askForLinks(await request.formData(), context.clientAddress);
  return redirect(paths.askLink({ sent: true }), 303);
}

export const handle: LightHandle = { isLight: true };

export const meta = pageTitle((t) => t('review:link.renew'));

export default function AskLink() {
  return <AskLinkPage {...useLoaderData<typeof loader>()} />;
}
