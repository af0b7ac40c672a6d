import { Form, useNavigation } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '#app/ui/dialog.tsx';

type Props = {
  what: 'workflows' | 'jobs';
  count: number;
  /** How many one press retries. */
  most: number;
};

/** Before everything that failed is tried again at once: how many, and what happens to each. */
export const RetryDialog = ({ what, count, most }: Props) => {
  const t = useT();
  const f = useFormat();
  const closeTo = paths.engine();
  const act = what === 'workflows' ? 'retryWorkflows' : 'rerunJobs';
  return (
    <Dialog title={t(`engine:ask.${what}.title`, { count })} closeTo={closeTo}>
      <Form method="post" action={closeTo} data-act={act}>
        <DialogBody>
          <p>{t(`engine:ask.${what}.body`)}</p>
          {count > most && <p>{t('engine:ask.most', { n: f.number(`${most}`) })}</p>}
        </DialogBody>
        <DialogFoot>
          <Button look="primary" name="act" value={act} busy={useNavigation().formData?.get('act') === act}>
            {t('engine:failed.all')}
          </Button>
          <LinkButton to={closeTo} preventScrollReset>
            {t('do.cancel')}
          </LinkButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
};
