import { Form, useNavigation } from '@remix-run/react';
import { FactorInput } from '#app/auth/code-field.tsx';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { returnCauses } from '#db/shapes/settling.ts';
import type { ShownLine } from './banking.server.ts';
import type { RefusedLine } from './reply.ts';

type Props = { line: ShownLine; refused: RefusedLine | undefined };

/** The day of a payment, and what it settled, or else what it was called. */
export const returnedWords = (
  { paidOn, numbers, reference }: ShownLine['mayReturn'][number],
  date: (day: string) => string,
) => ({ date: date(paidOn), what: numbers.length > 0 ? numbers.join(', ') : reference });

/** Which payment a line takes back, and why. */
export const ReturnFields = ({ line, refused }: Props) => {
  const t = useT();
  const f = useFormat();
  const busy = useNavigation().state !== 'idle';
  const [first] = line.mayReturn;
  return (
    <Form
      method="post"
      action={paths.settlements({ line: line.id, do: 'return' })}
      className="bank-split stack"
      data-act="reverse-payment"
      data-first
    >
      <input type="hidden" name="act" value="reverse-payment" />
      <input type="hidden" name="line" value={line.id} />
      <p className="small">{t('banking:return.body')}</p>
      <Field label={t('banking:return.which')}>
        {(props) => (
          <Select desk {...props} name="payment" defaultValue={refused?.typed.payment ?? first?.id}>
            {line.mayReturn.map((payment) => (
              <option key={payment.id} value={payment.id}>
                {t('banking:return.one', returnedWords(payment, f.date))}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('settlement:reverse.cause')}>
        {(props) => (
          <Select desk {...props} name="cause" defaultValue={refused?.typed.cause ?? first?.cause}>
            {returnCauses.map((cause) => (
              <option key={cause} value={cause}>
                {t(`settlement:reverse.causes.${cause}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('settlement:reverse.reason')}>
        {(props) => (
          <Input
            desk
            {...props}
            name="reason"
            required
            maxLength={500}
            autoComplete="off"
            defaultValue={refused?.typed.reason ?? line.label.split('\n')[0]}
          />
        )}
      </Field>
      {refused?.needsFactor && (
        <FactorInput id={`factor-${line.id}`} name="factorCode" errors={[refused.text]} />
      )}
      <p>
        <Button size="desk" busy={busy}>
          {t('settlement:reverse.save')}
        </Button>
      </p>
    </Form>
  );
};
