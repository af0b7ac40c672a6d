import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import { PolicyFields } from './policy-fields.tsx';
import type { PolicyPage } from './policy-page.server.ts';
import { PolicyTerms } from './policy-terms.tsx';
import { Rehearsal } from './rehearsal.tsx';

type Props = { page: PolicyPage; answer?: Parameters<typeof PolicyFields>[0]['answer']; busy: boolean };

/** How drafts of a business are put before its owner. Who may not change it reads it in words. */
export const PolicyRecord = ({ page, answer, busy }: Props) => {
  const t = useT();
  const { business, version, running, mayEdit, hasMandate, silenceCounts } = page;
  return (
    <>
      <RecordHead
        title={t('businesses:policy.pageTitle', { name: business.name })}
        under={t('businesses:policy.current', { version })}
        back={{ to: paths.business(business.id), label: business.name }}
      />
      {!silenceCounts && (
        <Notice tone="ochre" className="told">
          {t(hasMandate ? 'businesses:mandate.noClause' : 'businesses:mandate.none')}
        </Notice>
      )}
      {mayEdit && (
        <Notice icon="history" className="told">
          {t('businesses:policy.versioned', { count: running })}
        </Notice>
      )}
      {mayEdit ? (
        <PolicyFields page={page} answer={answer} busy={busy} />
      ) : (
        <div className="cols cols--form">
          <aside>
            <Rehearsal rehearsal={page.rehearsal} silenceCounts={silenceCounts} />
          </aside>
          <PolicyTerms policy={page.policy} hours={page.windowHours} />
        </div>
      )}
    </>
  );
};
