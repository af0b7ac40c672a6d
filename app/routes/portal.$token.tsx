import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageTitle } from '#app/lib/meta.ts';
import type { LightHandle } from '#app/light/light-page.ts';
import { PortalLinkPage } from '#app/portal/portal-link-page.tsx';
import { loadPortalLink, openPortal } from '#app/portal/portal-requests.server.ts';
import { GonePage } from '#app/reviews/gone-page.tsx';

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  loadPortalLink(request, params.token ?? '');

export const action = (args: ActionFunctionArgs) => openPortal(args, args.params.token ?? '');

export const handle: LightHandle = { isLight: true };

export const meta = pageTitle<{ business?: string }>((t, loaded) =>
  loaded?.business ? t('portal:link.title', { business: loaded.business }) : t('review:link.gone'),
);

export default function PortalLink() {
  const loaded = useLoaderData<typeof loader>();
  return loaded.kind === 'gone' ? <GonePage {...loaded} /> : <PortalLinkPage {...loaded} />;
}
