import { Form, isRouteErrorResponse, Link, useRouteError } from '@remix-run/react';
import type { ReactNode } from 'react';
import { paths } from '#app/lib/paths.ts';
import { Rich, useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Icon } from '#app/ui/icon.tsx';
import type { IconName } from '#app/ui/icons.ts';
import { Input } from '#app/ui/input.tsx';
import { OwnerHead } from '#app/ui/masthead.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { Sheet } from '#app/ui/sheet.tsx';

type Asking = {
  /** The office, where there is one alone: whom to call. */
  office: { name: string; phone: string } | null;
  isSent: boolean;
};

/**
 * A link that opens nothing: damaged, expired, revoked or never made, which nobody can tell apart from here. No data of any
 * document and no address: whoever needs a link names theirs.
 */
export const GonePage = ({ token, ...asking }: Asking & { token: string }) => {
  const t = useT();
  return (
    <LinkFrame status="gone" icon="link-2-off" title={t('review:link.gone')} office={asking.office}>
      <p>{t('review:link.goneBody')}</p>
      <AskLink {...asking} />
      <p className="small">
        <Link to={paths.reportLink(token)}>{t('footer.report')}</Link>
      </p>
    </LinkFrame>
  );
};

/** The link of a mail about a change of owners that opens nothing: whom to call, and the way to a link of one's own. */
export const GoneObjectionPage = (asking: Asking) => {
  const t = useT();
  return (
    <LinkFrame status="gone" icon="link-2-off" title={t('review:objection.goneTitle')} office={asking.office}>
      <p>{t('review:objection.gone')}</p>
      <AskLink {...asking} action={paths.askLink()} />
    </LinkFrame>
  );
};

/** The same for who has no link at hand at all. */
export const AskLinkPage = (asking: Asking) => {
  const t = useT();
  return (
    <LinkFrame status="ask-link" icon="mail" title={t('review:link.renew')} office={asking.office}>
      <AskLink {...asking} />
    </LinkFrame>
  );
};

type FrameProps = {
  status: string;
  icon: IconName;
  title: string;
  office: Asking['office'];
  children: ReactNode;
};

const LinkFrame = ({ status, icon, title, office, children }: FrameProps) => (
  <Page head={<OwnerHead contact={office ?? undefined} />} className="page-review">
    <div className="end" data-status={status}>
      <Icon name={icon} size={24} />
      <h1 className="h1">{title}</h1>
      {children}
    </div>
  </Page>
);

/** « Recevoir un lien »: the answer is the same whether somebody has that address or nobody. */
const AskLink = ({ office, isSent, action }: Asking & { action?: string }) => {
  const t = useT();
  return (
    <>
      {isSent ? (
        <Notice tone="green" icon="mail" role="status">
          <p>
            <b>{t('review:link.sent')}</b>
          </p>
          <p>{t('review:link.sentBody')}</p>
        </Notice>
      ) : (
        <Form method="post" action={action} data-act="renew-link">
          <input type="hidden" name="act" value="renew-link" />
          <Sheet pad className="stack">
            <Field label={t('review:link.email')} hint={t('review:link.renewBody')}>
              {(props) => (
                <Input
                  {...props}
                  name="email"
                  type="email"
                  autoComplete="email"
                  inputMode="email"
                  maxLength={254}
                  required
                />
              )}
            </Field>
            <Button look="primary" block icon="mail">
              {t('review:link.send')}
            </Button>
          </Sheet>
        </Form>
      )}
      <Call office={office} />
    </>
  );
};

/** Whom to call when no mail comes. */
const Call = ({ office }: Pick<Asking, 'office'>) => {
  const t = useT();
  return (
    <p className="small muted">
      {office?.phone ? (
        <Rich
          i18nKey="review:link.call"
          values={{ office: office.name, phone: office.phone }}
          components={{ b: <b className="strong nowrap" /> }}
        />
      ) : (
        t('review:link.help')
      )}
    </p>
  );
};

/** The cookie of a page is gone: its link opens it again. Of whom to call it knows what the page was refused with (`orClosed`). */
export const ClosedPage = () => {
  const t = useT();
  const error = useRouteError();
  const office = isRouteErrorResponse(error)
    ? ((error.data as Partial<Asking> | null)?.office ?? null)
    : null;
  return (
    <LinkFrame status="closed" icon="lock" title={t('review:link.session')} office={office}>
      <p className="lead muted">{t('review:link.sessionBody')}</p>
      <LinkButton icon="mail" block to={paths.askLink()} reloadDocument>
        {t('errors:askLink')}
      </LinkButton>
      <Call office={office} />
    </LinkFrame>
  );
};
