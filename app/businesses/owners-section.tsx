import { Form } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import type { BusinessPage } from './read-business.server.ts';

/** The persons who approve, and who once did. */
export const OwnersSection = ({ business, owners, ownerChanges, mayEdit }: BusinessPage) => {
  const t = useT();
  const f = useFormat();
  const active = owners.filter(({ revokedAt }) => revokedAt === null);
  const former = owners.filter(({ revokedAt }) => revokedAt !== null);
  return (
    <Section
      title={t('businesses:owners.title')}
      acts={
        mayEdit && (
          <LinkButton size="desk" icon="user-plus" to={paths.business(business.id, { edit: 'owner' })}>
            {t('businesses:owners.add')}
          </LinkButton>
        )
      }
    >
      {active.length === 0 && <Notice tone="ochre">{t('businesses:owners.none')}</Notice>}
      {active.length > 0 && (
        <ul className="rows">
          {active.map(({ id, name, role, email, phone, locale, settledAt }) => (
            <li key={id}>
              <div>
                <b>{name}</b>
                {role && <span className="muted"> {role}</span>}
                <span className="sub">
                  {email} <span className="nowrap">{phone}</span>
                </span>
                {settledAt && (
                  <span className="sub">{t('businesses:owners.fresh', { date: f.instant(settledAt) })}</span>
                )}
                {locale === 'en' && <span className="sub">{t('businesses:owners.inEnglish')}</span>}
              </div>
              {mayEdit && (
                <div className="acts">
                  <LinkButton
                    size="desk"
                    to={paths.business(business.id, { edit: 'owner', owner: id })}
                    aria-label={t('businesses:owners.editName', { name })}
                  >
                    {t('businesses:do.edit')}
                  </LinkButton>
                  <LinkButton
                    size="desk"
                    look="danger"
                    to={paths.business(business.id, { ask: 'revoke', owner: id })}
                    preventScrollReset
                    aria-label={t('businesses:owners.revokeName', { name })}
                  >
                    {t('businesses:owners.revoke')}
                  </LinkButton>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {former.length > 0 && (
        <Fold summary={t('businesses:owners.former', { count: former.length })}>
          <ul className="rows">
            {former.map(({ id, name, email, revokedAt }) => (
              <li key={id} className="off">
                <div>
                  <b>{name}</b>
                  <span className="sub">
                    {email}, {t('businesses:owners.until', { date: f.instant(revokedAt ?? '') })}
                  </span>
                </div>
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {ownerChanges.length > 0 && (
        <Fold summary={t('businesses:owners.changes', { count: ownerChanges.length })}>
          <ul className="rows">
            {ownerChanges.map(
              ({ id, kind, name, oldEmail, newEmail, staffName, at, objectedAt, objectedBy }) => (
                <li key={id}>
                  <div>
                    <b>{t(`businesses:owners.change.${kind}`, { name })}</b>
                    <span className="sub">{[oldEmail, newEmail].filter(Boolean).join(' → ')}</span>
                    <span className="sub">
                      {t('businesses:owners.changedBy', { name: staffName, date: f.instant(at) })}
                    </span>
                    {objectedAt && (
                      <span className="sub">
                        {t('businesses:owners.objected', { name: objectedBy, date: f.instant(objectedAt) })}
                      </span>
                    )}
                  </div>
                </li>
              ),
            )}
          </ul>
        </Fold>
      )}
    </Section>
  );
};

/** Requests that reached nobody: put the address right, then send again. */
export const UndeliveredNotice = ({ business, owners, undelivered, mayEdit }: BusinessPage) => {
  const t = useT();
  const f = useFormat();
  if (undelivered.length === 0) return null;
  const hasOwner = owners.some(({ revokedAt }) => revokedAt === null);
  return (
    <Notice tone="red" icon="mail-x" className="told">
      <p>
        <b>{t('businesses:undelivered.title', { count: undelivered.length })}</b>
      </p>
      <p>{t(hasOwner ? 'businesses:undelivered.body' : 'businesses:undelivered.nobody')}</p>
      {mayEdit && (
        <Form method="post" action={paths.business(business.id)} data-act="resend" className="row">
          <input type="hidden" name="act" value="resend" />
          <ul>
            {undelivered.map(({ id, provisionalRef, buyerName, payableCents, currency }) => (
              <li key={id} className="row">
                <span>
                  {provisionalRef}, {buyerName},{' '}
                  <span className="num">{f.money(payableCents, currency)}</span>
                </span>
                {hasOwner && (
                  <Button size="desk" icon="send" name="invoiceId" value={id}>
                    {t('businesses:undelivered.resend')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Form>
      )}
    </Notice>
  );
};
