import { Form } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import type { SettingsPage } from './read-settings.server.ts';

/** Whether what billers draft is read by a supervisor before the owner sees it. */
export const FourEyesSection = ({ fourEyes, maySet }: SettingsPage) => {
  const t = useT();
  return (
    <Section
      title={t('settings:fourEyes.title')}
      acts={
        maySet && (
          <Form method="post" action={paths.settings()} data-act="four-eyes">
            <input type="hidden" name="fourEyes" value={fourEyes ? 'off' : 'on'} />
            <Button size="desk" name="act" value="four-eyes">
              {t(fourEyes ? 'settings:fourEyes.turnOff' : 'settings:fourEyes.turnOn')}
            </Button>
          </Form>
        )
      }
    >
      <p className="strong" data-status={fourEyes ? 'on' : 'off'}>
        {t(fourEyes ? 'settings:fourEyes.on' : 'settings:fourEyes.off')}
      </p>
      <p className="intro">{t('settings:fourEyes.body')}</p>
    </Section>
  );
};
