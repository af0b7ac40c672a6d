import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { counted } from '#app/auth/attempts.server.ts';
import { deadLinkStatus, loadGone } from '#app/auth/link-guards.server.ts';
import { findObjection, object } from '#app/auth/objection.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import type { LightHandle } from '#app/light/light-page.ts';
import { GoneObjectionPage } from '#app/reviews/gone-page.tsx';
import { ObjectionPage } from '#app/reviews/objection-page.tsx';
import { placeOfLink } from '#app/reviews/place-of-link.server.ts';

/** GET of the link in the mail about a change of owners. Reads only: scanners open it too. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await findObjection(services(), params.token ?? '');
  if (!found) return data(await loadGone(request), { status: deadLinkStatus });
  const { change, business } = found;
  const { kind, name, oldEmail, newEmail, staffName, at, objectedAt } = change;
  return data({
    kind: 'objection' as const,
    business: business.name,
    change: { kind, name, oldEmail, newEmail, by: staffName, at, objectedAt },
    place: placeOfLink(params.token),
    isUnsure: new URL(request.url).searchParams.has('unsure'),
  });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? '';
  const form = await request.formData();
  const act = () => object(services(), token, form);
  const became = await counted(services(), context.clientAddress, act, (done) => done === 'ended');
  return redirect(paths.objection(token, { unsure: became === 'unsure' }), 303);
}

export const handle: LightHandle = { isLight: true };

export const meta = pageTitle((t) => t('review:objection.title'));

export default function Objection() {
  const loaded = useLoaderData<typeof loader>();
  return loaded.kind === 'gone' ? <GoneObjectionPage {...loaded} /> : <ObjectionPage found={loaded} />;
}
