import { useId } from 'react';
import { useT } from '#app/lib/use-t.tsx';
import { Input } from '#app/ui/input.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import type { ImportRefusal } from './import.server.ts';

type Props = { refusal: ImportRefusal };
type Mended = ImportRefusal['mended'];

/** The cells that could not be read, each with what stands in it: put right here, they are sent with the file, which is read anew. */
export const WrongCells = ({ refusal: { rows, more, mended } }: Props) => {
  const t = useT();
  return (
    <>
      <Ledger label={t('editor:import.refused')}>
        <thead>
          <tr>
            <th scope="col">{t('editor:import.cell')}</th>
            <th scope="col">{t('editor:import.column')}</th>
            <th scope="col">{t('editor:import.says')}</th>
            <th scope="col">{t('editor:import.why')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((each) => (
            <WrongCell key={`${each.row} ${each.column} ${each.text}`} wrong={each} mended={mended} />
          ))}
        </tbody>
      </Ledger>
      {more > 0 && <p className="small muted">{t('editor:import.moreCells', { count: more })}</p>}
      <MendedCells mended={mended.filter(({ cell }) => !rows.some((row) => row.cell?.name === cell))} />
    </>
  );
};

const WrongCell = ({ wrong, mended }: { wrong: ImportRefusal['rows'][number]; mended: Mended }) => {
  const t = useT();
  const why = useId();
  const { row, column, cell, text } = wrong;
  const before = mended.find((each) => each.cell === cell?.name);
  return (
    <LedgerRow>
      <td className="num">{cell?.name ?? row}</td>
      <td>{column}</td>
      <td>
        {cell && (
          <Input
            desk
            name={`cell-${cell.name}`}
            defaultValue={cell.says}
            maxLength={4000}
            autoComplete="off"
            aria-label={t('editor:import.mend', { cell: cell.name, column })}
            aria-describedby={why}
            aria-invalid
          />
        )}
      </td>
      <td id={why}>
        {text}
        {before && <p className="small muted">{t('editor:import.mended', named(before, t))}</p>}
      </td>
    </LedgerRow>
  );
};

/** Cells that were changed by hand and are right by now. */
export const MendedCells = ({ mended }: { mended: Mended }) => {
  const t = useT();
  if (mended.length === 0) return null;
  return (
    <ul className="bullets small muted">
      {mended.map((each) => (
        <li key={each.cell}>{t('editor:import.mended', named(each, t))}</li>
      ))}
    </ul>
  );
};

const named = ({ cell, was, now }: Mended[number], t: ReturnType<typeof useT>) => ({
  cell,
  was: was || t('editor:import.emptyCell'),
  now: now || t('editor:import.emptyCell'),
});
