import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useSending } from '#app/lib/use-sending.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { FactList } from '#app/ui/record/facts.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { formatIdentifier } from '#emails/format.ts';
import type { DunningData } from './dunning.server.ts';
import { LeftOutList } from './left-out-list.tsx';
import { LetterPreview } from './letter-preview.tsx';
import { MessageWords } from './message-words.tsx';
import { useRefusalWords } from './use-refusal-words.ts';

type Props = {
  dunning: DunningData;
  customer: { id: string; name: string };
  business: string;
  lastResult?: SubmissionResult<string[]> | null | undefined;
};

/** Exactly what would leave, what is left out and why, and the press that sends it, or the reasons why there is none. */
export const DunFields = ({ dunning, customer, business, lastResult }: Props) => {
  const t = useT();
  const busy = useSending();
  const refusal = useRefusalWords(dunning);
  const { asked, refusals, article, id, mark, channel, letter, hasMail } = dunning;
  const isLetter = channel === 'letter';
  const errors = lastResult?.error?.dun;
  return (
    <div className="stack">
      {hasMail ? (
        <Tabs
          label={t('dunning:letter.channel')}
          tabs={(['mail', 'letter'] as const).map((each) => ({
            to: paths.outstanding(customer.id, { dun: each }),
            label: t(each === 'mail' ? 'dunning:letter.mail' : 'dunning:letter.post'),
            icon: each === 'mail' ? 'mail' : 'file-text',
            current: each === channel,
          }))}
        />
      ) : (
        <p className="small">{t('dunning:letter.onlyPost')}</p>
      )}
      {errors && (
        <Notice tone="red" role="alert">
          <p>{errors.join(' ')}</p>
        </Notice>
      )}
      {refusals.length > 0 && (
        <Notice tone="ochre">
          <ul className="plain" data-refusals={refusals.join(' ')}>
            {refusals.map((each) => (
              <li key={each}>{refusal(each)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {letter && <LetterPreview text={letter} />}
      {!isLetter && asked.documents.length > 0 && <Message dunning={dunning} business={business} />}
      <LeftOutList list={asked.leftOut} />
      <p className="small muted">
        {article ? t('dunning:underClause', { article, business }) : t('dunning:noClause', { business })}
      </p>
      {isLetter && article && <p className="small muted">{t('dunning:letter.after')}</p>}
      <div className="form-foot">
        {refusals.length === 0 && (
          <Form method="post" data-act="dun" data-first>
            <input type="hidden" name="act" value="dun" />
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="mark" value={mark} />
            {dunning.isByPlan && <input type="hidden" name="byPlan" value="on" />}
            <input type="hidden" name="channel" value={channel} />
            <Button look="primary" size="desk" icon={asked.level === 1 ? 'bell' : 'bell-ring'} busy={busy}>
              {article
                ? t(isLetter ? `dunning:letter.write${asked.level}` : `dunning:send${asked.level}`)
                : t('dunning:prepare')}
            </Button>
          </Form>
        )}
        <LinkButton look="quiet" size="desk" to={paths.outstanding(customer.id)} data-abandons="">
          {t('do.cancel')}
        </LinkButton>
      </div>
    </div>
  );
};

const Message = ({ dunning, business }: { dunning: DunningData; business: string }) => {
  const t = useT();
  const f = useFormat();
  const { asked, message, to, iban } = dunning;
  return (
    <article className="letter" data-message={asked.level}>
      <FactList
        facts={[
          { label: t('dunning:to'), value: to },
          { label: t('dunning:from'), value: business },
          { label: t('dunning:subject'), value: `${message.subject}, ${business}` },
        ]}
      />
      <MessageWords words={message.words} />
      <FactList
        facts={[
          ...asked.documents.map(({ number, cents, currency, dueOn, level, isRaised }) => ({
            label: (
              <>
                <span className="num nowrap">{number}</span>{' '}
                <span className="muted">
                  {[
                    dueOn && t('dunning:dueOn', { date: f.date(dueOn) }),
                    t(isRaised ? `dunning:level${level}` : 'dunning:stays'),
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </>
            ),
            value: <b className="num nowrap">{f.money(cents, currency)}</b>,
          })),
          { label: 'IBAN', value: <span className="num">{formatIdentifier(iban)}</span> },
        ]}
      />
    </article>
  );
};
