import { useEffect, useState } from 'react';
import { useT } from '#app/lib/use-t.tsx';
import { Switch } from '#app/ui/check.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import { keysSetting } from '#app/ui/use-page-keys.ts';

/** Turns single-key shortcuts off (WCAG 2.1.4). They need scripts, and so does this: without them it is not shown. */
export const KeysSection = () => {
  const t = useT();
  const [on, setOn] = useState<boolean>();
  useEffect(() => setOn(localStorage.getItem(keysSetting) !== 'off'), []);
  if (on === undefined) return null;
  const turn = (next: boolean) => {
    setOn(next);
    if (next) localStorage.removeItem(keysSetting);
    else localStorage.setItem(keysSetting, 'off');
  };
  return (
    <Section title={t('settings:keys.title')}>
      <div>
        <Switch desk checked={on} onChange={({ target }) => turn(target.checked)}>
          {t('settings:keys.on')}
        </Switch>
        <p className="small muted">{t('settings:keys.hint')}</p>
      </div>
    </Section>
  );
};
