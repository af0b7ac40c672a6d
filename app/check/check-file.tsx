import { type ChangeEvent, useEffect, useState } from 'react';
import { useT } from '#app/lib/use-t.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Sheet } from '#app/ui/sheet.tsx';

/** Compares a file with the one that was issued. It is read here and goes nowhere. */
export const CheckFile = ({ sha256 }: { sha256: string }) => {
  const t = useT();
  const [answer, setAnswer] = useState<'same' | 'other' | null>(null);
  const [canRead, setCanRead] = useState(false);
  useEffect(() => setCanRead(typeof crypto.subtle?.digest === 'function'), []);
  const compare = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (!file) return setAnswer(null);
    setAnswer((await sha256Of(file)) === sha256 ? 'same' : 'other');
  };
  return (
    <Sheet pad className="stack">
      {canRead && (
        <Field id="file" label={t('check:file')} hint={t('check:fileHint')}>
          {(props) => <Input {...props} type="file" accept="application/pdf,.pdf" onChange={compare} />}
        </Field>
      )}
      {answer && (
        <Notice
          tone={answer === 'same' ? 'green' : 'red'}
          icon={answer === 'same' ? 'check' : 'circle-alert'}
          role="status"
        >
          {t(`check:${answer}`)}
        </Notice>
      )}
      <p className="proof whitespace-normal">SHA-256 {sha256.replace(/(.{8})(?=.)/g, '$1 ')}</p>
    </Sheet>
  );
};

async function sha256Of(file: File): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
