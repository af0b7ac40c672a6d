import { useNavigation } from '@remix-run/react';
import { TwinWords } from '#app/invoices/twin-words.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { EditorReply } from './edit.server.ts';
import { sendAnywayAct } from './send-acts.ts';

/** Before it is sent: another document asks the same. A person opens it, or says that this one is meant too. */
export const TwinQuestion = ({ twins }: Pick<EditorReply, 'twins'>) => {
  const t = useT();
  const isIdle = useNavigation().state === 'idle';
  // Asked once the page has what was saved on the way: an answer given before would be about an older version.
  if (!twins || twins.length === 0 || !isIdle) return null;
  return (
    <Notice tone="ochre" role="alert">
      <TwinWords twins={twins} />
      <p>
        <Button size="desk" form="editor" name="do" value={sendAnywayAct} data-act="submit-review">
          {t('invoices:twin.anyway')}
        </Button>
      </p>
    </Notice>
  );
};
