import { Form } from '@remix-run/react';
import type { CodeRefusal } from '#app/auth/link-code.server.ts';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { codeSendingOf } from '#app/reviews/code-step.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { InTurns } from '#app/ui/in-turns.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { SlicePager } from '#app/ui/slice-pager.tsx';
import type { Selection } from './approve-selection.server.ts';
import { ConfirmSelection } from './confirm-selection.tsx';
import { HomeFrame } from './home-frame.tsx';
import type { Home } from './portal-data.ts';
import { isChoosable, isLastHours, WaitingCard } from './waiting-card.tsx';

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
  const firstName = home.reader.split(' ')[0] ?? home.reader;
  const { now } = home;
  const { items: waiting, slice } = home.waiting;
  const choosable = waiting.filter(isChoosable).length;
  const groups = [
    { key: 'today', items: waiting.filter((item) => isLastHours(item, now)) },
    { key: 'next', items: waiting.filter((item) => !isLastHours(item, now)) },
  ] as const;

  if (waiting.length === 0) {
    return (
      <HomeFrame home={home} tab="waiting" title={t('portal:hello', { name: firstName })}>
        <HomesSent done={done} />
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
    <HomeFrame home={home} tab="waiting" title={t('portal:waiting', { name: firstName, count: slice.total })}>
      <HomesSent done={done} />
      {home.numbersHeld && (
        <Notice tone="ochre" icon="hourglass">
          <p data-status="numbersHeld">{t('portal:numbersHeld', { office: home.office.name })}</p>
        </Notice>
      )}
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
              <InTurns>
                {items.map((item) => (
                  <li key={item.id}>
                    <WaitingCard {...{ item, now, formId, as: home.as }} />
                  </li>
                ))}
              </InTurns>
            </ul>
          </section>
        ),
      )}
      <SlicePager slice={slice} name="waiting" top="content" />
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
      {choosable > 0 && <SelectionBar home={home} choosable={choosable} />}
    </HomeFrame>
  );
};

const HomesSent = ({ done }: { done: string | null }) => {
  const t = useT();
  if (done !== 'homes') return null;
  return (
    <Notice tone="green" icon="mail" role="status">
      <p>{t('portal:others.sent')}</p>
    </Notice>
  );
};

type BarProps = {
  home: Home;
  /** How many can go together. */
  choosable: number;
};

/**
 * The sum of what is chosen, and the way to the page that lists it. It has the words for nothing, one and several, among which
 * light/selection.ts chooses; without a script it counts nothing, but works.
 */
const SelectionBar = ({ home, choosable }: BarProps) => {
  const t = useT();
  return (
    <Form
      method="get"
      action={paths.portal()}
      id={formId}
      className="bar"
      aria-label={t('portal:selection')}
      data-selection=""
    >
      {home.as && <input type="hidden" name="as" value={home.as} />}
      <input type="hidden" name="confirm" value="1" />
      <p className="bar__sum" role="status">
        <span data-when="none" className="contents">
          <span id="choose-why">{t('portal:choose')}</span>
          <Button type="button" look="quiet" data-choose-all="" hidden>
            {t('portal:chooseAll', { count: choosable })}
          </Button>
        </span>
        <Chosen when="one" />
        <Chosen when="several" />
      </p>
      <Button
        look="primary"
        size="lg"
        icon="signature"
        data-needs-choice="choose-why"
        aria-describedby="choose-why"
      >
        {t('portal:approveSelected')}
      </Button>
    </Form>
  );
};

/** « 3 sélectionnées, sans condition particulière »: the number is put in by the script, as is the sum. */
const Chosen = ({ when }: { when: 'one' | 'several' }) => {
  const t = useT();
  const text = t('portal:selected', { count: when === 'one' ? 1 : 2, skipInterpolation: true });
  const [, bold = '', rest = text] = /^<b>(.*)<\/b>(.*)$/.exec(text) ?? [];
  return (
    <span data-when={when} className="contents" hidden>
      <span>
        <b className="strong" data-count={bold.replace('{{count}}', '{n}')} />
        {rest}
      </span>
      <b className="strong num" data-sum="" />
    </span>
  );
};
