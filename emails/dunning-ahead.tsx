import { z } from 'zod';
import { Buttons } from './components/buttons.tsx';
import { ContactLine } from './components/footers.tsx';
import { Frame } from './components/frame.tsx';
import { Rows } from './components/rows.tsx';
import { Block, Fine, Opening } from './components/typography.tsx';
import { formatInstant } from './format.ts';
import { envelope, instant, mostNamed, webAddress } from './payload.ts';
import { previewEnvelope } from './preview-data.ts';
import { lineOf } from './text.ts';
import { colon } from './wording.ts';

/** To the owner, before it leaves: whom his business asks for money, how much, and until when he may hold it. */
export const dunningAheadSchema = envelope.extend({
  kind: z.literal('dunningAhead'),
  business: lineOf(120),
  leavesAt: instant,
  customers: z
    .array(z.object({ name: lineOf(160), level: z.union([z.literal(1), z.literal(2)]), amount: lineOf(120) }))
    .min(1)
    .max(mostNamed),
  /** How many more there are. */
  more: z.number().int().nonnegative(),
  /** The owner's home. */
  link: webAddress,
});
export type DunningAhead = z.infer<typeof dunningAheadSchema>;

const countOf = ({ customers, more }: DunningAhead) => customers.length + more;

export function dunningAheadSubject(mail: DunningAhead): string {
  const { locale, leavesAt } = mail;
  const count = countOf(mail);
  const when = formatInstant(leavesAt, locale);
  if (locale === 'fr')
    return count === 1
      ? `Une relance part${colon(locale)} ${when}`
      : `${count} relances partent${colon(locale)} ${when}`;
  return count === 1
    ? `A payment reminder leaves${colon(locale)} ${when}`
    : `${count} payment reminders leave${colon(locale)} ${when}`;
}

export default function DunningAheadMail(mail: DunningAhead) {
  const { locale, customers, more, leavesAt } = mail;
  const fr = locale === 'fr';
  const when = formatInstant(leavesAt, locale);
  const count = countOf(mail);
  const headline = fr
    ? count === 1
      ? 'Une relance part en votre nom'
      : `${count} relances partent en votre nom`
    : count === 1
      ? 'A payment reminder leaves in your name'
      : `${count} payment reminders leave in your name`;
  const sentence = fr
    ? `Départ${colon(locale)} ${when}. Avant, vous pouvez en retenir une ou toutes, sans vous justifier.`
    : `Leaving${colon(locale)} ${when}. Before that you may hold one or all, and need not say why.`;
  return (
    <Frame
      locale={locale}
      title={dunningAheadSubject(mail)}
      summary={`${headline}. ${sentence}`}
      letterhead={mail.office.name}
      aside={`${fr ? 'pour' : 'for'} ${mail.business}`}
      footer={<ContactLine mail={mail} />}
    >
      <Opening headline={headline} sentence={sentence} />
      <Rows
        rows={customers.map(({ name, level, amount }) => ({
          label: `${name}, ${fr ? 'relance' : 'reminder'} ${level}`,
          value: amount,
        }))}
      />
      {more > 0 && (
        <Block>
          <Fine>{fr ? `Et ${more} autres, sur la page.` : `And ${more} more, on the page.`}</Fine>
        </Block>
      )}
      <Buttons main={{ href: mail.link, label: fr ? 'Voir, retenir' : 'See, hold' }} />
      <Block bottom={28}>
        <Fine>
          {fr
            ? 'Ce qui est payé, contesté ou promis avant le départ ne part pas, et rien ne part qui dépasse ce qui est annoncé ici.'
            : 'What is paid, disputed or promised before does not leave, and nothing leaves beyond what is announced here.'}
        </Fine>
      </Block>
    </Frame>
  );
}

DunningAheadMail.PreviewProps = {
  ...previewEnvelope,
  kind: 'dunningAhead',
  business: 'Vasseur Plomberie',
  leavesAt: '2026-12-01T08:00:00.000Z',
  customers: [
    { name: 'Commune de Saint-Riquet', level: 2, amount: '11\u202F396,60\u00A0€' },
    { name: 'SCI du Canal', level: 1, amount: '1\u202F480,00\u00A0€' },
  ],
  more: 0,
  link: 'https://tacite.example/portal/preview',
} satisfies DunningAhead;
