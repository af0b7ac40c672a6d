import { Link } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Check } from '#app/ui/check.tsx';
import { Dialog, DialogBody } from '#app/ui/dialog.tsx';
import { keysSetting } from '#app/ui/use-page-keys.ts';
import { type ListParams, listQuery } from './list-params.ts';

const hints = [
  [['J', 'K'], 'move'],
  [['X'], 'select'],
  [['↵'], 'open'],
  [['E'], 'submit'],
] as const;

/** The keys one needs most, at the foot of the list. */
export const KeyHints = ({ params }: { params: ListParams }) => {
  const t = useT();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be for controls
    <div className="key-hints" role="group" aria-label={t('invoices:keys.label')}>
      {hints.map(([keys, word]) => (
        <span key={word}>
          {keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}{' '}
          {t(`invoices:keys.${word}`)}
        </span>
      ))}
      <span>
        <kbd>?</kbd>{' '}
        <Link to={paths.invoices({ ...listQuery(params), ask: 'keys' })} preventScrollReset>
          {t('invoices:keys.help')}
        </Link>
      </span>
    </div>
  );
};

const all = [
  ...hints,
  [['A'], 'all'],
  [['Maj', 'X'], 'range'],
  [['S'], 'settle'],
  [['Suppr'], 'remove'],
  [['N'], 'new'],
  [['/', 'Ctrl K'], 'search'],
  [['P'], 'hide'],
  [['R'], 'reset'],
  [['Échap'], 'clear'],
] as const;

/** Every key, and the switch that turns single keys off for people whose tools send letters. */
export const KeysDialog = ({ closeTo }: { closeTo: string }) => {
  const t = useT();
  const [isOn, setOn] = useState(true);
  useEffect(() => setOn(localStorage.getItem(keysSetting) !== 'off'), []);
  return (
    <Dialog title={t('invoices:keys.title')} closeTo={closeTo}>
      <DialogBody>
        <p className="muted">{t('invoices:keys.where')}</p>
        <dl className="keys-list">
          {all.map(([keys, word]) => (
            <div key={word}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{t(`invoices:keys.${word}`)}</dd>
            </div>
          ))}
        </dl>
        <Check
          desk
          checked={isOn}
          onChange={({ target }) => {
            localStorage.setItem(keysSetting, target.checked ? 'on' : 'off');
            setOn(target.checked);
          }}
        >
          {t('invoices:keys.on')}
        </Check>
      </DialogBody>
    </Dialog>
  );
};
