import { getFormProps } from '@conform-to/react';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { CodeField, RecoveryField } from '#app/auth/code-field.tsx';
import { readCodePage } from '#app/auth/code-page.server.ts';
import { entered } from '#app/auth/enter.server.ts';
import { SetUpFactor } from '#app/auth/set-up-factor.tsx';
import { secondFactorToSetUp, signInWithCode } from '#app/auth/sign-in.server.ts';
import { codeForm } from '#app/auth/sign-in-form.server.ts';
import { SignInPage } from '#app/auth/sign-in-page.tsx';
import { requirePasswordStep } from '#app/auth/visitor-guards.server.ts';
import { FormErrors, useAppForm } from '#app/lib/forms.tsx';
import { tFor } from '#app/lib/i18n.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { parseForm, refused } from '#app/lib/parse-form.server.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';

export const meta = pageTitle((t) => t('auth:code.title'));

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await requirePasswordStep(request);
  return readCodePage(session, request);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requirePasswordStep(request);
  const t = tFor(await getLocale(request));
  const submission = await parseForm(request, codeForm(t));
  const hideFields = ['code'];
  if (submission.status !== 'success') return refused(submission, { hideFields });
  const { code, redirectTo } = submission.value;
  const isFirst = (await secondFactorToSetUp(services(), session)) !== null;
  const answer = await signInWithCode(services(), request, { session, code, from: context.clientAddress });
  // Whoever has just set up a telephone gets the codes for the day it is lost.
  const to = isFirst ? paths.recoveryCodes({ redirectTo }) : redirectTo;
  if (answer.ok) return redirect(to, { headers: entered(answer) });
  if (answer.reason === 'wrong') {
    return refused(submission, { fieldErrors: { code: [t('auth:code.wrong')] }, hideFields });
  }
  return refused(submission, { formErrors: [t('auth:refused.locked')], hideFields }, 429);
}

export default function Code() {
  const t = useT();
  const { email, redirectTo, toSetUp, demonstrationCode, isRecovery } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm<ReturnType<typeof codeForm>>({
    id: 'code',
    lastResult: useActionData<typeof action>()?.result,
  });
  const isBusy = useNavigation().state === 'submitting';
  return (
    <SignInPage
      title={t(toSetUp ? 'auth:setUp.title' : isRecovery ? 'auth:code.recoveryTitle' : 'auth:code.title')}
      intro={toSetUp ? t('auth:setUp.intro') : t('auth:code.as', { email })}
      notice={
        demonstrationCode && <Notice>{t('auth:code.demonstration', { code: demonstrationCode })}</Notice>
      }
      after={
        <>
          {!toSetUp && (
            <p>
              <Link to={paths.signInCode({ redirectTo, recovery: !isRecovery })}>
                {t(isRecovery ? 'auth:code.found' : 'auth:code.lost')}
              </Link>
            </p>
          )}
          {isRecovery && <p>{t('auth:code.lostAll')}</p>}
          <Form method="post" action={paths.signOut()}>
            <Button look="quiet" icon="undo-2" className="-ml-2.5">
              {t('auth:code.other')}
            </Button>
          </Form>
        </>
      }
    >
      <Form method="post" {...getFormProps(form)} data-act="sign-in-code" className="stack">
        {/* One field: what is wrong with it stands beside it. */}
        {form.errors && <FormErrors form={form} />}
        {toSetUp && <SetUpFactor {...toSetUp} />}
        {isRecovery ? (
          <RecoveryField field={fields.code} />
        ) : (
          <CodeField field={fields.code} hint={!toSetUp} />
        )}
        <Button look="primary" block busy={isBusy}>
          {t(toSetUp ? 'auth:setUp.submit' : 'auth:signIn')}
        </Button>
        <input type="hidden" name="redirectTo" value={redirectTo} />
      </Form>
    </SignInPage>
  );
}
