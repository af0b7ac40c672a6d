import type { MutableRefObject } from 'react';
import type { ReleaseMode } from '#app/invoices/release-mode.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Input } from '#app/ui/input.tsx';
import type { LiveState } from './use-live.ts';
import type { NotSent } from './use-sending.ts';

/** One editor stands on a page. */
export const sendButtonId = 'send';

type Props = {
  live: LiveState;
  /** Problems on other pages of the lines. */
  elsewhere: number;
  onNextProblem: () => void;
  notSent: NotSent | null;
  /** Requests of an owner that are still open, and what is written to him so far; null when nobody asked anything. */
  asked: { open: number; note: MutableRefObject<string> } | null;
  release: ReleaseMode;
  onNextRequest: () => void;
  busy: boolean;
};

/** Always in sight: the totals, how many problems are left, and the two ways to go on. */
export const CommitBar = ({
  live,
  elsewhere,
  onNextProblem,
  notSent,
  asked,
  release,
  onNextRequest,
  busy,
}: Props) => {
  const t = useT();
  const f = useFormat();
  const { content, blocking, unreadable } = live;
  const { totals, currency } = content;
  const problems = blocking + elsewhere + unreadable;
  return (
    <div className="commit">
      <div className="commit__in">
        <dl className="live" aria-live="polite">
          {(['net', 'vat', 'gross'] as const).map((name) => (
            <div key={name}>
              <dt>{t(`editor:totals.${name}`)}</dt>
              <dd className="num" data-total={name}>
                {f.money(totals[`${name}Cents`], currency)}
              </dd>
            </div>
          ))}
          <div className="net">
            <dt>{t('editor:totals.payable')}</dt>
            <dd>
              <span className="due num" data-total="payable">
                {f.money(totals.payableCents, currency)}
              </span>
            </dd>
          </div>
        </dl>
        {unreadable > 0 && <p className="small advice">{t('editor:unreadable')}</p>}
        <p className="small advice" role="alert" data-not-sent={notSent ?? undefined}>
          {notSent && t(`editor:notSent.${notSent}`, { count: problems })}
        </p>
        {asked && <Word note={asked.note} release={release} />}
        <div className="row push">
          {asked && asked.open > 0 && (
            <Button
              type="button"
              size="desk"
              icon="message-square-warning"
              onClick={onNextRequest}
              data-open-requests={asked.open}
            >
              {t('editor:asked.open', { count: asked.open })}
            </Button>
          )}
          {problems > 0 ? (
            <Button
              type="button"
              size="desk"
              look="danger"
              icon="circle-alert"
              shortcut="F8"
              onClick={onNextProblem}
            >
              {t('editor:problems', { count: problems })}
            </Button>
          ) : (
            <span className="small row muted">
              <Icon name="check" />
              {t('editor:none')}
            </span>
          )}
          <Button size="desk" form="editor" name="do" value="save">
            {t('editor:save')}
          </Button>
          {/* Never blocked: what was typed last may not be judged yet. A press judges it, and goes to what is wrong. */}
          <Button
            id={sendButtonId}
            size="desk"
            look="primary"
            icon="hourglass"
            form="editor"
            name="do"
            value="submit-review"
            data-act="submit-review"
            busy={busy}
            title={problems > 0 ? t('editor:sendBlocked', { count: problems }) : undefined}
          >
            {t('editor:send')}
          </Button>
        </div>
      </div>
    </div>
  );
};

/** What goes to the owner with the corrected version, or to the colleague who reads it first. */
const Word = ({ note, release }: { note: MutableRefObject<string>; release: ReleaseMode }) => {
  const t = useT();
  const label = t(release === 'ask' ? 'timeline:ask.ask-release.note' : 'timeline:ask.submit-review.note');
  return (
    <Input
      desk
      className="commit__word"
      form="editor"
      name="note"
      maxLength={4000}
      defaultValue={note.current}
      onInput={({ currentTarget }) => {
        note.current = currentTarget.value;
      }}
      aria-label={label}
      placeholder={t('editor:asked.word', { label })}
      autoComplete="off"
    />
  );
};
