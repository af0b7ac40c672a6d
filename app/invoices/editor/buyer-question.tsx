import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { Party } from '#db/shapes/content.ts';
import type { Editor } from './editor.server.ts';

type Props = { editor: Pick<Editor, 'buyerCandidates' | 'customers' | 'content'> };

/** Whether the buyer of the file is a customer on record: each button is an answer, and saves what was typed as well. */
export const BuyerQuestion = ({ editor }: Props) => {
  const t = useT();
  const { buyerCandidates, customers, content } = editor;
  if (buyerCandidates === null) return null;
  const candidates = customers.filter(({ id }) => buyerCandidates.includes(id));
  return (
    <div data-problem="buyer" tabIndex={-1}>
      <Notice tone="ochre">
        <p>
          <b>{t('editor:buyerOpen.title', { name: content.buyer.name })}</b>
        </p>
        <p>{t('editor:buyerOpen.body', { who: whoIs(content.buyer) })}</p>
        {candidates.map(({ id, name, email, party }) => (
          <div key={id} className="stack">
            <p>{whoIs({ ...party, name, email })}</p>
            <p>
              <Button size="desk" icon="check" form="editor" name="do" value={`same-customer:${id}`}>
                {t('editor:buyerOpen.same')}
              </Button>
            </p>
          </div>
        ))}
        <p>
          <Button size="desk" icon="user-plus" form="editor" name="do" value="other-customer">
            {t('editor:buyerOpen.other')}
          </Button>
        </p>
      </Notice>
    </div>
  );
};

/** What tells one person or firm from another of the same name, in one line. */
function whoIs({ name, address, siren, siret, vatNumber, email }: Party): string {
  const { line1, postcode, city, country } = address;
  const place = [line1, [postcode, city].filter(Boolean).join(' '), country === 'FR' ? '' : country];
  const number = siret || siren || vatNumber;
  return [name, ...place, number, email].filter(Boolean).join(', ');
}
