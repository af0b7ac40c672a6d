import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import type { AccountPage } from './read-account.server.ts';

/** The passkeys that open this account, each removable. */
export const PasskeysSection = ({ passkeys }: Pick<AccountPage, 'passkeys'>) => {
  const t = useT();
  const f = useFormat();
  return (
    <Section
      title={t('account:passkeys.title')}
      acts={
        <LinkButton size="desk" icon="key-round" to={paths.account({ edit: 'passkey' })}>
          {t('account:passkeys.add')}
        </LinkButton>
      }
    >
      <p className="intro">{t('account:passkeys.intro')}</p>
      {passkeys.length === 0 && <p className="muted small">{t('account:passkeys.none')}</p>}
      {passkeys.length > 0 && (
        <ul className="rows">
          {passkeys.map(({ id, name, synced, createdAt, usedAt }) => (
            <li key={id} data-passkey={id}>
              <div>
                <b>{name}</b>{' '}
                <span className="muted">
                  {t(synced ? 'account:passkeys.synced' : 'account:passkeys.bound')}
                </span>
                <span className="sub">
                  {t('account:passkeys.added', { date: f.instant(createdAt) })},{' '}
                  {usedAt
                    ? t('account:passkeys.used', { date: f.instant(usedAt) })
                    : t('account:passkeys.neverUsed')}
                </span>
              </div>
              <div className="acts">
                <LinkButton
                  size="desk"
                  look="danger"
                  to={paths.account({ ask: 'remove-passkey', passkey: id })}
                  preventScrollReset
                  aria-label={t('account:passkeys.removeOf', { name })}
                >
                  {t('account:passkeys.remove')}
                </LinkButton>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};
