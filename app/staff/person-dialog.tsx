import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { AskDialog } from '#app/ui/ask-dialog.tsx';

const asked = ['disable', 'withdraw-invitation', 'reset-factor'] as const;

type Props = { ask: string | null; person: { id: string; name: string }; busy: boolean };

/** Before a colleague loses access, an invitation or a second factor: what follows, in words. */
export const PersonDialog = ({ ask, person, busy }: Props) => {
  const t = useT();
  const act = asked.find((each) => each === ask);
  if (!act) return null;
  return (
    <AskDialog
      title={t(`settings:ask.${act}.title`, { name: person.name })}
      closeTo={paths.settings()}
      act={act}
      values={{ staffId: person.id }}
      confirm={t(`settings:ask.${act}.confirm`)}
      busy={busy}
    >
      <p>{t(`settings:ask.${act}.body`)}</p>
    </AskDialog>
  );
};
