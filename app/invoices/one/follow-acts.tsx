import { Form } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import type { IconName } from '#app/ui/icons.ts';
import type { InvoicePage } from './one.server.ts';

const icons: Record<InvoicePage['followers'][number], IconName> = {
  creditNote: 'undo-2',
  corrective: 'pencil-line',
  finalInvoice: 'file-text',
};

/** What can follow an issued document: a draft that credits it, replaces it, or takes the deposit back. */
export const FollowActs = ({ page }: { page: Pick<InvoicePage, 'id' | 'followers'> }) => {
  const t = useT();
  return page.followers.map((follower) => (
    <Form key={follower} method="post" action={paths.invoice(page.id)} data-act={follower}>
      <Button size="desk" icon={icons[follower]} name="act" value={follower}>
        {t(`invoices:act.${follower}`)}
      </Button>
    </Form>
  ));
};
