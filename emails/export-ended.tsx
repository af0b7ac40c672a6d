import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { DeskFooter } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { Block, Fine, Opening } from './components/typography.tsx';
import { formatInstant, type Locale } from './format.ts';
import { envelope, instant, webAddress } from './payload.ts';
import { previewEnvelope } from './preview-data.ts';
import { lineOf } from './text.ts';
import { capitalised, colon } from './wording.ts';

const shared = envelope.extend({
  kind: z.literal('exportEnded'),
  /** Null: the whole office. */
  business: lineOf(120).nullable(),
  askedAt: instant,
  /** The page of exports: whoever opens it signs in and gives a factor before anything is given. */
  link: webAddress,
});

/** To the person who asked for an export: it is made, until when it is kept; or it was given up. */
export const exportEndedSchema = z.discriminatedUnion('outcome', [
  shared.extend({ outcome: z.literal('ready'), expiresAt: instant }),
  shared.extend({ outcome: z.literal('failed') }),
]);
export type ExportEnded = z.infer<typeof exportEndedSchema>;

const headlines: Record<ExportEnded['outcome'], Record<Locale, string>> = {
  ready: { fr: 'Votre export est prêt', en: 'Your export is ready' },
  failed: { fr: 'Votre export n’a pas pu être préparé', en: 'Your export could not be made' },
};
const buttons: Record<ExportEnded['outcome'], Record<Locale, string>> = {
  ready: { fr: 'Ouvrir la page des exports', en: 'Open the page of exports' },
  failed: { fr: 'En demander un autre', en: 'Ask for another' },
};
const wholeOffice: Record<Locale, string> = { fr: 'tout le bureau', en: 'the whole office' };

export function exportEndedSubject({ locale, outcome, business }: ExportEnded): string {
  return `${headlines[outcome][locale]}${colon(locale)} ${business ?? wholeOffice[locale]} (Tacite)`;
}

/** What was asked for and when, and what to do now. */
function sentence(mail: ExportEnded): string {
  const { locale, business } = mail;
  const askedAt = formatInstant(mail.askedAt, locale);
  const name = business ?? wholeOffice[locale];
  const what = `${capitalised(name)}, ${locale === 'fr' ? 'export demandé le' : 'export asked for on'} ${askedAt}.`;
  if (mail.outcome === 'failed')
    return locale === 'fr'
      ? `${what} Tous les essais ont échoué et rien n’en a été gardé\u202F: demandez-en un autre. Si cela recommence, la personne qui administre votre bureau en voit la cause sous Échecs, Moteur.`
      : `${what} Every try failed and nothing of it was kept: ask for another. If it happens again, the person who administers your office sees why under Failures, Engine.`;
  return locale === 'fr'
    ? `${what} Personne d’autre que vous ne peut le télécharger, et votre second facteur vous sera demandé. Passé cette date, il est supprimé.`
    : `${what} Nobody but you can download it, and you will be asked for your second factor. After that date it is deleted.`;
}

export default function ExportEndedMail(mail: ExportEnded) {
  const { locale, outcome, office } = mail;
  const fr = locale === 'fr';
  const headline = headlines[outcome][locale];
  const until = mail.outcome === 'ready' ? formatInstant(mail.expiresAt, locale) : null;
  const limit = until && (fr ? `À télécharger avant le ${until}` : `To be downloaded before ${until}`);
  return (
    <Frame
      locale={locale}
      title={exportEndedSubject(mail)}
      summary={[headline, limit, sentence(mail)].filter(Boolean).join('. ')}
      letterhead={office.name}
      footer={<DeskFooter mail={mail} />}
    >
      <Opening headline={headline} {...(limit ? { limit } : {})} sentence={sentence(mail)} />
      <Buttons main={{ href: mail.link, label: buttons[outcome][locale] }} />
      <Block bottom={28}>
        <Fine>
          {fr
            ? 'Vous n’avez rien demandé\u202F? Changez aussitôt de mot de passe (toutes vos sessions seront fermées) et prévenez la personne qui administre votre bureau.'
            : 'You asked for nothing? Change your password at once (all your sessions will end) and tell the person who administers your office.'}
        </Fine>
      </Block>
    </Frame>
  );
}

ExportEndedMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'exportEnded',
  outcome: 'ready',
  business: 'Vasseur Plomberie',
  askedAt: '2026-11-25T08:12:00Z',
  expiresAt: '2026-11-26T08:14:00Z',
  link: 'https://tacite.example/exports',
} satisfies ExportEnded;
