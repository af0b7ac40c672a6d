import { Form } from '@remix-run/react';
import { useT } from '#app/lib/use-t.tsx';
import { callOf } from '#app/reviews/call-of.ts';
import { Button } from '#app/ui/button.tsx';
import { OwnerHead } from '#app/ui/masthead.tsx';
import { Page } from '#app/ui/page.tsx';

type Props = {
  business: string;
  office: { name: string; phone: string };
  contact: { name: string; phone: string };
  count: number;
};

/** The address of a mail that leads home: it says what is behind it, and opens it on demand. */
export const PortalLinkPage = ({ business, office, contact, count }: Props) => {
  const t = useT();
  return (
    <Page head={<OwnerHead contact={callOf({ contact, office })} />} className="page-inbox">
      <div className="end">
        <h1 className="h1">{t('portal:link.title', { business })}</h1>
        <p className="lead muted">{count > 0 ? t('portal:link.count', { count }) : t('portal:link.none')}</p>
        <p>{t('portal:link.lead', { office: office.name })}</p>
        <Form method="post" data-act="open">
          <Button look="primary" size="lg" block icon="inbox">
            {t('portal:link.open')}
          </Button>
        </Form>
        <p className="small muted">{t('portal:link.safe')}</p>
      </div>
    </Page>
  );
};
