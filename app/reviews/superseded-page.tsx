import { Form } from '@remix-run/react';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { PlainHead } from '#app/ui/masthead.tsx';
import { Page } from '#app/ui/page.tsx';

/** The link of an earlier round: nothing of the document, and the way to the version that waits for an answer. */
export const SupersededPage = ({ sentAt }: { sentAt: string | null }) => {
  const t = useT();
  const f = useFormat();
  return (
    <Page head={<PlainHead />} className="page-review">
      <div className="end" data-status="superseded">
        <Icon name="history" size={24} />
        <h1 className="h1">{t('review:link.superseded')}</h1>
        <p className="lead muted">
          {t('review:link.supersededBody', { date: sentAt ? f.instant(sentAt) : '' })}
        </p>
        <Form method="post" data-act="open">
          <Button look="primary" size="lg" block icon="arrow-right">
            {t('review:link.newest')}
          </Button>
        </Form>
      </div>
    </Page>
  );
};
