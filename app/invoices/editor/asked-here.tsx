import type { ComponentProps, MouseEvent } from 'react';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { useAsked } from '#app/reviews/use-asked.ts';
import { Button } from '#app/ui/button.tsx';
import { Changed } from '#app/ui/diff.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { canTake, fieldAsked } from '#workflows/review/requests.ts';
import type { Asked } from './asked.server.ts';
import { useRequests } from './asked-context.tsx';
import { useLiveContent } from './editor-context.tsx';

type ActProps = Pick<ComponentProps<typeof Button>, 'name' | 'value' | 'form' | 'formNoValidate' | 'onClick'>;

type Props = {
  requests: readonly Asked[];
  /** Puts a value into the form as if it were typed; false where the form has no place for it. */
  take?: (request: Asked) => boolean;
  /** For a line too many. */
  remove?: ActProps;
  /** For a missing line. */
  add?: (request: Asked) => ActProps;
  /** Its line stands on another page. */
  leads?: boolean;
};

/** Who asked what, where it is about, with the press that does it; or that it is done. */
export const AskedHere = ({ requests, ...acts }: Props) =>
  requests.map((request) => <OneRequest key={request.id} request={request} {...acts} />);

/** What was asked about places of the whole document, where their fields are. */
export const AskedOf = ({ places }: { places: readonly string[] }) => {
  const { list } = useRequests();
  return (
    <AskedHere
      requests={list.filter(({ lineId, field }) => lineId === null && places.includes(field ?? ''))}
    />
  );
};

const OneRequest = ({ request, ...acts }: Omit<Props, 'requests'> & { request: Asked }) => {
  const t = useT();
  const f = useFormat();
  const { id, standing, authorName, at, body, line } = request;
  const { name, before, after } = useAsked()(request);
  const place = [acts.leads && line > 0 && t('today:line', { n: line }), name?.toLowerCase()];
  return (
    <div
      className="asked"
      data-request={id}
      data-standing={standing}
      data-first={standing === 'open' || undefined}
      tabIndex={-1}
    >
      <Icon name={standing === 'done' ? 'circle-check-big' : 'message-square-warning'} />
      <div>
        <p className="row">
          <span>
            <b>{t('editor:asked.by', { name: authorName })}</b> {place.filter(Boolean).join(', ')}{' '}
            <Changed before={before} after={after} />
          </span>
          <span className="small muted">{f.instant(at)}</span>
        </p>
        {body && <q>{body}</q>}
        <p className="row">
          <span className="small strong">{t(`editor:asked.standing.${standing}`)}</span>
          {standing !== 'done' && <Answer request={request} value={after} {...acts} />}
        </p>
      </div>
    </div>
  );
};

/** The press that does what was asked, where one can. */
const Answer = ({
  request,
  value = '',
  take,
  remove,
  add,
  leads,
}: Omit<Props, 'requests'> & { request: Asked; value: string | undefined }) => {
  const t = useT();
  const { onTaken, onPressed } = useRequests();
  const { content } = useLiveContent();
  const { id, lineId, field, line, page } = request;
  const asked = field && fieldAsked(lineId, field);
  const answers = { size: 'desk', 'data-answers': '', 'data-first': '' } as const;
  if (asked === 'line.missing' && add)
    return (
      <Button {...add(request)} {...answers} icon="plus">
        {t('editor:addLine')}
      </Button>
    );
  if (leads && line > 0)
    return (
      <Button {...answers} name="do" value={`lines:${page}`}>
        {t('editor:asked.go', { n: line })}
      </Button>
    );
  if (!canTake(request, content)) return null;
  if (asked === 'line.extra')
    return (
      remove && (
        <Button {...remove} {...answers} icon="trash-2" onClick={() => onPressed(id)}>
          {t('editor:asked.remove')}
        </Button>
      )
    );
  // Without a script, and for a value that the form does not offer, the server writes it into what was saved.
  const onClick = (event: MouseEvent) => {
    if (!take?.(request)) return;
    event.preventDefault();
    onTaken(id);
  };
  return (
    <Button {...answers} icon="check" form="editor" name="do" value={`take:${id}`} onClick={onClick}>
      {t(asked === 'line.name' ? 'editor:asked.takeName' : 'editor:asked.take', { value })}
    </Button>
  );
};
