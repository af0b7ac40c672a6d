import { Form, Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Field } from '#app/ui/field.tsx';
import { Filters } from '#app/ui/filter-strip.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Select } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Pager } from '#app/ui/pager.tsx';
import type { readMailbox } from './read-mailbox.server.ts';

type Box = Awaited<ReturnType<typeof readMailbox>>;

/** Captured mail, newest first. */
export const MailList = ({ box }: { box: Box }) => {
  const t = useT();
  const { mails, total, hidden, to, page, pages, start, recipients, isCapturing, clock } = box;
  const pageTo = (number: number) => paths.mailbox({ to, page: number === 1 ? undefined : number });
  return (
    <section aria-label={t('mailbox:list')}>
      {!isCapturing && <Notice>{t('mailbox:notCapturing')}</Notice>}
      {recipients.length > 1 && (
        <Filters>
          <Form method="get" action={paths.mailbox()} className="row">
            <Field label={t('mailbox:filter.label')} id="to">
              {(props) => (
                <Select {...props} desk name="to" defaultValue={to} key={to}>
                  <option value="">{t('mailbox:filter.all')}</option>
                  {recipients.map(({ address, count }) => (
                    <option key={address} value={address}>
                      {t('mailbox:filter.one', { address, count })}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Button size="desk">{t('mailbox:filter.apply')}</Button>
          </Form>
        </Filters>
      )}
      {to && (
        <p className="filter-strip" role="status">
          <Icon name="list-filter" />
          {t('mailbox:filter.hidden', { count: hidden })}
          <span className="token">
            {to}
            <Link className="token__off" to={paths.mailbox()} aria-label={t('do.remove', { what: to })}>
              <Icon name="x" />
            </Link>
          </span>
        </p>
      )}
      {total === 0 ? (
        <Empty icon="mailbox" title={t(to ? 'mailbox:empty.filtered' : 'mailbox:empty.title')}>
          {t('mailbox:empty.body')}
        </Empty>
      ) : (
        <ol className="mails">
          {mails.map((mail) => (
            <MailRow key={mail.id} mail={mail} now={clock.now} />
          ))}
        </ol>
      )}
      {pages > 1 && (
        <Pager
          from={start + 1}
          to={start + mails.length}
          total={total}
          {...(page > 1 && { previous: pageTo(page - 1) })}
          {...(page < pages && { next: pageTo(page + 1) })}
        />
      )}
    </section>
  );
};

const MailRow = ({ mail, now }: { mail: Box['mails'][number]; now: string }) => {
  const t = useT();
  const f = useFormat();
  return (
    <li>
      <Link to={paths.mail(mail.id)}>{mail.subject}</Link>
      <span className="small muted who">
        <span className="to">{t('mailbox:to', { to: mail.to })}</span>
        <time dateTime={mail.at}>{f.instantNear(mail.at, now)}</time>
        {mail.attachments > 0 && (
          <span className="files">
            <Icon name="file-text" />
            {t('mailbox:files', { count: mail.attachments })}
          </span>
        )}
      </span>
    </li>
  );
};
