import { isRouteErrorResponse, useLocation, useRouteError, useRouteLoaderData } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { pageToReturnTo } from '#app/lib/typed/page-of-lost.ts';
import { useT } from '#app/lib/use-t.tsx';
import { LinkButton } from './button.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import { PlainHead } from './masthead.tsx';
import { useOnline } from './offline-notice.tsx';
import { Page } from './page.tsx';

type Kind =
  | 'notFound'
  | 'forbidden'
  | 'badRequest'
  | 'conflict'
  | 'tooMany'
  | 'unavailable'
  | 'unsure'
  | 'broken'
  | 'offline';

const kinds: Record<number, Kind> = {
  400: 'badRequest',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  410: 'notFound',
  429: 'tooMany',
  503: 'unavailable',
};
const drawings: Record<Kind, IconName> = {
  notFound: 'search-x',
  forbidden: 'lock',
  badRequest: 'circle-alert',
  conflict: 'refresh-cw',
  tooMany: 'hourglass',
  unavailable: 'refresh-cw',
  unsure: 'refresh-cw',
  broken: 'circle-alert',
  offline: 'cloud-off',
};
/** Where trying again may help; elsewhere the page would only say the same. */
const retryable = new Set<Kind>(['conflict', 'tooMany', 'unavailable', 'unsure', 'broken', 'offline']);

/** The pages of owners and customers, which a link of a mail opens. */
const ofLinks = /^\/(review|portal|invoice|r|i|report|objection|check|link)(\/|$)/;

/** What an error page says: what failed, what did not happen, how to go on. Never the message of the error itself. */
const ErrorMessage = ({ kind }: { kind: Kind }) => {
  const t = useT();
  const { pathname, search } = useLocation();
  // Whoever reads by a link has no account: the sign-in would be a dead end.
  const root = useRouteLoaderData('root') as { isStaff?: boolean } | undefined;
  const isStaff = root?.isStaff === true && !ofLinks.test(pathname);
  return (
    <div className="end" data-error={kind}>
      <Icon name={drawings[kind]} size={24} />
      <h1 className="h1">{t(`errors:${kind}.title`)}</h1>
      <p className="lead muted">{t(`errors:${kind}.body`)}</p>
      <p className="row">
        {retryable.has(kind) && (
          <LinkButton
            look="primary"
            icon="refresh-cw"
            to={pageToReturnTo() ?? `${pathname}${search}`}
            reloadDocument
          >
            {t('do.retry')}
          </LinkButton>
        )}
        {isStaff ? (
          <LinkButton to={paths.today()} reloadDocument>
            {t('errors:home')}
          </LinkButton>
        ) : (
          <LinkButton icon="mail" to={paths.askLink()} reloadDocument>
            {t('errors:askLink')}
          </LinkButton>
        )}
      </p>
    </div>
  );
};

const useKind = (): Kind => {
  const error = useRouteError();
  const isOnline = useOnline();
  // A form whose answer was lost: whether it was taken is not known.
  if (isRouteErrorResponse(error) && error.status === 503 && error.data === 'unsure') return 'unsure';
  if (isRouteErrorResponse(error))
    return kinds[error.status] ?? (error.status >= 500 ? 'broken' : 'badRequest');
  return isOnline ? 'broken' : 'offline';
};

/** The page of an error that no route showed by itself. */
export const ErrorPage = () => (
  <Page head={<PlainHead />} narrow>
    <ErrorMessage kind={useKind()} />
  </Page>
);
