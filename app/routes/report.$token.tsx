import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useLoaderData, useNavigation } from '@remix-run/react';
import { reportLink } from '#app/auth/report-link.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Choice, Choices } from '#app/ui/choice.tsx';
import { Field, Fieldset } from '#app/ui/field.tsx';
import { TextArea } from '#app/ui/input.tsx';
import { PlainHead } from '#app/ui/masthead.tsx';
import { Page } from '#app/ui/page.tsx';

const longest = 1000;

/** Says nothing about the link: the page is the same for any token, and opening it changes nothing. */
export const loader = ({ request }: LoaderFunctionArgs) => ({
  isDone: new URL(request.url).searchParams.has('done'),
});

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const token = params.token ?? '';
  const kind = form.get('kind') === 'notMe' ? 'notMe' : 'abuse';
  const body = String(form.get('body') ?? '')
    .trim()
    .slice(0, longest);
  await reportLink(services(), { token, kind, body, from: context.clientAddress });
  return redirect(paths.reportLink(token, { done: '1' }), 303);
}

export const meta = pageTitle((t) => t('review:report.title'));

export default function Report() {
  const t = useT();
  const { isDone } = useLoaderData<typeof loader>();
  const isBusy = useNavigation().state !== 'idle';
  return (
    <Page head={<PlainHead />} className="page-review">
      <div className="end" data-status={isDone ? 'reported' : 'report'}>
        <h1 className="h1">{t(isDone ? 'review:report.doneTitle' : 'review:report.title')}</h1>
        <p className="lead muted" role={isDone ? 'status' : undefined}>
          {t(isDone ? 'review:report.done' : 'review:report.lead')}
        </p>
        {!isDone && (
          <Form method="post" data-act="report-link" className="stack">
            <Fieldset legend={t('review:report.what')}>
              <Choices>
                {(['notMe', 'abuse'] as const).map((each, index) => (
                  <Choice
                    key={each}
                    name="kind"
                    value={each}
                    defaultChecked={index === 0}
                    detail={t(`review:report.${each}Detail`)}
                  >
                    {t(`review:report.${each}`)}
                  </Choice>
                ))}
              </Choices>
            </Fieldset>
            <Field label={t('review:report.body')} optional>
              {(props) => <TextArea {...props} name="body" rows={4} maxLength={longest} />}
            </Field>
            <Button look="primary" size="lg" block busy={isBusy}>
              {t('review:report.send')}
            </Button>
          </Form>
        )}
      </div>
    </Page>
  );
}
