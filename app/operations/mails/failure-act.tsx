import { Form, useNavigation } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';

const icons = { retry: 'refresh-cw', sent: 'check', lost: 'send' } as const;

/** One button that does one thing about one failure. */
export const FailureAct = ({ act, id }: { act: keyof typeof icons; id: string }) => {
  const t = useT();
  const isBusy = useNavigation().formData?.get('id') === id;
  return (
    <Form method="post" action={paths.failures()} data-act={`${act}-failure`}>
      <input type="hidden" name="id" value={id} />
      <Button size="desk" icon={icons[act]} name="act" value={act} busy={isBusy}>
        {t(`failures:do.${act}`)}
      </Button>
    </Form>
  );
};
