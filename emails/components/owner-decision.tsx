import { formatDate, formatInstant, formatMoney } from '../format.ts';
import type { OwnerRequest, SilenceWindow } from '../payload.ts';
import { capitalised, deductionWords, documentName, hoursWords, knownEnd, nounFr } from '../wording.ts';
import { Buttons } from './buttons.tsx';
import { DocumentCard } from './document-card.tsx';
import { type Step, TimelineBar } from './timeline-bar.tsx';
import { Block, Emphasised, Fine } from './typography.tsx';

type Props = { mail: OwnerRequest; window: SilenceWindow; steps: readonly Step[] };

/** What every request to the owner ends with: the document, where the clock stands, three ways to answer, the rule. */
export function OwnerDecision({ mail, window, steps }: Props) {
  const { locale, draft, links } = mail;
  const deductions = deductionWords(draft, locale);
  return (
    <>
      <DocumentCard
        stage="pencil"
        label={provisionalLabel(mail)}
        party={draft.customer}
        subject={draft.subject}
        amount={formatMoney(draft.amountCents, draft.currency, locale)}
        notes={deductions ? [deductions] : []}
      />
      <TimelineBar steps={steps} locale={locale} />
      <Buttons
        main={{ href: links.read, label: locale === 'fr' ? 'Lire et valider' : 'Read and approve' }}
        others={[
          {
            href: links.correct,
            label: locale === 'fr' ? 'Demander une correction' : 'Ask for a correction',
          },
          // No clock runs any more that could be put on hold.
          ...(window.kind === 'over'
            ? []
            : [{ href: links.time, label: locale === 'fr' ? 'J’ai besoin de temps' : 'I need more time' }]),
        ]}
      />
      <Block bottom={28}>
        <Fine>
          <Emphasised text={ruleWords(mail, window)} part={formatInstant(knownEnd(window), locale)} />
        </Fine>
      </Block>
    </>
  );
}

/** The last step of the ruler: what the end of the window means for this draft. */
export function endStep(mail: OwnerRequest, window: SilenceWindow): Step {
  const fr = mail.locale === 'fr';
  const tacit = mail.silence.kind === 'approves';
  const name = tacit
    ? fr
      ? 'Validation tacite'
      : 'Tacit approval'
    : fr
      ? 'Fin du délai'
      : 'End of the window';
  if (window.kind !== 'fromReceipt')
    return { label: name, at: window.dueAt, state: window.kind === 'over' ? 'past' : 'ahead' };
  return {
    label: `${name}, ${fr ? 'au plus tôt' : 'at the earliest'}`,
    at: window.earliestDueAt,
    state: 'ahead',
  };
}

function provisionalLabel({ draft, locale }: OwnerRequest): string {
  const name = documentName(draft.kind, locale);
  return locale === 'fr'
    ? `${capitalised(name)} provisoire ${draft.reference}, sans valeur comptable`
    : `Provisional ${name} ${draft.reference}, no accounting value`;
}

/** The rule in full, with the clause it rests on or the guardrail that suspends it. */
function ruleWords(mail: OwnerRequest, window: SilenceWindow): string {
  return [startWords(mail, window), endWords(mail, window), timeWords(mail)].filter(Boolean).join(' ');
}

function startWords({ locale }: OwnerRequest, window: SilenceWindow): string {
  if (window.kind !== 'fromReceipt') return '';
  const hours = hoursWords(window, locale);
  const earliest = formatInstant(window.earliestDueAt, locale);
  const working =
    window.counting === 'elapsed'
      ? ''
      : locale === 'fr'
        ? ' Les heures ouvrées excluent les week-ends, les jours fériés et vos jours de fermeture.'
        : ' Working hours leave out weekends, public holidays and your closing days.';
  return locale === 'fr'
    ? `Le délai de ${hours} commence quand cet e-mail vous est remis, jamais avant\u202F: il ne peut pas finir avant le ${earliest} (heure de Paris), et sa fin exacte est affichée sur la page.${working}`
    : `The ${hours} start when this e-mail is delivered to you, never before: they cannot end before ${earliest} (Paris time), and the exact end is shown on the page.${working}`;
}

/** The end, and the clause it rests on; what silence does is said once, at the head of the mail. */
function endWords({ draft, silence, locale }: OwnerRequest, window: SilenceWindow): string {
  const fr = locale === 'fr';
  if (window.kind === 'over') return stillWords(draft, locale);
  const isKnown = window.kind === 'until';
  const end = isKnown
    ? fr
      ? `Le délai finit le ${formatInstant(window.dueAt, locale)} (heure de Paris).`
      : `The window ends on ${formatInstant(window.dueAt, locale)} (Paris time).`
    : '';
  if (silence.kind === 'neverApproves') {
    const { that } = nounFr(draft.kind);
    const waits = fr
      ? `Une fois le délai fini, ${that} continuera d’attendre votre réponse.`
      : `Once it is over, this ${documentName(draft.kind, locale)} keeps waiting for your answer.`;
    return [end, waits].filter(Boolean).join(' ');
  }
  const { article } = silence;
  const signedOn = formatDate(silence.signedOn, locale);
  const clause = fr
    ? `Silence vaut accord\u202F: article\u00A0${article} de votre contrat, signé le ${signedOn}.`
    : `Silence counts as agreement: article\u00A0${article} of your contract, signed on ${signedOn}.`;
  return [end, clause].filter(Boolean).join(' ');
}

/** After the window: nothing decides but the owner. */
const stillWords = ({ kind }: OwnerRequest['draft'], locale: OwnerRequest['locale']) =>
  locale === 'fr'
    ? `${capitalised(nounFr(kind).that)} attend toujours votre réponse, sans limite de temps\u202F: elle seule peut décider.`
    : `This ${documentName(kind, locale)} keeps waiting for your answer, without a limit: it alone decides.`;

function timeWords({ locale, silence }: OwnerRequest): string {
  if (silence.kind === 'neverApproves') return '';
  return locale === 'fr'
    ? 'Vous pouvez suspendre ce délai à tout moment, sans vous justifier.'
    : 'You can put the clock on hold at any time, without saying why.';
}
