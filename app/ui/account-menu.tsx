import { Form, Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from './button.tsx';
import { Preferences } from './footer.tsx';
import { Icon } from './icon.tsx';

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase();

/** Who is signed in, their language and theme, the way out: the browser's own fold, so it opens before any script. */
export const AccountMenu = ({ name }: { name: string }) => {
  const t = useT();
  return (
    <details className="menu">
      <summary className="avatar" aria-label={`${t('nav.account')}, ${name}`}>
        {initials(name)}
      </summary>
      <div className="menu__box stack">
        <p className="strong">{name}</p>
        <Preferences />
        <p>
          <Link to={paths.account()} className="btn btn--desk btn--quiet">
            <Icon name="circle-user" />
            {t('nav.myAccount')}
          </Link>
        </p>
        <Form method="post" action={paths.signOut()} data-act="sign-out">
          <Button size="desk" icon="log-out">
            {t('nav.signOut')}
          </Button>
        </Form>
      </div>
    </details>
  );
};
