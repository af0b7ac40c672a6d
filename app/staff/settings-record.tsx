import type { SubmissionResult } from '@conform-to/react';
import { useSearchParams } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useSending } from '#app/lib/use-sending.ts';
import { useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { PageHead } from '#app/ui/page.tsx';
import { DoneNotice } from '#app/ui/record/done-notice.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import { FourEyesSection } from './four-eyes-section.tsx';
import { InvitationFields } from './invitation-fields.tsx';
import { OfficeFields } from './office-fields.tsx';
import { OfficeSection } from './office-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { PersonDialog } from './person-dialog.tsx';
import type { SettingsPage } from './read-settings.server.ts';

type Props = { page: SettingsPage; lastResult?: SubmissionResult<string[]> | null };

/** The settings: who the office is, and who works there. One's own account has a page of its own. */
export const SettingsRecord = ({ page, lastResult }: Props) => {
  const t = useT();
  const [search] = useSearchParams();
  const busy = useSending();
  const edit = search.get('edit');
  const back = { to: paths.settings(), label: t('settings:title') };
  if (edit === 'invite' && page.mayManage) {
    return (
      <>
        <RecordHead title={t('settings:invite.title')} back={back} />
        <InvitationFields lastResult={lastResult} busy={busy} />
      </>
    );
  }
  if (edit === 'office' && page.maySet) {
    return (
      <>
        <RecordHead title={t('settings:office.title')} back={back} />
        <OfficeFields page={page} lastResult={lastResult} busy={busy} />
      </>
    );
  }
  const asked = page.people.find(({ id }) => id === search.get('person'));
  return (
    <>
      <PageHead title={t('settings:title')} />
      <DoneNotice area="settings" />
      <OfficeSection {...page} />
      <PeopleSection {...page} />
      <FourEyesSection {...page} />
      {page.mayManage && asked && <PersonDialog ask={search.get('ask')} person={asked} busy={busy} />}
      <p className="row">
        <LinkButton size="desk" to={paths.privacy()}>
          {t('privacy:link')}
        </LinkButton>
        {page.mayExport && (
          <LinkButton size="desk" to={paths.exports()}>
            {t('exports:link')}
          </LinkButton>
        )}
      </p>
    </>
  );
};
