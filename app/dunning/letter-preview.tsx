import { useT } from '#app/lib/use-t.tsx';
import { FactList } from '#app/ui/record/facts.tsx';
import type { LetterText } from '#workflows/letters/letter-paper.ts';

/** A letter as it will be printed, in words. */
export const LetterPreview = ({ text }: { text: LetterText }) => {
  const t = useT();
  const [, , issued, due, late] = text.columns;
  return (
    <article
      className="letter"
      lang={text.locale}
      aria-label={t('dunning:letter.preview')}
      data-letter-text=""
    >
      {text.registered && <p className="strong">{text.registered}</p>}
      <p className="letter__address">{text.address.join('\n')}</p>
      <p>{text.date}</p>
      <p className="strong">{`${text.subject.charAt(0).toUpperCase()}${text.subject.slice(1)}`}</p>
      <div className="letter__words">
        {[text.greeting, ...text.opening].map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <FactList
        facts={[
          ...text.rows.map((row) => ({
            label: (
              <>
                <span className="num nowrap">{row.number}</span>{' '}
                <span className="muted">
                  {[
                    row.what,
                    `${issued} ${row.issued}`,
                    `${due} ${row.due}`,
                    row.late && `${late} ${row.late}`,
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </span>
                {row.notes.map((note) => (
                  <span key={note} className="block small">
                    {note}
                  </span>
                ))}
              </>
            ),
            value: <span className="num nowrap">{row.owed}</span>,
          })),
          ...text.totals.map(({ label, amount }) => ({
            label,
            value: <span className="num nowrap">{amount}</span>,
          })),
          { label: <b>{text.net.label}</b>, value: <b className="num nowrap">{text.net.amount}</b> },
        ]}
      />
      <p className="small muted">{text.remark}</p>
      {text.closing.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {text.contact && <p>{text.contact}</p>}
      <p className="strong">{text.signer}</p>
    </article>
  );
};
