import type { ReactNode } from 'react';
import type { OwnerRequest, SilenceWindow } from '../payload.ts';
import { amountFor, capitalised, colon, consequenceWords, requestSummary, windowWords } from '../wording.ts';
import { DecisionFooter } from './footers.tsx';
import { Frame } from './frame.tsx';
import { HomeButton } from './home-button.tsx';
import { OwnerDecision } from './owner-decision.tsx';
import type { Step } from './timeline-bar.tsx';
import { Opening } from './typography.tsx';

type Props = {
  mail: OwnerRequest;
  subject: string;
  window: SilenceWindow;
  steps: Step[];
  /** What stands before the amount: that somebody has answered. */
  news?: string;
  /** What follows the sentence that says what silence does. */
  more?: string;
  children: ReactNode;
};

/** A mail that asks an owner: the amount, the limit and what silence does above, the answers below what it has to say. */
export const RequestFrame = ({ mail, subject, window, steps, news, more, children }: Props) => {
  const { locale } = mail;
  const before = news ? `${news}${colon(locale)} ` : '';
  return (
    <Frame
      locale={locale}
      title={subject}
      summary={`${before}${requestSummary(mail, window)}`}
      letterhead={mail.office.name}
      aside={`${locale === 'fr' ? 'pour' : 'for'} ${mail.business}`}
      footer={<DecisionFooter mail={mail} linkExpiresAt={mail.linkExpiresAt} report={mail.links.report} />}
    >
      <Opening
        headline={`${before}${amountFor(mail.draft, locale)}`}
        limit={capitalised(windowWords(window, locale))}
        sentence={[consequenceWords(mail, window), more].filter(Boolean).join(' ')}
      />
      {children}
      <OwnerDecision mail={mail} window={window} steps={steps} />
      <HomeButton locale={locale} home={mail.home} />
    </Frame>
  );
};
