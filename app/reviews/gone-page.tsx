import { Form, Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { Rich, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { PlainHead } from '#app/ui/masthead.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { Sheet } from '#app/ui/sheet.tsx';

type Props = { address: string; isSent: boolean; token?: string };

/**
 * A link that opens nothing: expired, revoked or never made, which nobody can tell apart from here. No data of any
 * document, an address that only its owner recognises, and one button.
 */
export const GonePage = ({ address, isSent, token }: Props) => {
  const t = useT();
  return (
    <Page head={<PlainHead />} className="page-review">
      <div className="end" data-status="gone">
        <Icon name="link-2-off" size={24} />
        <h1 className="h1">{t('review:link.gone')}</h1>
        <p>{t('review:link.goneBody')}</p>
        {isSent ? (
          <Notice tone="green" icon="mail" role="status">
            <p>
              <b>{t('review:link.sent')}</b>
            </p>
            <p>{t('review:link.sentBody')}</p>
          </Notice>
        ) : (
          <Form method="post" data-act="renew-link">
            <input type="hidden" name="act" value="renew-link" />
            <Sheet pad className="stack">
              <p className="label">{t('review:link.renew')}</p>
              <p className="small muted">
                <Rich
                  i18nKey="review:link.renewBody"
                  values={{ address }}
                  components={{ b: <b className="strong" /> }}
                />
              </p>
              <Button look="primary" block icon="mail">
                {t('review:link.send')}
              </Button>
            </Sheet>
          </Form>
        )}
        <p className="small muted">{t('review:link.help')}</p>
        {token && (
          <p className="small">
            <Link to={paths.reportLink(token)}>{t('review:report.link')}</Link>
          </p>
        )}
      </div>
    </Page>
  );
};

/** The cookie of a page is gone: its link opens it again. */
export const ClosedPage = () => {
  const t = useT();
  return (
    <Page head={<PlainHead />} className="page-review">
      <div className="end" data-status="closed">
        <Icon name="lock" size={24} />
        <h1 className="h1">{t('review:link.session')}</h1>
        <p className="lead muted">{t('review:link.sessionBody')}</p>
      </div>
    </Page>
  );
};
