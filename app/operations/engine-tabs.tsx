import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Tabs } from '#app/ui/tabs.tsx';

type Props = { current: 'failures' | 'engine'; mails?: number; failures: number };

/** The two pages of what failed: mails, for whoever sends them, and the engine, for the administrator. */
export const EngineTabs = ({ current, mails, failures }: Props) => {
  const t = useT();
  return (
    <Tabs
      label={t('engine:tabs.label')}
      tabs={[
        {
          to: paths.failures(),
          label: t('engine:tabs.failures'),
          icon: 'mail-x',
          count: mails,
          current: current === 'failures',
        },
        {
          to: paths.engine(),
          label: t('engine:tabs.engine'),
          icon: 'rotate-ccw',
          count: failures,
          current: current === 'engine',
        },
      ]}
    />
  );
};
