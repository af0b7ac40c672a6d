import { expect, test } from 'vitest';
import { type Mail, type MailKind, mailTemplates, renderMail } from './index.ts';
import { poisoned } from './testing/poisoned.ts';

const kinds = Object.keys(mailTemplates) as MailKind[];

/** What programs that show mails make links of by themselves. */
const addresses = [
  'écrire à jean@exemple.fr',
  'voir exemple.fr ou www.exemple.co.uk',
  'HTTPS://exemple.fr/x?y=z',
  'jean＠exemple。fr',
  'mailto:jean@exemple.fr tel:+33612345678',
  'javascript:alert(1) \\\\serveur\\partage',
  'jean\u2060@exemple\u200b.fr',
];

const link = /\S[@＠]\S|[\p{L}\p{N}][.。．｡]\p{L}{2}|\S:\/\/|(mailto|tel|javascript):\S|\\\\/iu;

/** What a reader sees, without the addresses that are ours. */
const seen = (text: string) =>
  text
    .replace(/<style[\s\S]*?<\/style>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replace(/https:\/\/tacite\.example\/\S*/g, '')
    .replace(/VPC-[\d-]+\.pdf/g, '');

test.each(kinds)('no address that people typed is a link in a mail of the kind %s', async (kind) => {
  const sample = mailTemplates[kind].Component.PreviewProps as Mail;
  const harmless = await renderMail(sample);
  expect(seen(harmless.text)).not.toMatch(link);
  for (const typed of addresses) {
    const { text, html } = await renderMail(poisoned(sample, typed, ['attachment']) as Mail);
    expect(seen(text), typed).not.toMatch(link);
    expect(seen(html), typed).not.toMatch(link);
  }
});
