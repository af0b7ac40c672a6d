import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Check } from '#app/ui/check.tsx';
import { PlainHead } from '#app/ui/masthead.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';

type Found = {
  business: string;
  change: {
    kind: 'added' | 'moved' | 'removed';
    name: string;
    oldEmail: string;
    newEmail: string;
    by: string;
    at: string;
    objectedAt: string | null;
  };
  /** Where its tick lies until it is sent. */
  place: string;
  /** It was sent without its box. */
  isUnsure: boolean;
};

/** What changed of who approves for a business, and the way to undo it; then that it is undone. */
export const ObjectionPage = ({ found }: { found: Found }) => {
  const t = useT();
  const f = useFormat();
  const { business, change, place, isUnsure } = found;
  const { kind, name, oldEmail, newEmail, by, at, objectedAt } = change;
  if (objectedAt)
    return (
      <Frame status="objected" title={t('review:objection.doneTitle')}>
        <p className="lead muted" role="status">
          {t('review:objection.done', { date: f.instant(objectedAt) })}
        </p>
        <span hidden data-forget={place} />
      </Frame>
    );
  return (
    <Frame status="objection" title={t(`review:objection.${kind}`, { name, business })}>
      <dl className="facts">
        {oldEmail && <Fact label={t('review:objection.old')} value={oldEmail} />}
        {newEmail && <Fact label={t('review:objection.new')} value={newEmail} />}
        <Fact label={t('review:objection.by')} value={`${by}, ${f.instant(at)}`} />
      </dl>
      <p className="lead muted">{t('review:objection.lead')}</p>
      <Form method="post" data-act="object" data-waits="" data-keeps={place} className="stack">
        {isUnsure && (
          <Notice tone="red" role="alert">
            {t('review:objection.unsure')}
          </Notice>
        )}
        <Check name="sure" value="on" required>
          {t('review:objection.sure')}
        </Check>
        <Button look="danger" size="lg" block>
          {t('review:objection.send')}
        </Button>
      </Form>
    </Frame>
  );
};

const Fact = ({ label, value }: { label: string; value: string }) => (
  <div>
    <dt className="small muted">{label}</dt>
    <dd>{value}</dd>
  </div>
);

const Frame = ({ status, title, children }: { status: string; title: string; children: ReactNode }) => (
  <Page head={<PlainHead />} className="page-review">
    <div className="end" data-status={status}>
      <h1 className="h1">{title}</h1>
      {children}
    </div>
  </Page>
);
