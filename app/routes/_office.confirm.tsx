import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { CodeField } from '#app/auth/code-field.tsx';
import { demonstrationCode } from '#app/auth/demonstration-code.server.ts';
import { PasskeyButton } from '#app/auth/passkey-button.tsx';
import { personOf, requireStaff } from '#app/auth/require-staff.server.ts';
import { codeForm } from '#app/auth/sign-in-form.server.ts';
import { giveFactor } from '#app/auth/step-up.server.ts';
import { FormErrors, useAppForm } from '#app/lib/forms.tsx';
import { tFor } from '#app/lib/i18n.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { parseForm, refused } from '#app/lib/parse-form.server.ts';
import { paths, safeRedirect } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { useSending } from '#app/lib/use-sending.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'account' });
  const redirectTo = safeRedirect(new URL(request.url).searchParams.get('redirectTo'));
  if (staff.isFresh) throw redirect(redirectTo);
  return { redirectTo, demonstrationCode: await demonstrationCode(personOf(staff)) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'account' });
  const t = tFor(await getLocale(request));
  const submission = await parseForm(request, codeForm(t));
  const hideFields = ['code'];
  if (submission.status !== 'success') return refused(submission, { hideFields });
  const { code, redirectTo } = submission.value;
  const given = await giveFactor(services(), staff, { code, from: context.clientAddress });
  if (given === 'fresh') return redirect(redirectTo, 303);
  const status = given === 'locked' ? 429 : 400;
  return refused(submission, { fieldErrors: { code: [t(`account:confirm.${given}`)] }, hideFields }, status);
}

export const meta = pageTitle((t) => t('account:confirm.title'));

/** A factor once more, then back to what needed it. */
export default function Confirm() {
  const t = useT();
  const { redirectTo, demonstrationCode } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm<ReturnType<typeof codeForm>>({
    id: 'confirm',
    lastResult: useActionData<typeof action>()?.result,
  });
  const isBusy = useSending();
  return (
    <div className="end max-w-[27rem]">
      <div className="stack">
        <h1 className="h1">{t('account:confirm.title')}</h1>
        <p className="muted">{t('account:confirm.intro')}</p>
      </div>
      {demonstrationCode && <Notice>{t('auth:code.demonstration', { code: demonstrationCode })}</Notice>}
      <div className="sheet pad stack">
        <Form
          method="post"
          id={form.id}
          onSubmit={form.onSubmit}
          noValidate={form.noValidate}
          data-act="confirm"
          className="stack"
        >
          {form.errors && <FormErrors form={form} />}
          <CodeField field={fields.code} hint />
          <Button look="primary" block busy={isBusy}>
            {t('account:confirm.submit')}
          </Button>
          <input type="hidden" name="redirectTo" value={redirectTo} />
        </Form>
        <PasskeyButton action={paths.passkeys()} ask="ask-confirm" give="confirm" redirectTo={redirectTo}>
          {t('account:passkeys.confirm')}
        </PasskeyButton>
      </div>
    </div>
  );
}
