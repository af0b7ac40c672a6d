import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { pageTitle } from '#app/lib/meta.ts';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { isMailView, MailViews } from '#app/mailbox/mail-views.tsx';
import { findMail } from '#app/mailbox/read-mail.server.ts';
import { addressOf } from '#app/mailbox/read-mailbox.server.ts';
import { requireSandbox } from '#app/mailbox/require-sandbox.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { PlainHead } from '#app/ui/masthead.tsx';
import { Page } from '#app/ui/page.tsx';

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireSandbox(context);
  const { html, files, ...mail } = await findMail(params.id);
  const sizes = files.map(({ filename, content }) => ({ filename, bytes: content.length }));
  return { ...mail, hasHtml: html !== '', files: sizes, address: addressOf(mail.to) };
}

export const meta = pageTitle<typeof loader>((t) => t('mailbox:title'));

export default function CapturedMail() {
  const t = useT();
  const f = useFormat();
  const mail = useLoaderData<typeof loader>();
  const asked = useSearchParams()[0].get('show');
  const view = isMailView(asked) ? asked : mail.hasHtml ? 'html' : 'text';
  return (
    <Page head={<PlainHead />} className="page-mailbox" narrow>
      <p className="row back">
        <LinkButton look="quiet" icon="arrow-left" to={paths.mailbox()}>
          {t('mailbox:back')}
        </LinkButton>
        <LinkButton look="quiet" icon="list-filter" to={paths.mailbox({ to: mail.address })}>
          {t('mailbox:sameRecipient')}
        </LinkButton>
      </p>
      <h1 className="h1">{mail.subject}</h1>
      <dl className="envelope">
        <dt>{t('mailbox:envelope.from')}</dt>
        <dd>{mail.from}</dd>
        <dt>{t('mailbox:envelope.to')}</dt>
        <dd>{mail.to}</dd>
        <dt>{t('mailbox:envelope.at')}</dt>
        <dd>
          <time dateTime={mail.at}>{f.instant(mail.at)}</time>
        </dd>
      </dl>
      {mail.files.length > 0 && (
        <ul className="row attached">
          {mail.files.map(({ filename, bytes }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a stored mail doesn't change, and its files have no other id
            <li key={index}>
              <a className="btn btn--desk" href={paths.mailFile(mail.id, index)} download>
                <Icon name="download" />
                {filename}
                <span className="muted small">
                  {t('mailbox:size', { kilobytes: Math.ceil(bytes / 1024) })}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <MailViews mail={mail} view={view} />
    </Page>
  );
}
