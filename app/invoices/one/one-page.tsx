import { useSearchParams } from '@remix-run/react';
import { OpensSection } from '#app/audit/opens-section.tsx';
import { TraceSection } from '#app/audit/trace-section.tsx';
import { useFormat } from '#app/lib/use-t.tsx';
import { FailureWords } from '#app/operations/failure-words.tsx';
import { Flow } from '#app/ui/flow.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { ActDialog } from './act-dialog.tsx';
import type { ActReply } from './acts.server.ts';
import { DispatchSection } from './dispatch-section.tsx';
import { ExchangeSection } from './exchange-section.tsx';
import { MailsSection } from './mails-section.tsx';
import { askedOf } from './office-acts.ts';
import type { InvoicePage } from './one.server.ts';
import { OneHead } from './one-head.tsx';
import { ReleaseSection } from './release-section.tsx';
import { ReportNotices } from './report-notices.tsx';
import { RoundsSection } from './rounds-section.tsx';

/** One invoice: where it stands, what can be done, what was said and changed, where it went, and every step of it. */
export const OnePage = ({ page, reply }: { page: InvoicePage; reply?: ActReply }) => {
  const f = useFormat();
  const [search] = useSearchParams();
  const again = reply?.note !== undefined ? reply : undefined;
  const asked = askedOf(again?.act ?? search.get('ask'));
  return (
    <>
      <OneHead page={page} />
      {page.failure && (
        <Notice tone="red" role="alert">
          <FailureWords sentence={page.failure} />
        </Notice>
      )}
      {reply && !again && reply.act !== 'reply' && reply.act !== 'dispatch' && (
        <Notice tone="red" role="alert">
          {reply.error}
        </Notice>
      )}
      <Flow
        visits={page.flow.visits.map(({ status, at }) => ({ status, when: f.instant(at) }))}
        current={page.flow.current}
      />
      <ReportNotices reports={page.reports} />
      <ReleaseSection page={page} />
      <ExchangeSection page={page} error={reply?.act === 'reply' ? reply.error : undefined} />
      <RoundsSection rounds={page.rounds} />
      <DispatchSection page={page} error={reply?.act === 'dispatch' ? reply.error : undefined} />
      <MailsSection mails={page.mails} />
      <OpensSection opens={page.opens} />
      <TraceSection page={page} />
      {asked && <ActDialog act={asked} page={page} again={again} />}
    </>
  );
};
