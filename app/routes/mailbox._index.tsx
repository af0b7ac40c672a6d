import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { pageTitle } from '#app/lib/meta.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { useT } from '#app/lib/use-t.tsx';
import { ClockPanel } from '#app/mailbox/clock-panel.tsx';
import { CodesPanel } from '#app/mailbox/codes-panel.tsx';
import { MailList } from '#app/mailbox/mail-list.tsx';
import { moveDemonstrationClock } from '#app/mailbox/move-clock.server.ts';
import { readMailbox } from '#app/mailbox/read-mailbox.server.ts';
import { requireSandbox } from '#app/mailbox/require-sandbox.server.ts';
import { useFresh } from '#app/mailbox/use-fresh.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { PlainHead } from '#app/ui/masthead.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page, PageHead } from '#app/ui/page.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSandbox(context);
  return readMailbox(services(), new URL(request.url).searchParams);
}

export async function action({ request, context }: ActionFunctionArgs) {
  requireSandbox(context);
  return moveDemonstrationClock(services(), await request.formData());
}

export const meta = pageTitle((t) => t('mailbox:title'));

export default function Mailbox() {
  const t = useT();
  const box = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const moved = Number(useSearchParams()[0].get('moved'));
  useFresh();
  return (
    <Page head={<PlainHead />} className="page-mailbox" narrow>
      <PageHead title={t('mailbox:title')}>
        <a className="btn btn--desk to-tools" href="#tools">
          {t('mailbox:panels')}
        </a>
        <LinkButton size="desk" icon="arrow-right" to={paths.today()}>
          {t('mailbox:toOffice')}
        </LinkButton>
      </PageHead>
      <p className="muted intro">{t('mailbox:intro')}</p>
      {result && (
        <Notice tone="red" role="alert">
          {t(`mailbox:clock.refused.${result.refused}`)}
        </Notice>
      )}
      {moved > 0 && !result && (
        <Notice icon="calendar-clock" role="status">
          {t('mailbox:clock.moved', { count: moved })}
        </Notice>
      )}
      <div className="cols">
        <MailList box={box} />
        <aside id="tools" className="panels" aria-label={t('mailbox:panels')}>
          <ClockPanel clock={box.clock} to={box.to} />
          <CodesPanel codes={box.codes} />
        </aside>
      </div>
    </Page>
  );
}
