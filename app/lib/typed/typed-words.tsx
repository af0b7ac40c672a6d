import { useLocation, useNavigation } from '@remix-run/react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Diff } from '#app/ui/diff.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Keeper, type Restored, type Unsent } from './keeper.ts';

type Props = {
  /** The id of who is signed in. */
  person: string;
  /** The server answered something. */
  onHeard: () => void;
};

/**
 * Whatever form of the office is filled in, its words outlive a lost network, a lost session and a page loaded anew; nothing is
 * ever sent by itself. What happened stands at the head of the form it happened to, as a dialog leaves nothing else in reach.
 */
export const TypedWords = ({ person, onHeard }: Props) => {
  const { key } = useLocation();
  const { state } = useNavigation();
  const [restored, setRestored] = useState<Restored[]>([]);
  const [unsent, setUnsent] = useState<Unsent | null>(null);
  const keeper = useRef<Keeper>();
  const heard = useRef(onHeard);
  heard.current = onHeard;

  useEffect(() => {
    const mine = new Keeper(person, {
      onRestored: (each) => setRestored((before) => [...before.filter(({ form }) => form.isConnected), each]),
      onUnsent: (lost) => {
        setUnsent(lost);
        // It was read again and sent: what is to be known now is what became of that.
        if (lost) setRestored((before) => before.filter(({ form }) => form !== lost.sent.form));
      },
      onHeard: () => heard.current(),
    });
    keeper.current = mine;
    return mine.start();
  }, [person]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: at each page that has come
  useEffect(() => {
    if (state !== 'idle') return;
    setUnsent(null);
    setRestored((before) => before.filter(({ form }) => form.isConnected));
    keeper.current?.look();
  }, [key, state, person]);

  const erase = (gone: Restored) => {
    setRestored((before) => before.filter((each) => each !== gone));
    keeper.current?.erase(gone.form);
  };
  return (
    <>
      {restored.map((each) => (
        <AtHeadOf key={`${each.at} ${each.names.join()}`} form={each.form}>
          <RestoredNotice restored={each} onErase={() => erase(each)} />
        </AtHeadOf>
      ))}
      {unsent && (
        <AtHeadOf form={unsent.sent.form}>
          <UnsentNotice unsent={unsent} />
        </AtHeadOf>
      )}
    </>
  );
};

/** Drawn into a form that another part of the page draws, before everything else in it. */
const AtHeadOf = ({ form, children }: { form: HTMLFormElement; children: ReactNode }) => {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const made = document.createElement('div');
    (form.querySelector('.dialog__body') ?? form).prepend(made);
    setPlace(made);
    return () => made.remove();
  }, [form]);
  return place && createPortal(children, place);
};

const RestoredNotice = ({ restored, onErase }: { restored: Restored; onErase: () => void }) => {
  const t = useT();
  const f = useFormat();
  const { at, overtaken, homeless } = restored;
  return (
    <Notice tone="ochre" icon="history" role="status">
      <p data-restored>{t('typed.restored', { date: f.instant(new Date(at).toISOString()) })}</p>
      {overtaken.length > 0 && (
        <>
          <p>{t('typed.overtaken')}</p>
          <Diff changes={overtaken} />
        </>
      )}
      {homeless.length > 0 && (
        <>
          <p>{t('typed.homeless')}</p>
          <ul className="bullets">
            {homeless.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Button type="button" size="desk" onClick={onErase}>
          {t('typed.erase')}
        </Button>
      </p>
    </Notice>
  );
};

const UnsentNotice = ({ unsent: { sent, isOffline } }: { unsent: Unsent }) => {
  const t = useT();
  const acts = useRef<HTMLParagraphElement>(null);
  const { form, submitter } = sent;
  useEffect(() => {
    acts.current?.querySelector('button')?.focus();
    // For the page it is still on its way, so its button takes no press: here a press sends again, as Enter does.
    const again = ({ target }: MouseEvent) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('button[aria-busy]') : null;
      if (button) form.requestSubmit(button);
    };
    form.addEventListener('click', again);
    return () => form.removeEventListener('click', again);
  }, [form]);
  return (
    <Notice tone="red" icon="cloud-off" role="alert">
      <p data-unsent>{t(isOffline ? 'typed.offline' : 'typed.unsure')}</p>
      <p ref={acts}>
        <Button type="button" size="desk" icon="refresh-cw" onClick={() => form.requestSubmit(submitter)}>
          {t('do.retry')}
        </Button>
      </p>
    </Notice>
  );
};
