import { expect, test } from 'vitest';
import { hostilePayloads } from '#test/support/hostile-payloads.ts';
import { type Mail, type MailKind, mailTemplates, renderMail } from './index.ts';
import { poisoned } from './testing/poisoned.ts';

const kinds = Object.keys(mailTemplates) as MailKind[];

const tags = (html: string) =>
  [...html.matchAll(/<(\/?[a-z][\w-]*)/gi)]
    .map(([, name = '']) => name)
    .filter((name) => !/^\/?(br|span|b)$/.test(name));
const links = (html: string) => [...html.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, to = '']) => to);

test.each(kinds)('sixty hostile texts are only text in a mail of the kind %s', async (kind) => {
  const sample = mailTemplates[kind].Component.PreviewProps as Mail;
  const harmless = await renderMail(sample);
  for (const payload of hostilePayloads) {
    const mail = await renderMail(poisoned(sample, payload) as Mail);
    expect(tags(mail.html), payload).toEqual(tags(harmless.html));
    expect(links(mail.html), payload).toEqual(links(harmless.html));
    expect(mail.html, payload).not.toMatch(/<[^>]+\son\w+=(?!"[^"]*&)/i);
    expect(mail.subject, payload).toMatch(/^\P{Cc}{10,250}$/u);
    expect(mail.subject, payload).not.toMatch(/=\?|[\u2028\u202e]/);
    for (const line of mail.text.split('\n')) expect(line, payload).not.toMatch(/^(Bcc|Set-Cookie):/i);
    expect(mail.text, payload).not.toMatch(/\p{Cc}(?<!\n)|[\u202a-\u202e\u2066-\u2069]/u);
  }
});
