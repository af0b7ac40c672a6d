import { Form, useNavigation } from '@remix-run/react';
import type { FormEvent } from 'react';
import { BackToList } from '#app/invoices/list/back-to-list.tsx';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHead } from '#app/ui/page.tsx';
import type { BulkItem, BulkPlan } from './bulk.server.ts';
import { BulkTable } from './bulk-table.tsx';

type Props = { plan: BulkPlan; onStart: (items: readonly BulkItem[]) => void };

/** Before anything happens: what will pass, what will not and why. */
export const BulkPlanPage = ({ plan, onStart }: Props) => {
  const t = useT();
  const isBusy = useNavigation().state !== 'idle';
  // Without a script the same form does it all at once.
  const begin = (event: FormEvent) => {
    event.preventDefault();
    onStart(will);
  };
  const { act, will, wont, missing } = plan;
  const back = <BackToList>{t('invoices:bulk.back')}</BackToList>;
  if (plan.ids.length === 0) {
    return (
      <Empty title={t('invoices:bulk.empty')} action={back}>
        {t('invoices:bulk.emptyBody')}
      </Empty>
    );
  }
  const title =
    will.length > 0 ? t(`invoices:bulk.title.${act}`, { count: will.length }) : t('invoices:bulk.nothing');
  return (
    <div className="stack bulk-page">
      <PageHead title={title}>{back}</PageHead>
      {will.length > 0 && <p className="muted">{t(`invoices:bulk.lead.${act}`)}</p>}
      {missing > 0 && <Notice tone="ochre">{t('invoices:bulk.missing', { count: missing })}</Notice>}
      {plan.needsFactor && (
        <Notice>
          <p>{t('invoices:bulk.needsFactor')}</p>
          <LinkButton
            size="desk"
            icon="shield-check"
            to={paths.confirm({ redirectTo: paths.bulkInvoices({ do: act, id: plan.ids }) })}
          >
            {t('account:confirm.submit')}
          </LinkButton>
        </Notice>
      )}
      {wont.length > 0 && (
        <div className="stack">
          <h2 className="h2">{t('invoices:bulk.wont', { count: wont.length })}</h2>
          <BulkTable
            label={t('invoices:bulk.wont', { count: wont.length })}
            items={wont.map((item) => ({
              ...item,
              text: (
                <ul>
                  {item.reasons.map((reason) => (
                    <li key={reason}>{reason}</li>
                  ))}
                </ul>
              ),
              done: false,
            }))}
          />
        </div>
      )}
      {will.length > 0 && (
        <div className="stack">
          <h2 className="h2">{t('invoices:bulk.will', { count: will.length })}</h2>
          <BulkTable label={t('invoices:bulk.will', { count: will.length })} items={will} />
          <Form
            method="post"
            action={paths.bulkInvoices()}
            data-act={act}
            className="bulk-go"
            onSubmit={begin}
          >
            <input type="hidden" name="do" value={act} />
            {will.map(({ id }) => (
              <input key={id} type="hidden" name="id" value={id} />
            ))}
            <Button
              look={act === 'delete-draft' ? 'danger' : 'primary'}
              icon={act === 'delete-draft' ? 'trash-2' : 'hourglass'}
              busy={isBusy}
            >
              {t(`invoices:bulk.confirm.${act}`, { count: will.length })}
            </Button>
          </Form>
        </div>
      )}
    </div>
  );
};
