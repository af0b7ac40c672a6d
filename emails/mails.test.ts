import { describe, expect, test } from 'vitest';
import { formatInstant, formatMoney, type Locale } from './format.ts';
import { type Mail, type MailKind, mailSchema, mailTemplates, renderMail } from './index.ts';
import { previewRequest } from './preview-data.ts';

const kinds = Object.keys(mailTemplates) as MailKind[];
const locales: Locale[] = ['fr', 'en'];
const every = kinds.flatMap((kind) => locales.map((locale) => ({ kind, locale })));

function sample(kind: MailKind, locale: Locale): Mail {
  return { ...mailTemplates[kind].Component.PreviewProps, locale } as Mail;
}
const firstLine = (text: string) => text.split('\n')[0] ?? '';

describe.each(every)('$kind in $locale', ({ kind, locale }) => {
  test('has a subject of one line, a text and an HTML part in that language', async () => {
    const { subject, html, text } = await renderMail(sample(kind, locale));
    expect(subject).toMatch(/^\P{Cc}{10,250}$/u);
    expect(html).toContain(`lang="${locale}"`);
    expect(firstLine(text).length).toBeGreaterThan(30);
    expect(text).toMatch(/https:\/\/tacite\.example\//);
  });

  test('speaks in absolute dates only', async () => {
    const { subject, text } = await renderMail(sample(kind, locale));
    const relative =
      /aujourd|demain|\bhier\b|ce soir|il vous reste|d’ici|dans \d+|today|tomorrow|yesterday|tonight|\bleft\b|in \d+ (hours|days)/i;
    expect(`${subject}\n${text}`).not.toMatch(relative);
  });

  test('loads nothing: no image, no web font, no script, no form', async () => {
    const { html } = await renderMail(sample(kind, locale));
    expect(html).not.toMatch(/<(img|script|form|iframe|link)\b|@font-face|@import|url\(/i);
    expect(html).toContain('prefers-color-scheme:dark');
  });

  test('renders to the same bytes each time', async () => {
    expect(await renderMail(sample(kind, locale))).toEqual(await renderMail(sample(kind, locale)));
  });

  test('leaves hostile words inert', async () => {
    const { subject, html, text } = await renderMail(poisoned(sample(kind, locale)));
    const raw = await renderMail(sample(kind, locale));
    expect(subject).not.toMatch(/[\r\n]|=\?/);
    expect(tags(html)).toEqual(tags(raw.html));
    expect(html).toContain('&lt;script&gt;alert(1)');
    expect(html).not.toContain('\u202E');
    expect(html).not.toMatch(/<[^>]+\son\w+=/i);
    for (const line of text.split('\n')) expect(line).not.toMatch(/^Bcc:/);
  });
});

const poison = '"><script>alert(1)</script><b onclick=x>\r\nBcc: v@x.fr =?utf-8?B?SGVsbG8=?= \u202E{{x}}';
const skipped = /^(kind|locale|currency|reference|number|article|percent|ibanLast4|name)$/;

/** Puts hostile text into every free text of a payload; what the schema narrows stays as it is. */
function poisoned(mail: Mail): Mail {
  const inject = (value: unknown, field: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => inject(item, field));
    if (value && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inject(inner, name)]));
    }
    const free = typeof value === 'string' && value !== '' && !skipped.test(field);
    const narrowed =
      typeof value === 'string' && /^(https:|\d{4}-\d\d-\d\d|[a-z]+[A-Z]?[a-zA-Z]*$)/.test(value);
    return free && !narrowed ? poison : value;
  };
  return inject(mail, '') as Mail;
}

/** The tags of a document without their attributes, line breaks of quoted text left out. */
function tags(html: string): string[] {
  const found = [...html.matchAll(/<(\/?[a-z][\w-]*)/gi)].map(([, name = '']) => name);
  return found.filter((name) => !/^\/?(br|span|b)$/.test(name));
}

describe('the first line of a request to the owner', () => {
  const request = mailTemplates.approvalRequest.Component.PreviewProps;
  const amount = (locale: Locale) => formatMoney(1_139_660, 'EUR', locale);

  test.each(locales)('in %s says amount, customer, exact end and what happens then', async (locale) => {
    const { text, html } = await renderMail({ ...request, locale });
    const line = firstLine(text);
    expect(line).toContain(amount(locale));
    expect(line).toContain('Commune de Saint-Riquet');
    expect(line).toContain(formatInstant('2026-11-27T08:12:00Z', locale));
    expect(line).toMatch(locale === 'fr' ? /sera considérée comme validée/ : /will be deemed approved/);
    expect(html.slice(html.indexOf('<body')).replace(/<[^>]+>/g, '')).toMatch(
      new RegExp(`^${escaped(line)}`),
    );
  });

  test.each(locales)('in %s promises no exact end while delivery has not been proved', async (locale) => {
    const window = {
      kind: 'fromReceipt',
      hours: 48,
      counting: 'elapsed',
      earliestDueAt: '2026-11-27T08:12:00Z',
    } as const;
    const { subject, text } = await renderMail({ ...request, locale, window, reminderAt: null });
    const end = formatInstant(window.earliestDueAt, locale);
    expect(firstLine(text)).toContain(
      locale === 'fr' ? `au plus tôt jusqu’au ${end}` : `no earlier than ${end}`,
    );
    expect(firstLine(text)).toContain(locale === 'fr' ? '48\u00A0heures' : '48\u00A0hours');
    expect(text).not.toContain(locale === 'fr' ? `avant le ${end}.` : `before ${end}.`);
    expect(subject).not.toContain('2026');
  });

  test.each(locales)('in %s names the guardrail when silence cannot approve', async (locale) => {
    const silence = {
      kind: 'neverApproves',
      guardrails: ['amountCap', 'bankChanged'],
      capCents: 1_000_000,
    } as const;
    const { text } = await renderMail({
      ...request,
      locale,
      silence: { ...silence, guardrails: [...silence.guardrails] },
    });
    expect(firstLine(text)).toContain(formatMoney(1_000_000, 'EUR', locale));
    expect(firstLine(text)).toMatch(locale === 'fr' ? /rien ne sera validé/ : /nothing will be approved/);
    expect(text).not.toMatch(/silence vaut accord|silence counts as agreement/);
  });

  test.each(locales)('in %s says once what silence does, and the clause it rests on', async (locale) => {
    const consequence = locale === 'fr' ? /sans réponse de votre part/gi : /we have not heard from you/gi;
    const clause = locale === 'fr' ? /silence vaut accord/gi : /silence counts as agreement/gi;
    const window = {
      kind: 'fromReceipt',
      hours: 48,
      counting: 'elapsed',
      earliestDueAt: '2026-11-27T08:12:00Z',
    } as const;
    for (const mail of [request, { ...request, window, reminderAt: null }]) {
      const { text } = await renderMail({ ...mail, locale });
      expect(text.match(consequence)).toHaveLength(1);
      expect(text.match(clause)).toHaveLength(1);
    }
    const silence = { kind: 'neverApproves' as const, guardrails: ['creditNote' as const], capCents: null };
    const { text } = await renderMail({ ...request, locale, silence });
    expect(text.match(/sans réponse de votre part|if you do not answer/gi)).toHaveLength(1);
  });

  test('follows the gender of the document', async () => {
    const draft = { ...previewRequest.draft, kind: 'creditNote' as const, deductions: [] };
    const { subject, text } = await renderMail({ ...request, draft });
    expect(firstLine(text)).toContain('cet avoir sera considéré comme validé, puis envoyé');
    expect(text).toContain('Avoir provisoire PROV-2026-0418');
    expect(subject).toContain('Corrigé, à valider');
  });
});

test('the three actions stand in the request, and the text says that none of them decides', async () => {
  const { html, text } = await renderMail(mailTemplates.approvalRequest.Component.PreviewProps);
  for (const [label, href] of [
    ['Lire et valider', previewRequest.links.read],
    ['Demander une correction', previewRequest.links.correct],
    ['J’ai besoin de temps', previewRequest.links.time],
  ]) {
    expect(text).toContain(`${label} ${href}`);
    expect(html).toContain(`href="${href}"`);
  }
  expect(text).toContain('cliquer sur un bouton ne valide rien');
});

test('a later round shows old and new values side by side', async () => {
  const { html, text } = await renderMail(mailTemplates.approvalRequest.Component.PreviewProps);
  expect(text).toContain('18\u202Fh → 14\u202Fh');
  expect(html).toMatch(/<del[^>]*>18\u202Fh<\/del> → <ins>14\u202Fh<\/ins>/);
});

test('what the owner wrote is quoted line by line', async () => {
  const mail = sample('commentReceived', 'fr') as Extract<Mail, { kind: 'commentReceived' }>;
  const { text } = await renderMail({ ...mail, comment: 'Bonjour\r\nSans réponse, payez ici' });
  expect(text).toContain('> Bonjour\n> Sans réponse, payez ici');
});

test('the customer learns the last four characters of the IBAN, and when to pay', async () => {
  const { text } = await renderMail(sample('invoiceToCustomer', 'fr'));
  expect(firstLine(text)).toContain('à régler au plus tard le dim.\u00A027\u00A0déc. 2026');
  expect(text).toContain('••••\u00A00189');
  expect(text).toContain('au nom et pour le compte de Vasseur Plomberie');
});

test('a credit note asks for no payment', async () => {
  const mail = sample('invoiceToCustomer', 'fr') as Extract<Mail, { kind: 'invoiceToCustomer' }>;
  const document = { ...mail.document, kind: 'creditNote' as const };
  const { text } = await renderMail({ ...mail, document, payment: null, dueOn: null });
  expect(text).toContain('Avoir de 11\u202F396,60\u202F€, à votre crédit');
  expect(text).not.toMatch(/régler|Échéance|IBAN/);
});

test('what leaves nothing to pay asks for nothing', async () => {
  const mail = sample('invoiceToCustomer', 'fr') as Extract<Mail, { kind: 'invoiceToCustomer' }>;
  for (const kind of ['invoice', 'creditNote'] as const) {
    const document = { ...mail.document, kind, amountCents: 0 };
    const { text } = await renderMail({ ...mail, document, payment: null, dueOn: null });
    expect(text).toContain('0,00\u202F€, rien à payer');
    expect(text).not.toMatch(/régler|Échéance|IBAN|crédit/);
  }
});

test('a name that begins with a vowel takes « d’ » in subject and text, and a place in English', async () => {
  const named = { ...sample('invoiceToCustomer', 'fr'), seller: 'Iris Couverture' } as Mail;
  const { subject, text } = await renderMail(named);
  expect(subject).toContain(' d’Iris Couverture');
  expect(text).toContain('pour le compte d’Iris Couverture');
  const english = await renderMail({ ...named, locale: 'en' } as Mail);
  expect(english.subject).toContain('from Iris Couverture');
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//x.fr'])(
  '%s is no link',
  (link) => {
    expect(mailSchema.safeParse({ ...sample('newLink', 'fr'), link }).success).toBe(false);
  },
);

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

describe('an invoice that is sent again', () => {
  const mail = mailTemplates.invoiceToCustomer.Component.PreviewProps;

  test.each(locales)('in %s asks for what is left after credit notes, and says which', async (locale) => {
    const since = { state: 'partlyCredited' as const, owedCents: 1_000_000, by: 'VPC-2026-0119' };
    const { subject, text } = await renderMail({ ...mail, locale, since });
    expect(subject).toContain(formatMoney(1_000_000, 'EUR', locale));
    expect(text).toContain('VPC-2026-0119');
  });

  test.each(['credited', 'replaced'] as const)('says that it is %s, and asks for nothing', async (state) => {
    const since = { state, owedCents: 0, by: 'VPC-2026-0119' };
    const { text, html } = await renderMail({ ...mail, locale: 'fr', since, payment: null });
    expect(text).toContain('VPC-2026-0119');
    expect(html).not.toMatch(/IBAN|Échéance|régler/);
  });
});

test('a link that was asked for while others work says nothing about them that is not so', async () => {
  for (const locale of ['fr', 'en'] as const) {
    for (const reason of ['home', 'address'] as const) {
      const { subject, text } = await renderMail({ ...sample('newLink', locale), reason } as Mail);
      expect(`${subject} ${text}`).not.toMatch(
        /nouveau lien|new link|ne fonctionne plus|no longer works|expiré|had expired/i,
      );
    }
    const { text } = await renderMail({ ...sample('newLink', locale), reason: 'moved' } as Mail);
    expect(text).not.toMatch(/avait expiré|had expired/);
    expect(text).toMatch(/ne fonctionne plus|no longer works/);
  }
});

test.each(['approvalRequest', 'reminder', 'officeReply', 'clockResumed'] as const)(
  '%s asks for a decision with the lines and the sums that it is about',
  async (kind) => {
    const { text } = await renderMail(sample(kind, 'fr'));
    for (const said of ['Main-d’œuvre', 'Et 4 autres lignes', 'Total HT', '11\u202F546,60\u202F€'])
      expect(text).toContain(said);
  },
);

test.each(locales)('no credit note corrects a credit note: its mails say what is so (%s)', async (locale) => {
  for (const kind of ['reminder', 'approved'] as const) {
    const mail = sample(kind, locale) as Extract<Mail, { kind: typeof kind }>;
    const { text } = await renderMail({ ...mail, draft: { ...mail.draft, kind: 'creditNote' } } as Mail);
    expect(text).not.toMatch(/seul un avoir|only a credit note/);
  }
});
