import type { SubmissionResult } from '@conform-to/react';
import { useSearchParams } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useSending } from '#app/lib/use-sending.ts';
import { useT } from '#app/lib/use-t.tsx';
import { PageHead } from '#app/ui/page.tsx';
import { DoneNotice } from '#app/ui/record/done-notice.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import { AddressFields } from './address-fields.tsx';
import { EventsSection } from './events-section.tsx';
import { FactorsSection } from './factors-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { PasskeyFields } from './passkey-fields.tsx';
import { PasskeysSection } from './passkeys-section.tsx';
import { PasswordFields } from './password-fields.tsx';
import type { AccountPage } from './read-account.server.ts';
import { RemovePasskeyDialog } from './remove-passkey-dialog.tsx';
import { SessionsSection } from './sessions-section.tsx';
import { WhoSection } from './who-section.tsx';

type Props = { page: AccountPage; lastResult?: SubmissionResult<string[]> | null };

/** One's own access: who one is, what one proves it with, and where it is in use. */
export const AccountRecord = ({ page, lastResult }: Props) => {
  const t = useT();
  const [search] = useSearchParams();
  const busy = useSending();
  const back = { to: paths.account(), label: t('account:title') };
  switch (search.get('edit')) {
    case 'password':
      return (
        <>
          <RecordHead title={t('settings:password.title')} back={back} />
          <PasswordFields email={page.me.email} lastResult={lastResult} busy={busy} />
        </>
      );
    case 'address':
      return (
        <>
          <RecordHead title={t('account:address.title')} back={back} />
          <AddressFields lastResult={lastResult} busy={busy} />
        </>
      );
    case 'passkey':
      return (
        <>
          <RecordHead title={t('account:passkeys.add')} back={back} />
          <PasskeyFields />
        </>
      );
  }
  const leaving =
    search.get('ask') === 'remove-passkey' && page.passkeys.find(({ id }) => id === search.get('passkey'));
  return (
    <>
      <PageHead title={t('account:title')} />
      <DoneNotice area="account" />
      <div className="cols">
        <div>
          <FactorsSection {...page} />
          <PasskeysSection {...page} />
          <SessionsSection {...page} />
        </div>
        <div>
          <WhoSection {...page} />
          <EventsSection {...page} />
          <KeysSection />
        </div>
      </div>
      {leaving && <RemovePasskeyDialog passkey={leaving} lastResult={lastResult} busy={busy} />}
    </>
  );
};
