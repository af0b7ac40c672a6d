import { Form } from '@remix-run/react';
import { FactList, Section } from '#app/businesses/facts.tsx';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import type { SettingsPage } from './read-settings.server.ts';

/** One's own account. */
export const AccountSection = ({ me, officeName }: SettingsPage) => {
  const t = useT();
  return (
    <Section title={t('settings:account.title')}>
      <FactList
        facts={[
          { label: t('settings:account.name'), value: me.name },
          { label: t('settings:account.email'), value: me.email },
          { label: t('settings:account.role'), value: t(`settings:role.${me.role}`) },
          { label: t('settings:account.office'), value: officeName },
          {
            label: t('settings:account.sessions'),
            value: t('settings:sessions', { count: me.openSessions }),
          },
        ]}
      />
      <div className="row">
        <LinkButton size="desk" icon="lock" to={paths.settings({ edit: 'password' })}>
          {t('settings:password.title')}
        </LinkButton>
        {me.openSessions > 1 && (
          <Form method="post" data-act="end-other-sessions">
            <Button size="desk" name="act" value="end-other-sessions">
              {t('settings:account.endOthers')}
            </Button>
          </Form>
        )}
        <Form method="post" action={paths.signOut()} data-act="sign-out">
          <Button size="desk" icon="log-out">
            {t('nav.signOut')}
          </Button>
        </Form>
      </div>
    </Section>
  );
};
