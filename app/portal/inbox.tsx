import { Form } from '@remix-run/react';
import { useEffect, useState } from 'react';
import type { CodeRefusal } from '#app/auth/link-code.server.ts';
import { paths } from '#app/lib/paths.ts';
import { Rich, useFormat, useT } from '#app/lib/use-t.tsx';
import { codeSendingOf } from '#app/reviews/code-step.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { useNow } from '#app/ui/use-now.ts';
import type { Selection } from './approve-selection.server.ts';
import { ConfirmSelection } from './confirm-selection.tsx';
import { HomeFrame } from './home-frame.tsx';
import type { Home, WaitingItem } from './portal-data.ts';
import { isLastHours, WaitingCard } from './waiting-card.tsx';

const formId = 'selection';

type Props = {
  home: Home;
  selection: Selection | null;
  /** Why a confirmed selection was not taken: its one-time code. */
  refusal?: CodeRefusal;
  done: string | null;
};

/** What waits for the owner: what ends within six hours first, and plain invoices can be chosen to go together. */
export const Inbox = ({ home, selection, refusal, done }: Props) => {
  const t = useT();
  const now = useNow(home.now);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const firstName = home.reader.split(' ')[0] ?? home.reader;
  const { waiting } = home;
  const groups = [
    { key: 'today', items: waiting.filter((item) => isLastHours(item, now)) },
    { key: 'next', items: waiting.filter((item) => !isLastHours(item, now)) },
  ] as const;
  const choose = (id: string, isSelected: boolean) =>
    setChosen((before) => new Set(isSelected ? [...before, id] : [...before].filter((each) => each !== id)));

  if (waiting.length === 0) {
    return (
      <HomeFrame home={home} tab="waiting" title={t('portal:hello', { name: firstName })}>
        <Empty
          title={t('portal:empty.title')}
          action={
            <LinkButton to={paths.portal({ tab: 'history', as: home.as ?? undefined })}>
              {t('portal:empty.action')}
            </LinkButton>
          }
        >
          {t('portal:empty.body')}
        </Empty>
      </HomeFrame>
    );
  }
  return (
    <HomeFrame
      home={home}
      tab="waiting"
      title={t('portal:waiting', { name: firstName, count: waiting.length })}
    >
      {groups.map(({ key, items }) =>
        items.length === 0 ? null : (
          <section key={key} aria-labelledby={key}>
            <div className="group-h">
              <h2 className="h3" id={key}>
                {t(`portal:${key}`)}
              </h2>
              {key === 'today' && <span className="small muted">{t('portal:todayNote')}</span>}
            </div>
            <ul>
              {items.map((item) => (
                <li key={item.id}>
                  <WaitingCard
                    {...{ item, now, formId, as: home.as }}
                    isSelected={chosen.has(item.id)}
                    onSelect={(isSelected) => choose(item.id, isSelected)}
                  />
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
      {selection && (
        <ConfirmSelection
          selection={selection}
          as={home.as}
          refusal={refusal}
          sending={codeSendingOf(done)}
        />
      )}
      {waiting.some((item) => item.readFirst) && (
        <Notice className="one-by-one">
          <p>{t('portal:oneByOne')}</p>
        </Notice>
      )}
      {waiting.some((item) => !item.readFirst) && (
        <SelectionBar
          home={home}
          items={waiting.filter((item) => chosen.has(item.id))}
          choosable={waiting.filter((item) => !item.readFirst).length}
          onChooseAll={() =>
            setChosen(new Set(waiting.filter((item) => !item.readFirst).map(({ id }) => id)))
          }
        />
      )}
    </HomeFrame>
  );
};

type BarProps = {
  home: Home;
  items: WaitingItem[];
  /** How many can go together. */
  choosable: number;
  onChooseAll: () => void;
};

/** The sum of what is chosen, and the way to the page that lists it. Before scripts run it counts nothing, but works. */
const SelectionBar = ({ home, items, choosable, onChooseAll }: BarProps) => {
  const t = useT();
  const f = useFormat();
  const [isReady, setIsReady] = useState(false);
  useEffect(() => setIsReady(true), []);
  const total = items.reduce((sum, item) => sum + item.amountCents, 0);
  return (
    <Form method="get" action={paths.portal()} id={formId} className="bar" aria-label={t('portal:selection')}>
      {home.as && <input type="hidden" name="as" value={home.as} />}
      <input type="hidden" name="confirm" value="1" />
      <p className="bar__sum" role="status">
        {items.length === 0 ? (
          <>
            <span id="choose-why">{t('portal:choose')}</span>
            {isReady && choosable > 1 && (
              <Button type="button" look="quiet" onClick={onChooseAll}>
                {t('portal:chooseAll', { count: choosable })}
              </Button>
            )}
          </>
        ) : (
          <>
            <span>
              <Rich
                i18nKey="portal:selected"
                count={items.length}
                components={{ b: <b className="strong" /> }}
              />
            </span>
            <b className="strong num">{f.money(total, items[0]?.currency)}</b>
          </>
        )}
      </p>
      <Button
        look="primary"
        size="lg"
        icon="signature"
        blocked={isReady && items.length === 0 && t('portal:choose')}
        aria-describedby={items.length === 0 ? 'choose-why' : undefined}
      >
        {t('portal:approveSelected')}
      </Button>
    </Form>
  );
};
