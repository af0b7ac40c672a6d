import { Form, useNavigation } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';

/** Why a line is nothing to settle with. */
export const IgnoreFields = ({
  lineId,
  typed,
}: {
  lineId: string;
  typed: Record<string, string> | undefined;
}) => {
  const t = useT();
  const busy = useNavigation().state !== 'idle';
  return (
    <Form
      method="post"
      action={paths.settlements({ line: lineId, do: 'ignore' })}
      className="bank-split"
      data-act="ignore-line"
      data-first
    >
      <input type="hidden" name="act" value="ignore-line" />
      <input type="hidden" name="line" value={lineId} />
      <Field label={t('banking:reason')} hint={t('banking:ignoreHint')}>
        {(props) => (
          <Input
            desk
            {...props}
            name="reason"
            maxLength={500}
            required
            autoComplete="off"
            defaultValue={typed?.reason}
          />
        )}
      </Field>
      <Button size="desk" busy={busy}>
        {t('banking:ignore')}
      </Button>
    </Form>
  );
};
