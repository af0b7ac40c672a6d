import { Form, useNavigation } from '@remix-run/react';
import { useState } from 'react';
import { readAmount, writeCents } from '#app/lib/numbers.ts';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useLocale, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Input } from '#app/ui/input.tsx';
import type { BankingData, ShownLine } from './banking.server.ts';

type Choices = NonNullable<BankingData['choices']>;
type Props = {
  line: ShownLine;
  choices: Choices;
  mode: 'split' | 'other';
  typed: Record<string, string> | undefined;
  /** What was chosen for a line elsewhere. */
  chosen: string[] | undefined;
};

/** Shares a line between open documents; what is left is counted down while somebody types. */
export const SplitFields = ({ line, choices, mode, typed, chosen }: Props) => {
  const t = useT();
  const f = useFormat();
  const locale = useLocale();
  const busy = useNavigation().state !== 'idle';
  const first = ({ invoiceId, proposedCents }: Choices['items'][number]) =>
    typed?.[`amount-${invoiceId}`] ?? (proposedCents === null ? '' : writeCents(proposedCents, locale));
  const [parts, setParts] = useState(() =>
    Object.fromEntries(choices.items.map((item) => [item.invoiceId, first(item)])),
  );
  const given = Object.values(parts).reduce(
    (sum, text) => sum + Math.round(Number(readAmount(text, locale) ?? 0) * 100),
    0,
  );
  const left = line.cents - given;
  return (
    <div className="bank-split">
      <Form method="get" action={paths.settlements()} className="bank-find">
        <input type="hidden" name="line" value={line.id} />
        <input type="hidden" name="do" value={mode} />
        <label className="vh" htmlFor="bank-q">
          {t('banking:search')}
        </label>
        <Input
          desk
          id="bank-q"
          type="search"
          name="q"
          defaultValue={choices.search}
          placeholder={t('banking:search')}
        />
        <Button size="desk">{t('banking:searchDo')}</Button>
      </Form>
      {choices.items.length === 0 ? (
        <p className="muted">{t('banking:noItems')}</p>
      ) : (
        <Form
          method="post"
          action={paths.settlements({ line: line.id, do: mode, id: chosen })}
          data-act="allocate"
          data-first
        >
          <input type="hidden" name="act" value="allocate" />
          <input type="hidden" name="line" value={line.id} />
          <table aria-label={t('banking:splitOf', { amount: f.money(line.cents, line.currency) })}>
            <tbody>
              {choices.items.map((item) => (
                <tr key={item.invoiceId}>
                  <td>
                    <b className="nowrap">{item.number}</b> <span className="muted">{item.buyerName}</span>
                    <span className="small muted bank-split__due">
                      {t('banking:owed', { amount: f.money(item.balanceCents, line.currency) })}
                      {item.dueOn && `, ${t('banking:dueOn', { date: f.date(item.dueOn) })}`}
                    </span>
                  </td>
                  <td className="bank-split__in">
                    <Input
                      desk
                      className="num"
                      name={`amount-${item.invoiceId}`}
                      defaultValue={first(item)}
                      onChange={({ currentTarget: { value } }) =>
                        setParts((all) => ({ ...all, [item.invoiceId]: value }))
                      }
                      inputMode="decimal"
                      autoComplete="off"
                      aria-label={t('banking:share', { number: item.number })}
                    />
                  </td>
                </tr>
              ))}
              <tr className="bank-split__left">
                <th scope="row">{t('banking:left')}</th>
                <td className="num bank-split__in" aria-live="polite">
                  {f.money(left, line.currency)}
                </td>
              </tr>
            </tbody>
          </table>
          {choices.more > 0 && (
            <p className="small muted">{t('banking:moreItems', { count: choices.more })}</p>
          )}
          <p className="small muted">{t('banking:overLeft')}</p>
          <Button look="primary" size="desk" busy={busy}>
            {t('banking:assign')}
          </Button>
        </Form>
      )}
    </div>
  );
};
