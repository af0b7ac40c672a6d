import { Form } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';

type Props = { customerId: string; holdId: string };

/** The office holds what would leave to a customer, until it lets go. */
export const HoldForm = ({ customerId, holdId, name }: Props & { name: string }) => {
  const t = useT();
  return (
    <Form method="post" action={paths.dunnings()} data-act="hold-dunning">
      <input type="hidden" name="act" value="hold-dunning" />
      <input type="hidden" name="customerId" value={customerId} />
      <input type="hidden" name="holdId" value={holdId} />
      <Button size="desk" aria-label={t('dunning:plan.page.holdName', { name })}>
        {t('dunning:plan.page.hold')}
      </Button>
    </Form>
  );
};

export const LiftForm = ({ customerId, holdId }: Props) => {
  const t = useT();
  return (
    <Form method="post" action={paths.dunnings()} data-act="lift-hold">
      <input type="hidden" name="act" value="lift-hold" />
      <input type="hidden" name="customerId" value={customerId} />
      <input type="hidden" name="holdId" value={holdId} />
      <Button size="desk">{t('dunning:plan.page.lift')}</Button>
    </Form>
  );
};
