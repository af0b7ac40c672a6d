import { Form } from '@remix-run/react';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { PlainHead } from '#app/ui/masthead.tsx';
import { Page } from '#app/ui/page.tsx';

type Props = { sentAt: string; isCorrected: boolean };

/** A link that a newer one replaced: nothing of the document, and the way to what waits for an answer now. */
export const SupersededPage = ({ sentAt, isCorrected }: Props) => {
  const t = useT();
  const f = useFormat();
  return (
    <Page head={<PlainHead />} className="page-review">
      <div className="end" data-status="superseded">
        <Icon name="history" size={24} />
        <h1 className="h1">{t('review:link.superseded')}</h1>
        <p className="lead muted">
          {t(isCorrected ? 'review:link.supersededBody' : 'review:link.replacedBody', {
            date: f.instant(sentAt),
          })}
        </p>
        <Form method="post" data-act="open">
          <Button look="primary" size="lg" block icon="arrow-right">
            {t(isCorrected ? 'review:link.newest' : 'review:link.open')}
          </Button>
        </Form>
      </div>
    </Page>
  );
};
