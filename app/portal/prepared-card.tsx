import { Form } from '@remix-run/react';
import { LeftOutList } from '#app/dunning/left-out-list.tsx';
import { LetterPreview } from '#app/dunning/letter-preview.tsx';
import { useRefusalWords } from '#app/dunning/use-refusal-words.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Fold, Sheet } from '#app/ui/sheet.tsx';
import { sumsByCurrency } from '#workflows/invoice/sums-by-currency.ts';
import type { OwedDunning } from './owed-dunning.server.ts';

type Props = { prepared: OwedDunning['prepared'][number]; action: string; holdTo: string };

/** A message that its owner alone can send: what it asks for, its words, one tap. */
export const PreparedCard = ({ prepared, action, holdTo }: Props) => {
  const t = useT();
  const f = useFormat();
  const refusal = useRefusalWords(prepared);
  const { id, customer, to, by, at, asked, refusals, message, letter } = prepared;
  return (
    <Sheet stage="pencil" className="card owe" data-prepared={id}>
      <div className="owe__top">
        <h3 className="h3">{customer}</h3>
        {sumsByCurrency(asked.documents).map(({ currency, cents }) => (
          <span key={currency} className="num nowrap strong">
            {f.money(cents, currency)}
          </span>
        ))}
      </div>
      <p className="small muted">
        {[
          t(`dunning:level${asked.level}`),
          asked.documents.map(({ number }) => number).join(', '),
          t('dunning:preparedBy', { name: by, date: f.instant(at) }),
        ].join(', ')}
      </p>
      <Fold summary={t(letter ? 'dunning:notice.mineRead' : 'dunning:read')}>
        {letter ? (
          <LetterPreview text={letter} />
        ) : (
          <div className="letter__words">
            <p className="small muted">{t('dunning:goesTo', { address: to })}</p>
            {message.words.split(/\n\s*\n/).map((paragraph, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text, never reordered.
              <p key={index}>{paragraph}</p>
            ))}
          </div>
        )}
      </Fold>
      <LeftOutList list={asked.leftOut} />
      {refusals.map((each) => (
        <p key={each} className="small">
          {refusal(each)}
        </p>
      ))}
      <div className="card__acts">
        {refusals.length === 0 && (
          <Form method="post" action={action} data-act="send-dunning" data-waits="">
            <input type="hidden" name="act" value="send-dunning" />
            <input type="hidden" name="id" value={id} />
            <Button look="primary" block>
              {t('dunning:sendMine')}
            </Button>
          </Form>
        )}
        <LinkButton block to={holdTo} preventScrollReset>
          {t('dunning:hold.short')}
        </LinkButton>
      </div>
    </Sheet>
  );
};
