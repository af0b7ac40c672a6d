import { Form, useNavigation } from '@remix-run/react';
import { FactorInput } from '#app/auth/code-field.tsx';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field, FieldError } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import type { BankingData } from './banking.server.ts';
import type { RefusedLine } from './reply.ts';

type Props = { page: BankingData; refused: RefusedLine | undefined };

/** What was said of lines last, and the way back. */
export const DecidedList = ({ page, refused }: Props) => {
  const t = useT();
  const f = useFormat();
  return (
    <ul className="rows bank-imports">
      {page.decided.map((line) => (
        <li key={line.id} data-decided={line.id}>
          <p>
            <b className="num">{f.date(line.bookedOn)}</b>{' '}
            <span className="num">{f.money(line.cents, line.currency)}</span>{' '}
            <span className="muted">
              {line.state === 'accepted' &&
                t('banking:decided.accepted', { numbers: line.numbers.join(', ') })}
              {line.state === 'returned' && t('banking:decided.returned')}
              {line.state === 'ignored' && t('banking:decided.ignored', { reason: line.reason })},{' '}
              {t('banking:decided.by', { name: line.by })}
            </span>
          </p>
          <p className="bank-label">{line.label}</p>
          {page.may.assign && (line.state === 'ignored' || page.may.reverse) && (
            <TakeBack id={line.id} refused={refused?.line === line.id ? refused : undefined} />
          )}
        </li>
      ))}
    </ul>
  );
};

const TakeBack = ({ id, refused }: { id: string; refused: RefusedLine | undefined }) => {
  const t = useT();
  const busy = useNavigation().state !== 'idle';
  return (
    <details open={refused !== undefined}>
      <summary>{t('banking:decided.takeBack')}</summary>
      <Form method="post" action={paths.settlements()} className="stack narrow" data-act="take-back-line">
        <input type="hidden" name="act" value="take-back-line" />
        <input type="hidden" name="line" value={id} />
        <p className="small">{t('banking:decided.takeBackBody')}</p>
        <Field label={t('banking:reason')}>
          {(props) => (
            <Input
              desk
              {...props}
              name="reason"
              required
              maxLength={500}
              defaultValue={refused?.typed.reason}
            />
          )}
        </Field>
        {refused?.needsFactor ? (
          <FactorInput id={`factor-${id}`} name="factorCode" errors={[refused.text]} />
        ) : (
          refused && <FieldError>{refused.text}</FieldError>
        )}
        <p>
          <Button size="desk" busy={busy}>
            {t('banking:decided.takeBack')}
          </Button>
        </p>
      </Form>
    </details>
  );
};
