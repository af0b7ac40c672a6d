import { Form, useNavigation, useSearchParams } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { FieldError } from '#app/ui/field.tsx';
import { Icon } from '#app/ui/icon.tsx';
import type { BankingData, ShownLine } from './banking.server.ts';
import { IgnoreFields } from './ignore-fields.tsx';
import { ReasonWords } from './reason-words.tsx';
import type { RefusedLine } from './reply.ts';
import { ReturnFields, returnedWords } from './return-fields.tsx';
import { SplitFields } from './split-fields.tsx';

/** What of a line is open again after a form that was refused without a script. */
const openFor = new Map([
  ['ignore-line', 'ignore'],
  ['reverse-payment', 'return'],
]);

type Props = { line: ShownLine; page: BankingData; refused: RefusedLine | undefined };

/** A line as the bank wrote it, what it is probably for and why, and what can be said of it. */
export const LineRow = ({ line, page, refused }: Props) => {
  const t = useT();
  const f = useFormat();
  const [search] = useSearchParams();
  const asked = search.get('line') === line.id ? search.get('do') : null;
  const open = asked ?? (refused ? (openFor.get(refused.typed.act ?? '') ?? null) : null);
  return (
    <li data-line={line.id} tabIndex={-1} id={`line-${line.id}`}>
      <div className="bank-line">
        <div>
          <b className="num">{f.date(line.bookedOn)}</b>
          <span className="sub">{line.businessName}</span>
        </div>
        <div className="bank-line__words">
          <p className="bank-label">{line.label}</p>
          {line.cents < 0 ? <Returned line={line} /> : <Proposed line={line} />}
          {line.isTwin && <p className="small bank-twin">{t('banking:twin')}</p>}
          {refused && !refused.needsFactor && <FieldError>{refused.text}</FieldError>}
        </div>
        <span className="bank-line__cents num">{f.money(line.cents, line.currency)}</span>
        {page.may.assign && (
          <Acts line={line} isOpen={open !== null} mayReverse={page.may.reverse} chosen={page.chosen?.ids} />
        )}
      </div>
      {page.may.assign && (open === 'split' || open === 'other') && page.choices && (
        <SplitFields
          key={open}
          line={line}
          choices={page.choices}
          mode={open}
          typed={refused?.typed}
          chosen={page.chosen?.ids}
        />
      )}
      {page.may.reverse && open === 'return' && <ReturnFields line={line} refused={refused} />}
      {page.may.assign && open === 'ignore' && <IgnoreFields lineId={line.id} typed={refused?.typed} />}
    </li>
  );
};

/** The payment that a line takes back, where one alone can be meant. */
const Returned = ({ line: { mayReturn } }: { line: ShownLine }) => {
  const t = useT();
  const f = useFormat();
  const [one, another] = mayReturn;
  const isTold = one !== undefined && another === undefined;
  return (
    <p className="bank-proposal" data-sure={isTold ? 'likely' : 'none'}>
      {isTold && <span className="bank-mark">{t('banking:likely')}</span>}
      {isTold && <b>{t('banking:return.of', returnedWords(one, f.date))}</b>}
      <span className="bank-why">
        {t(mayReturn.length > 0 ? 'banking:isReturn' : 'banking:return.unknown')}
      </span>
    </p>
  );
};

const Proposed = ({ line }: { line: ShownLine }) => {
  const t = useT();
  const f = useFormat();
  const { sureness, shares, reasons } = line;
  const rest = line.cents - shares.reduce((sum, { cents }) => sum + cents, 0);
  return (
    <p className="bank-proposal" data-sure={sureness}>
      {sureness === 'none' ? (
        <span className="muted">{t('banking:unknown')}</span>
      ) : (
        <>
          <span className="bank-mark">
            {sureness === 'sure' && <Icon name="circle-check-big" />}
            {t(`banking:${sureness}`)}
          </span>
          {shares.map(({ invoiceId, number, cents }) => (
            <b key={invoiceId} className="nowrap">
              {t('banking:part', { number, amount: f.money(cents, line.currency) })}
            </b>
          ))}
          {rest > 0 && <span>{t('banking:more_parts', { amount: f.money(rest, line.currency) })}</span>}
        </>
      )}
      {reasons.map((reason) => (
        <span key={JSON.stringify(reason)} className="bank-why">
          <ReasonWords reason={reason} currency={line.currency} />
        </span>
      ))}
    </p>
  );
};

/** `chosen`: the documents that somebody chose for a line, kept in each address until one was taken. */
type ActsProps = { line: ShownLine; isOpen: boolean; mayReverse: boolean; chosen: string[] | undefined };

const Acts = ({ line, isOpen, mayReverse, chosen }: ActsProps) => {
  const t = useT();
  const busy = useNavigation().state !== 'idle';
  const to = (what: string) =>
    `${paths.settlements({ line: line.id, do: what, id: chosen })}#line-${line.id}`;
  if (isOpen)
    return (
      <span className="bank-acts">
        <LinkButton size="desk" look="quiet" to={paths.settlements({ id: chosen })} data-key="close">
          {t('banking:close')}
        </LinkButton>
      </span>
    );
  return (
    <span className="bank-acts">
      {line.shares.length > 0 && (
        <Form method="post" action={paths.settlements({ id: chosen })} data-act="allocate">
          <input type="hidden" name="act" value="allocate" />
          <input type="hidden" name="line" value={line.id} />
          {line.shares.map(({ invoiceId, cents }) => (
            <input key={invoiceId} type="hidden" name={`cents-${invoiceId}`} value={cents} />
          ))}
          {line.credits.map(({ kind, id, invoiceId, cents }) => (
            <input
              key={`${id}${invoiceId}`}
              type="hidden"
              name={`credit-${kind}-${id}-${invoiceId}`}
              value={cents}
            />
          ))}
          {line.charges.map(({ invoiceId, cents }) => (
            <input key={invoiceId} type="hidden" name={`charge-${invoiceId}`} value={cents} />
          ))}
          <Button size="desk" busy={busy} data-key="accept">
            {t('banking:accept')}
          </Button>
        </Form>
      )}
      {line.mayReturn.length > 0 && mayReverse && (
        <LinkButton size="desk" to={to('return')} data-key="accept">
          {t('banking:return.act')}
        </LinkButton>
      )}
      {line.cents > 0 && (
        <>
          <LinkButton size="desk" look="quiet" to={to('split')} data-key="split">
            {t('banking:split')}
          </LinkButton>
          <LinkButton size="desk" look="quiet" to={to('other')} data-key="other">
            {t('banking:other')}
          </LinkButton>
        </>
      )}
      <LinkButton size="desk" look="quiet" to={to('ignore')} data-key="ignore">
        {t('banking:ignore')}
      </LinkButton>
    </span>
  );
};
