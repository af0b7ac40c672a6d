import { Form } from '@remix-run/react';
import { type ChangeEvent, type FormEvent, useState } from 'react';
import { BackToList } from '#app/invoices/list/back-to-list.tsx';
import { paths } from '#app/lib/paths.ts';
import { useSending } from '#app/lib/use-sending.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHead } from '#app/ui/page.tsx';
import type { BulkItem, BulkPlan } from './bulk.server.ts';
import { BulkDoubled } from './bulk-doubled.tsx';
import { BulkTable } from './bulk-table.tsx';

type Props = {
  plan: BulkPlan;
  /** `despiteTwins`: those of them that another document says the same as, and that were ticked all the same. */
  onStart: (items: readonly BulkItem[], despiteTwins: readonly string[]) => void;
};

/** One form a page: what is ticked below belongs to it. */
const formId = 'bulk';

/** Before anything happens: what will pass, what will not and why, and what a person has to say of some. */
export const BulkPlanPage = ({ plan, onStart }: Props) => {
  const t = useT();
  const isBusy = useSending();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const { act, will, doubled, wont, missing } = plan;
  // Without a script the same form does it all at once.
  const begin = (event: FormEvent) => {
    event.preventDefault();
    const meant = doubled.filter(({ id }) => ticked.has(id));
    onStart(
      [...will, ...meant],
      meant.map(({ id }) => id),
    );
  };
  const tick = ({ target }: ChangeEvent<HTMLInputElement>) =>
    setTicked(
      new Set(target.checked ? [...ticked, target.value] : [...ticked].filter((id) => id !== target.value)),
    );
  const back = <BackToList>{t('invoices:bulk.back')}</BackToList>;
  if (plan.ids.length === 0) {
    return (
      <Empty title={t('invoices:bulk.empty')} action={back}>
        {t('invoices:bulk.emptyBody')}
      </Empty>
    );
  }
  const count = will.length + ticked.size;
  const can = will.length + doubled.length > 0;
  const title =
    will.length > 0
      ? t(`invoices:bulk.title.${act}`, { count: will.length })
      : doubled.length > 0
        ? t('invoices:twin.section', { count: doubled.length })
        : t('invoices:bulk.nothing');
  return (
    <div className="stack bulk-page">
      <PageHead title={title}>{back}</PageHead>
      {will.length > 0 && <p className="muted">{t(`invoices:bulk.lead.${act}`)}</p>}
      {missing > 0 && <Notice tone="ochre">{t('invoices:bulk.missing', { count: missing })}</Notice>}
      {can && (
        <Form
          id={formId}
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
            {count > 0 ? t(`invoices:bulk.confirm.${act}`, { count }) : t('invoices:bulk.confirmTicked')}
          </Button>
        </Form>
      )}
      {plan.needsFactor && (
        <Notice>
          <p>{t('invoices:bulk.needsFactor')}</p>
          <LinkButton
            size="desk"
            icon="shield-check"
            to={paths.confirm({
              redirectTo: paths.bulkInvoices({
                do: act,
                ...(plan.all ? { ...plan.all, all: '1' } : { id: plan.ids }),
              }),
            })}
          >
            {t('account:confirm.submit')}
          </LinkButton>
        </Notice>
      )}
      {doubled.length > 0 && <BulkDoubled items={doubled} form={formId} ticked={ticked} onTick={tick} />}
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
        </div>
      )}
    </div>
  );
};
