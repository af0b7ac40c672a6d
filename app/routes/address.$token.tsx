import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { counted } from '#app/auth/attempts.server.ts';
import { confirmAddress, findMoving } from '#app/auth/new-address.server.ts';
import { SignInPage } from '#app/auth/sign-in-page.tsx';
import { visitOf } from '#app/auth/visit.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';

export const meta = pageTitle((t) => t('account:address.confirmTitle'));

/** GET of the link in the mail to a new address. Reads only: scanners open it too. */
export async function loader({ params }: LoaderFunctionArgs) {
  const person = await findMoving(services(), params.token ?? '');
  return person ? data({ now: person.email, next: person.newEmail }) : data(null, { status: 404 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? '';
  const find = () => findMoving(services(), token);
  const person = await counted(services(), context.clientAddress, find);
  const visit = visitOf(request, context.clientAddress);
  if (!person || !(await confirmAddress(services(), person, visit)))
    throw redirect(paths.newAddress(token), 303);
  return { next: person.newEmail };
}

export default function NewAddress() {
  const t = useT();
  const asked = useLoaderData<typeof loader>();
  const confirmed = useActionData<typeof action>();
  const isBusy = useNavigation().state === 'submitting';
  if (confirmed)
    return (
      <SignInPage title={t('account:address.confirmed')}>
        <div className="stack">
          <p role="status">{t('account:address.confirmedBody', confirmed)}</p>
          <LinkButton to={paths.account()}>{t('account:title')}</LinkButton>
        </div>
      </SignInPage>
    );
  if (!asked)
    return (
      <SignInPage title={t('auth:forgotten.ended.title')}>
        <div className="stack">
          <p>{t('auth:forgotten.ended.body')}</p>
          <LinkButton to={paths.account()}>{t('account:title')}</LinkButton>
        </div>
      </SignInPage>
    );
  return (
    <SignInPage title={t('account:address.confirmTitle')}>
      <Form method="post" data-act="confirm-address" className="stack">
        <p>{t('account:address.confirmBody', asked)}</p>
        <Button look="primary" block busy={isBusy}>
          {t('account:address.confirm')}
        </Button>
      </Form>
    </SignInPage>
  );
}
