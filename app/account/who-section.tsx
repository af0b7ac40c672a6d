import { Form } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { FactList, Section } from '#app/ui/record/facts.tsx';
import type { AccountPage } from './read-account.server.ts';

/** Who one is here, and the way out. */
export const WhoSection = ({ me }: Pick<AccountPage, 'me'>) => {
  const t = useT();
  return (
    <Section title={t('account:who.title')}>
      <FactList
        facts={[
          { label: t('account:who.name'), value: me.name },
          { label: t('account:who.email'), value: me.email },
          { label: t('account:who.role'), value: t(`settings:role.${me.role}`) },
          { label: t('account:who.office'), value: me.officeName },
        ]}
      />
      <div className="row">
        <LinkButton size="desk" icon="mail" to={paths.account({ edit: 'address' })}>
          {t('account:who.change')}
        </LinkButton>
        <Form method="post" action={paths.signOut()} data-act="sign-out">
          <Button size="desk" icon="log-out">
            {t('nav.signOut')}
          </Button>
        </Form>
      </div>
    </Section>
  );
};
