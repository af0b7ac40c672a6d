import { Form } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { useFresh } from '#app/mailbox/use-fresh.ts';
import { Button } from '#app/ui/button.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import type { ExportsPage } from './exports.server.ts';

type Row = ExportsPage['exports'][number];

/** What was asked for, by whom, until when it is kept, and every time it was taken away. */
export const ExportList = ({ exports }: Pick<ExportsPage, 'exports'>) => {
  const t = useT();
  return (
    <Section title={t('exports:list')}>
      {exports.some(({ state }) => state === 'waiting') && <KeepFresh />}
      {exports.length === 0 && <p className="intro">{t('exports:none')}</p>}
      <ul className="rows">
        {exports.map((row) => (
          <ExportRow key={row.id} row={row} />
        ))}
      </ul>
    </Section>
  );
};

/** Reads the page again until what is being made is ready. */
const KeepFresh = () => {
  useFresh();
  return null;
};

const ExportRow = ({ row }: { row: Row }) => {
  const t = useT();
  const f = useFormat();
  const { id, businessName, staffName, requestedAt, expiresAt, sha256, downloads, isMine } = row;
  const sizeOf = (bytes: number) =>
    bytes < 1_000_000
      ? t('exports:kilobytes', { n: f.number(`${Math.ceil(bytes / 1000)}`) })
      : t('exports:megabytes', { n: f.number((bytes / 1_000_000).toFixed(1)) });
  const state = row.isOver ? 'gone' : row.state;
  return (
    <li data-status={state}>
      <div>
        <b>{businessName ?? t('exports:whole')}</b>
        <span className="sub">{t('exports:by', { name: staffName, date: f.instant(requestedAt) })}</span>
        <span className="sub" role={state === 'waiting' ? 'status' : undefined}>
          {state === 'ready' && expiresAt
            ? t('exports:ready', {
                count: row.files ?? 0,
                size: sizeOf(row.bytes ?? 0),
                date: f.instant(expiresAt),
              })
            : t(`exports:state.${state === 'ready' ? 'gone' : state}`)}
        </span>
        {sha256 && (
          <span className="sub">
            SHA-256 <code>{sha256}</code>
          </span>
        )}
        {downloads.map(({ at, address }) => (
          <span className="sub" key={at}>
            {t('exports:taken', { date: f.instant(at), address })}
          </span>
        ))}
      </div>
      {state === 'ready' && isMine && (
        <Form
          method="post"
          action={paths.exportFile(id)}
          reloadDocument
          data-act="download-export"
          className="acts"
        >
          <Button size="desk" icon="download">
            {t('exports:take')}
          </Button>
        </Form>
      )}
    </li>
  );
};
