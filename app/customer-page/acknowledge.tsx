import { Form } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { CustomerView } from './customer-data.ts';

/**
 * « Confirmer la réception »: behind the cookie it is recorded. By the mail's link it is too where a person's hand pressed
 * the button, which a script can tell; a program that tries every button, and a browser without scripts, only get to the
 * page behind the cookie.
 */
export const Acknowledge = ({ view }: { view: CustomerView }) => {
  const t = useT();
  const f = useFormat();
  const { access, acknowledgedAt } = view;
  if (acknowledgedAt) {
    return (
      <Notice icon="check" role="status">
        <p data-status="acknowledged">{t('customer:ack.done', { date: f.instant(acknowledgedAt) })}</p>
      </Notice>
    );
  }
  const action =
    access.kind === 'link'
      ? paths.customerInvoiceLink(access.token)
      : paths.customerInvoice(view.invoiceId, { as: access.as ?? undefined });
  return (
    <Form method="post" action={action} data-act="acknowledge" className="acts" data-waits="" data-stays="">
      <input type="hidden" name="act" value="acknowledge" />
      {access.kind === 'link' && <input type="hidden" name="gesture" defaultValue="" data-gesture="" />}
      <Button id="acknowledge" block icon="check" aria-describedby="acknowledge-hint">
        {t('customer:ack.do')}
      </Button>
      <p className="small muted" id="acknowledge-hint">
        {t('customer:ack.hint')}
      </p>
    </Form>
  );
};
