import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FactorField } from '#app/auth/code-field.tsx';
import { useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { useSending } from '#app/lib/use-sending.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { CopyButton } from '#app/ui/copy-button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import type { codesForm } from './codes-form.server.ts';
import { PrintButton } from './print-button.tsx';

type Props = {
  email: string;
  left: number | null;
  redirectTo: string;
  made?: string[];
  lastResult?: SubmissionResult<string[]> | null;
};

/** Ten codes, made on demand and shown in that one answer. */
export const CodesPage = ({ email, left, redirectTo, made, lastResult }: Props) => {
  const t = useT();
  const busy = useSending();
  const [form, fields] = useAppForm<typeof codesForm>({ id: 'codes', lastResult });
  const back = { to: paths.account(), label: t('account:title') };
  if (made) return <MadeCodes codes={made} email={email} redirectTo={redirectTo} />;
  return (
    <>
      <RecordHead title={t('account:codes.title')} back={back} />
      <Form
        method="post"
        id={form.id}
        onSubmit={form.onSubmit}
        noValidate={form.noValidate}
        data-act="make-codes"
        className="record-form narrow"
      >
        <section className="sec">
          <p className="intro">{t('account:codes.intro')}</p>
          {left !== null && (
            <p className="intro">
              {t('account:codes.left', { count: left })}. {t('account:codes.replaced')}
            </p>
          )}
          <FactorField field={fields.factorCode} />
        </section>
        <div className="form-foot">
          <Button look="primary" size="desk" icon="shield-check" busy={busy}>
            {t('account:codes.make')}
          </Button>
          <LinkButton look="quiet" size="desk" to={redirectTo}>
            {t(left === null ? 'account:codes.later' : 'do.cancel')}
          </LinkButton>
        </div>
      </Form>
    </>
  );
};

const MadeCodes = ({ codes, email, redirectTo }: { codes: string[]; email: string; redirectTo: string }) => {
  const t = useT();
  const what = t('account:codes.list', { email });
  return (
    <div className="codes">
      <h1 className="h1">{t('account:codes.madeTitle')}</h1>
      <Notice tone="ochre" icon="triangle-alert" role="status" className="noprint">
        {t('account:codes.made')}
      </Notice>
      <div className="sheet pad stack">
        <p className="label">{what}</p>
        <ol className="codes__list num">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </div>
      <div className="row noprint">
        <PrintButton>{t('account:codes.print')}</PrintButton>
        <CopyButton value={[what, ...codes].join('\n')} what={what} />
        <LinkButton look="primary" size="desk" to={redirectTo} className="push">
          {t('account:codes.done')}
        </LinkButton>
      </div>
    </div>
  );
};
