import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import type { AccountPage } from './read-account.server.ts';

/** So few that it is time for new ones. */
const few = 3;

/** Password, telephone and the codes for the day it is lost. */
export const FactorsSection = ({ codes }: Pick<AccountPage, 'codes'>) => {
  const t = useT();
  const left = codes?.left ?? 0;
  return (
    <Section title={t('account:factor.title')}>
      <ul className="rows">
        <li>
          <div>
            <b>{t('account:password.label')}</b>
            <span className="sub">{t('account:password.body')}</span>
          </div>
          <div className="acts">
            <LinkButton size="desk" icon="lock" to={paths.account({ edit: 'password' })}>
              {t('account:password.change')}
            </LinkButton>
          </div>
        </li>
        <li>
          <div>
            <b>{t('account:factor.app')}</b>
            <span className="sub">{t('account:factor.on')}</span>
          </div>
          <div className="acts">
            <LinkButton size="desk" icon="phone" to={paths.changeFactor()}>
              {t('account:factor.change')}
            </LinkButton>
          </div>
        </li>
        <li data-status={codes ? 'codes' : 'noCodes'}>
          <div>
            <b>{t('account:codes.label')}</b>
            {codes && <span className="sub num">{t('account:codes.left', { count: left })}</span>}
            {!codes && <span className="sub advice">{t('account:codes.none')}</span>}
            {codes && left <= few && <span className="sub advice">{t('account:codes.few')}</span>}
          </div>
          <div className="acts">
            <LinkButton
              size="desk"
              icon="shield-check"
              look={left <= few ? 'primary' : undefined}
              to={paths.recoveryCodes()}
            >
              {t(codes ? 'account:codes.manage' : 'account:codes.first')}
            </LinkButton>
          </div>
        </li>
      </ul>
    </Section>
  );
};
