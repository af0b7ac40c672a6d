import { useT } from '#app/lib/use-t.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Sheet } from '#app/ui/sheet.tsx';

/** Compares a file with the one that was issued. It is read here and goes nowhere. */
export const CheckFile = ({ sha256 }: { sha256: string }) => {
  const t = useT();
  return (
    <Sheet pad className="stack">
      <div data-needs-digest="" hidden>
        <Field id="file" label={t('check:file')} hint={t('check:fileHint')}>
          {(props) => <Input {...props} type="file" accept="application/pdf,.pdf" data-sha256={sha256} />}
        </Field>
      </div>
      <div data-verdict="same" hidden>
        <Notice tone="green" icon="check" role="status">
          {t('check:same')}
        </Notice>
      </div>
      <div data-verdict="other" hidden>
        <Notice tone="red" icon="circle-alert" role="status">
          {t('check:other')}
        </Notice>
      </div>
      <p className="proof whitespace-normal">SHA-256 {sha256.replace(/(.{8})(?=.)/g, '$1 ')}</p>
    </Sheet>
  );
};
