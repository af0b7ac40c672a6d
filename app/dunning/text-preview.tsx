import type { ReactNode } from 'react';
import { useT } from '#app/lib/use-t.tsx';
import { FactList, Section } from '#app/ui/record/facts.tsx';
import type { Locale } from '#db/shapes/locale.ts';
import { type DunningText, fillText } from '#workflows/dunning/texts.ts';
import { MessageWords } from './message-words.tsx';
import type { TextPreview } from './texts.server.ts';

type Props = {
  text: DunningText;
  preview: TextPreview;
  locale: Locale;
  business: string;
  /** No customer is late. */
  isNobody: boolean;
  /** For whom, where that is chosen. */
  children?: ReactNode;
};

/** A text as a customer would read it. */
export const TextPreviewLetter = ({ text, preview, locale, business, isNobody, children }: Props) => {
  const t = useT();
  const { subject, words } = fillText(text, preview.values, locale);
  return (
    <Section title={t('dunning:texts.preview')}>
      {children}
      {preview.isSample && (
        <p className="small muted">
          {t(isNobody ? 'dunning:texts.sampleNobody' : 'dunning:texts.sampleSays')}
        </p>
      )}
      <article className="letter" data-preview={preview.customerId || 'sample'}>
        <FactList
          facts={[
            { label: t('dunning:to'), value: preview.name },
            { label: t('dunning:subject'), value: <span lang={locale}>{`${subject}, ${business}`}</span> },
          ]}
        />
        <MessageWords words={words} lang={locale} />
      </article>
    </Section>
  );
};
