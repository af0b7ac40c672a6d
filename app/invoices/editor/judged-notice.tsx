import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useLocale, useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { isAnotherBuyer } from '#workflows/invoice/match-buyer.ts';
import { recipientOf } from '#workflows/invoice/recipient.ts';
import { judge } from '#workflows/review/judge.ts';
import type { Editor } from './editor.server.ts';
import { useLiveContent } from './editor-context.tsx';

type Props = { editor: Pick<Editor, 'judging' | 'business' | 'customers'>; customerId: string | undefined };

/** What will happen once it is sent: who is asked, for how long, whether silence may approve, where it goes then. */
export const JudgedNotice = ({ editor, customerId }: Props) => {
  const t = useT();
  const { content } = useLiveContent();
  const customer = editor.customers.find(({ id }) => id === customerId);
  const email = recipientOf(content, customer?.email ?? '');
  return (
    <section className="sec" aria-labelledby="s-after">
      <h2 className="h3" id="s-after">
        {t('editor:section.after')}
      </h2>
      <Verdict editor={editor} />
      <p className="small muted">
        {email
          ? t(content.buyer.email ? 'editor:judged.recipient' : 'editor:judged.recipientOfCard', { email })
          : t('editor:judged.noRecipient')}
      </p>
      {customer && isAnotherBuyer(content.buyer, customer) && (
        <Notice tone="red">{t('editor:judged.otherBuyer', { name: customer.name })}</Notice>
      )}
      {!customer && <p className="small advice">{t('editor:judged.unknownCustomer')}</p>}
    </section>
  );
};

const Verdict = ({ editor }: { editor: Pick<Editor, 'judging' | 'business'> }) => {
  const t = useT();
  const list = new Intl.ListFormat(useLocale());
  const { content } = useLiveContent();
  const { policy, mandate, owners, before, asked } = editor.judging;
  const { waived, blockedBy } = judge({
    policy,
    content,
    silenceClause: mandate?.silenceClause ?? false,
    before,
    asked,
  });
  const names = list.format(owners.map(({ name }) => name));
  if (waived) {
    return (
      <Notice tone="ochre">
        <b>{t('editor:judged.waived')}</b>
        <p>{t('editor:judged.waivedWhy')}</p>
      </Notice>
    );
  }
  if (owners.length === 0) {
    return (
      <Notice tone="red">
        <b>{t('editor:judged.nobody')}</b>
        <p>
          <Link to={paths.business(editor.business.id)}>{t('editor:judged.nobodyWhy')}</Link>
        </p>
      </Notice>
    );
  }
  if (blockedBy.length > 0 || !mandate) {
    const reasons = list.format(blockedBy.map((block) => t(`today:block.${block}`).toLowerCase()));
    return (
      <Notice tone="pen">
        <b>{t('editor:judged.required', { names })}</b>
        <p>{t('editor:judged.never', { reasons })}</p>
      </Notice>
    );
  }
  const rule = policy.counting === 'working' ? 'working' : 'window';
  return (
    <Notice icon="hourglass">
      <b>{t('editor:judged.asked', { names, count: owners.length })}</b>
      <p>{t(`editor:judged.${rule}`, { hours: mandate.windowHours, article: mandate.clauseArticle })}</p>
    </Notice>
  );
};
