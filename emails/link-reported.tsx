import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { DeskFooter } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { Quote } from './components/quote.tsx';
import { Block, Opening } from './components/typography.tsx';
import { formatInstant } from './format.ts';
import { envelope, instant, webAddress } from './payload.ts';
import { previewDeskLink, previewEnvelope } from './preview-data.ts';
import { lineOf, longText } from './text.ts';
import { colon } from './wording.ts';

/** To the office: somebody who holds a link says that it was not them, or that it is misused. */
export const linkReportedSchema = envelope.extend({
  kind: z.literal('linkReported'),
  report: z.enum(['notMe', 'abuse']),
  person: lineOf(120),
  about: lineOf(),
  at: instant,
  /** The network address. */
  from: lineOf(60),
  /**
   * What it moved: `stopped`, the link is closed and no clock runs; `closed`, the link alone, as somebody else's answer
   * or an issue stands; `nothing`, as the link was dead or misuse is only told.
   */
  effect: z.enum(['stopped', 'closed', 'nothing']).default('stopped'),
  /** An approval in this person's name was taken back by it. */
  undone: z.boolean().default(false),
  comment: longText,
  link: webAddress,
});
export type LinkReported = z.infer<typeof linkReportedSchema>;

const words = {
  notMe: { fr: '«\u202FCe n’était pas moi\u202F»', en: '“It was not me”' },
  abuse: { fr: 'Abus signalé', en: 'Abuse reported' },
} as const;

const nexts = {
  stopped: {
    fr: 'Le lien et ses sessions sont fermés, aucun délai ne court. Appelez cette personne, vérifiez son adresse, puis répondez depuis la facture pour lui envoyer un nouveau lien.',
    en: 'The link and its sessions are closed and no clock runs. Call this person, check the address, then reply from the invoice to send a new link.',
  },
  closed: {
    fr: 'Le lien et ses sessions sont fermés\u202F; rien d’autre n’a changé, et ce qui a été validé par ailleurs le reste. Appelez cette personne et vérifiez son adresse.',
    en: 'The link and its sessions are closed; nothing else has changed, and what was approved by others stays approved. Call this person and check the address.',
  },
  nothing: {
    fr: 'Ce lien ne servait déjà plus\u202F: le signalement est noté et n’a rien changé. Appelez la personne concernée, car son ancien lien est entre des mains que vous ne connaissez peut-être pas.',
    en: 'This link no longer worked: the report is kept and has changed nothing. Call the person concerned, as the old link may be in hands you do not know.',
  },
  abuse: {
    fr: 'Rien n’est fermé. Lisez ce qui est signalé et prenez contact.',
    en: 'Nothing was closed. Read what is reported and get in touch.',
  },
} as const;

const cancelled = {
  fr: 'La validation donnée à son nom est annulée, rien n’a été émis.',
  en: 'The approval given in this name is cancelled, nothing was issued.',
} as const;

export function linkReportedSubject({ locale, report, person, about }: LinkReported): string {
  return `${words[report][locale]}${colon(locale)} ${person}, ${about}`;
}

export default function LinkReportedMail(mail: LinkReported) {
  const { locale, report, person, about, comment } = mail;
  const fr = locale === 'fr';
  const at = formatInstant(mail.at, locale);
  const headline = `${words[report][locale]}${colon(locale)} ${person}`;
  const next = [mail.undone && cancelled[locale], nexts[report === 'abuse' ? 'abuse' : mail.effect][locale]]
    .filter(Boolean)
    .join(' ');
  const sentence = fr
    ? `Reçu le ${at}, depuis ${mail.from}. ${next}`
    : `Received on ${at}, from ${mail.from}. ${next}`;
  return (
    <Frame
      locale={locale}
      title={linkReportedSubject(mail)}
      summary={`${headline}, ${about}. ${sentence}`}
      letterhead={mail.office.name}
      footer={<DeskFooter mail={mail} />}
    >
      <Opening headline={headline} limit={about} sentence={sentence} />
      {comment && (
        <Block>
          <Quote text={comment} who={person} locale={locale} />
        </Block>
      )}
      <Buttons main={{ href: mail.link, label: fr ? 'Ouvrir dans Tacite' : 'Open in Tacite' }} />
    </Frame>
  );
}

LinkReportedMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'linkReported',
  report: 'notMe',
  person: 'Thierry Vasseur',
  about: 'PROV-2026-0418, Commune de Saint-Riquet',
  at: '2026-11-25T08:12:00Z',
  from: '203.0.113.7',
  effect: 'stopped',
  undone: false,
  comment: 'Je n’ai rien validé ce matin.',
  link: previewDeskLink,
} satisfies LinkReported;
