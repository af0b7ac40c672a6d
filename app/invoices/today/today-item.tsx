import { dial } from '#app/lib/dial.ts';
import { formatInstantParts } from '#app/lib/format.ts';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useLocale, useT } from '#app/lib/use-t.tsx';
import { bounceCause } from '#app/operations/mails/bounce-cause.ts';
import { useAsked } from '#app/reviews/use-asked.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Ruler } from '#app/ui/ruler.tsx';
import { useNow } from '#app/ui/use-now.ts';
import type { TodayItem as Item, TodayGroup } from '#db/queries/today.ts';

type Props = { group: TodayGroup; item: Item; now: string; isFirst: boolean };

/** One row: whose it is, what happened, and the one gesture it asks for. */
export const TodayItem = ({ group, item, now, isFirst }: Props) => {
  const t = useT();
  const to =
    group === 'correction'
      ? paths.editInvoice(item.id)
      : group === 'requestUndelivered'
        ? paths.business(item.businessId, { invoice: item.id })
        : group === 'answering'
          ? `${paths.invoice(item.id)}#reply`
          : item.money
            ? paths.settlement(item.id)
            : paths.invoice(item.id);
  const isOrphan = group === 'requestUndelivered' && item.ownerName === null;
  const act = isOrphan ? t('today:nameSomebody') : t(`today:group.${group}.act`);
  const mayCall = (group === 'ending' || group === 'lapsed') && item.ownerPhone;
  return (
    <li>
      <div className="who">
        <b>{item.customer || t('invoices:noBuyer')}</b>
        <span>{item.business}</span>
      </div>
      <div>{group === 'ending' ? <Window item={item} now={now} /> : <Words group={group} item={item} />}</div>
      <div className="row">
        {mayCall && (
          <LinkButton
            size="desk"
            icon="phone"
            to={dial(mayCall)}
            aria-label={t('today:callWhom', { name: item.ownerName ?? item.business })}
          >
            {t('today:call')}
          </LinkButton>
        )}
        <LinkButton
          size="desk"
          look={isFirst && group === 'correction' ? 'primary' : undefined}
          to={to}
          aria-label={`${act} ${item.reference}`}
        >
          {act}
        </LinkButton>
      </div>
    </li>
  );
};

const Words = ({ group, item }: { group: TodayGroup; item: Item }) => {
  if (group === 'correction' || group === 'answering') return <Said item={item} />;
  if (item.money) return <OfMoney group={group} item={item} money={item.money} />;
  if (group === 'toRelease') return <Reference item={item} />;
  if (group === 'lapsed') return <Lapsed item={item} />;
  return <Undelivered group={group} item={item} />;
};

/** The owner's own words, and the values they ask to change. */
const Said = ({ item }: { item: Item }) => {
  const t = useT();
  const f = useFormat();
  const { said } = item;
  const wordsOf = useAsked();
  if (!said) return <Reference item={item} />;
  const { name, before, after } = wordsOf(said);
  const place = [said.lineNumber !== null && t('today:line', { n: said.lineNumber }), name?.toLowerCase()];
  return (
    <>
      {said.body && <q>{said.body}</q>}
      <span className="why">
        <span>{place.filter(Boolean).join(', ')}</span>
        {(before || after) && (
          <span>
            {before && <del>{before}</del>} {after && <ins>{after}</ins>}
          </span>
        )}
        <span>
          {said.author}, {f.instant(said.at)}
        </span>
      </span>
    </>
  );
};

/** What a customer or an owner said about the money, and until when it is answered. */
const OfMoney = ({
  group,
  item,
  money,
}: {
  group: TodayGroup;
  item: Item;
  money: NonNullable<Item['money']>;
}) => {
  const t = useT();
  const f = useFormat();
  const key = group === 'disputed' || group === 'claimed' ? group : 'promised';
  return (
    <>
      {money.words && <q>{money.words}</q>}
      <span className="why">
        <span className="nowrap">{item.reference}</span>
        <span className="num">{f.money(money.cents, item.currency)}</span>
        <span>{t(`today:money.${key}`, { date: f.date(money.on) })}</span>
        <span>
          {money.author}, {f.instant(money.at)}
        </span>
      </span>
    </>
  );
};

const Reference = ({ item }: { item: Item }) => {
  const f = useFormat();
  return (
    <span className="why">
      <span className="nowrap">{item.reference}</span>
      <span className="num">{f.money(item.payableCents, item.currency)}</span>
    </span>
  );
};

const Window = ({ item, now: serverNow }: { item: Item; now: string }) => {
  const t = useT();
  const f = useFormat();
  const locale = useLocale();
  const now = useNow(serverNow);
  if (!item.windowFrom || !item.reviewDueAt) return <Reference item={item} />;
  const { mail, tacitThisMonth } = item;
  const opened = mail?.openedAt
    ? t('today:opened', { date: f.instant(mail.openedAt) })
    : t('today:neverOpened');
  const time = formatInstantParts(item.reviewDueAt, locale).time.replace(/^\D+/, '');
  return (
    <div className="clock">
      <b className="num">{f.duration(Date.parse(item.reviewDueAt) - Date.parse(now))}</b>
      <Ruler mini startsAt={item.windowFrom} dueAt={item.reviewDueAt} now={now} />
      <span className="small muted nowrap exp" title={f.instant(item.reviewDueAt)}>
        {t('today:until', { time })}
      </span>
      <small>
        {opened} {tacitThisMonth > 0 && t('today:tacitBefore', { count: tacitThisMonth })}
      </small>
    </div>
  );
};

const Lapsed = ({ item }: { item: Item }) => {
  const t = useT();
  const f = useFormat();
  return (
    <>
      <span className="strong">{item.blockedBy.map((block) => t(`today:block.${block}`)).join(', ')}</span>
      <span className="why">
        {item.reviewDueAt && <span>{t('today:lapsedSince', { date: f.instant(item.reviewDueAt) })}</span>}
        <span className="nowrap">{item.reference}</span>
      </span>
    </>
  );
};

const Undelivered = ({ group, item }: { group: TodayGroup; item: Item }) => {
  const t = useT();
  const f = useFormat();
  const { mail } = item;
  // Whoever was asked answers no more: a better address would help nobody.
  const isOrphan = group === 'requestUndelivered' && item.ownerName === null;
  const cause = mail?.error ? bounceCause(mail.error) : null;
  const reason = cause ? t(`failures:cause.${cause}`) : mail?.error;
  const what = isOrphan
    ? t('today:nobodyLeft')
    : !mail
      ? t('today:noMail')
      : reason
        ? t('today:bounced', { reason, address: mail.to })
        : t('today:bouncedPlain', { address: mail.to });
  return (
    <>
      <span className="strong">{what}</span>
      <span className="why">
        {mail && !isOrphan && (
          <span>{t('today:tries', { count: Math.max(1, mail.tries), date: f.instant(mail.at) })}</span>
        )}
        <span className="nowrap">{item.reference}</span>
      </span>
    </>
  );
};
