import { Form, useNavigation } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { FailureWords } from './failure-words.tsx';

type Props = {
  act: 'retryWorkflow' | 'rerunJob';
  /** The workflow, or the key of the job. */
  id: string;
  what: string;
  error: string | null;
  tries: number;
  since: string;
  nextTryAt: string | null;
  now: string;
  invoice: { id: string; reference: string } | null;
};

/** One failure: what, why, since when, when it is tried again, and what can be done. */
export const FailedRow = ({ act, id, what, error, tries, since, nextTryAt, now, invoice }: Props) => {
  const t = useT();
  const f = useFormat();
  const isBusy = useNavigation().formData?.get('id') === id;
  const next =
    nextTryAt === null
      ? t('engine:failed.never')
      : nextTryAt <= now
        ? t('engine:failed.now')
        : t('engine:failed.next', { date: f.instant(nextTryAt) });
  return (
    <li data-failure={id}>
      <div className="who">
        <b>{what}</b>
        {invoice ? <span>{invoice.reference}</span> : <span className="proof">{id}</span>}
      </div>
      <div>
        <FailureWords sentence={error} />
        <span className="why">
          <span>
            {t('engine:failed.tries', { count: tries })},{' '}
            {t('engine:failed.since', { date: f.instant(since) })}
          </span>
          <span>{next}</span>
        </span>
      </div>
      <div className="row">
        <Form method="post" action={paths.engine()} data-act={act} preventScrollReset>
          <input type="hidden" name="id" value={id} />
          <Button
            size="desk"
            icon="refresh-cw"
            name="act"
            value={act}
            busy={isBusy}
            aria-label={t('engine:failed.retryOf', { what: `${what} ${invoice?.reference ?? id}` })}
          >
            {t('engine:failed.retry')}
          </Button>
        </Form>
        {invoice && (
          <LinkButton
            size="desk"
            to={paths.invoice(invoice.id)}
            aria-label={t('engine:failed.openOf', { ref: invoice.reference })}
          >
            {t('engine:failed.open')}
          </LinkButton>
        )}
      </div>
    </li>
  );
};
