import { Form, useFetcher } from '@remix-run/react';
import { type MouseEvent, useId, useRef, useState } from 'react';
import { paths } from '#app/lib/paths.ts';
import { useSending } from '#app/lib/use-sending.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Field, Fieldset } from '#app/ui/field.tsx';
import { Input, Select, TextArea } from '#app/ui/input.tsx';
import { longest, problemsOf, type TextField, type TextProblem } from '#workflows/dunning/check-text.ts';
import { type DunningText, placeholderNames, placeholders } from '#workflows/dunning/texts.ts';
import { TextPreviewLetter } from './text-preview.tsx';
import type { TextsData } from './texts.server.ts';
import type { TextsReply } from './texts-acts.server.ts';

type Props = { page: TextsData; reply: TextsReply | undefined };

/** Subject and words with what may be inserted, and beside them what a customer would read. */
export const TextFields = ({ page, reply }: Props) => {
  const t = useT();
  const f = useFormat();
  const busy = useSending();
  const { business, level, locale, version, versions, isOwn, debtors } = page;
  const first = reply?.typed ?? page.text;
  const [typed, setTyped] = useState<DunningText>(first);
  const [isLeft, setIsLeft] = useState(false);
  const { load, data } = useFetcher<TextsData>();
  const preview = data?.preview ?? reply?.preview ?? page.preview;
  const subject = useRef<HTMLInputElement>(null);
  const words = useRef<HTMLTextAreaElement>(null);
  const last = useRef<TextField>('words');
  const form = useId();

  const read = () => setTyped({ subject: subject.current?.value ?? '', words: words.current?.value ?? '' });
  const errorsOf = (field: TextField): string[] => {
    const live = problemsOf(field, typed[field], locale);
    const said = reply && typed[field] === reply.typed[field] ? (reply.problems?.[field] ?? []) : [];
    const problems = live.length > 0 ? live : said;
    return isLeft || reply ? problems.map((problem) => wordsOf(problem, field)) : [];
  };
  const wordsOf = ({ kind, name, meant }: TextProblem, field: TextField): string =>
    meant
      ? t('dunning:texts.problem.meant', { name, meant })
      : t(`dunning:texts.problem.${kind}`, {
          name,
          length: f.number(String(typed[field].length)),
          most: f.number(String(longest[field])),
        });
  const insert = (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault();
    const into = (last.current === 'subject' ? subject : words).current;
    if (!into) return;
    const at = into.selectionStart ?? into.value.length;
    into.setRangeText(event.currentTarget.dataset.braced ?? '', at, into.selectionEnd ?? at, 'end');
    into.focus();
    read();
  };

  return (
    <div className="cols">
      <Form
        id={form}
        method="post"
        action={paths.businessDunning(business.id, { level, locale })}
        data-act="save-dunning-text"
        data-kept-as={`save-dunning-text ${level} ${locale}`}
        data-first
        className="record-form"
        noValidate
        onInput={read}
      >
        <input type="hidden" name="act" value="save-dunning-text" />
        <input type="hidden" name="level" value={level} />
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="seen" value={version} />
        {/* The first button is the one that Enter presses. */}
        <input type="submit" hidden />
        <p className="small muted">
          {isOwn && versions[0]
            ? t('dunning:texts.isOwn', { name: versions[0].by, date: f.instant(versions[0].at) })
            : t('dunning:texts.isUsual')}
        </p>
        <Field
          label={t('dunning:texts.subject')}
          hint={t('dunning:texts.subjectHint', { most: f.number(String(longest.subject)) })}
          errors={errorsOf('subject')}
        >
          {(props) => (
            <Input
              {...props}
              desk
              ref={subject}
              name="subject"
              lang={locale}
              defaultValue={first.subject}
              autoComplete="off"
              onFocus={() => {
                last.current = 'subject';
              }}
              onBlur={() => setIsLeft(true)}
            />
          )}
        </Field>
        <Field
          label={t('dunning:texts.words')}
          hint={t('dunning:texts.wordsHint', { most: f.number(String(longest.words)) })}
          errors={errorsOf('words')}
        >
          {(props) => (
            <TextArea
              {...props}
              desk
              ref={words}
              name="words"
              lang={locale}
              rows={12}
              defaultValue={first.words}
              onFocus={() => {
                last.current = 'words';
              }}
              onBlur={() => setIsLeft(true)}
            />
          )}
        </Field>
        <Fieldset legend={t('dunning:texts.insert')} hint={t('dunning:texts.insertHint')}>
          <ul className="plain inserts">
            {placeholders.map((each) => {
              const braced = `{${placeholderNames[locale][each]}}`;
              return (
                <li key={each}>
                  <Button size="desk" name="insert" value={each} data-braced={braced} onClick={insert}>
                    {braced}
                  </Button>
                  <span className="small muted">{t(`dunning:texts.placeholder.${each}`)}</span>
                </li>
              );
            })}
          </ul>
        </Fieldset>
        <div className="form-foot">
          <Button look="primary" size="desk" busy={busy}>
            {t('do.save')}
          </Button>
          <Button size="desk" icon="eye" name="preview" value="1">
            {t('dunning:texts.refresh')}
          </Button>
          <LinkButton look="quiet" size="desk" to={paths.business(business.id)} data-abandons="">
            {t('do.cancel')}
          </LinkButton>
        </div>
      </Form>
      <TextPreviewLetter
        text={typed}
        preview={preview}
        locale={locale}
        business={business.name}
        isNobody={debtors.length === 0}
      >
        {debtors.length > 0 && (
          <Field label={t('dunning:texts.previewFor')}>
            {(props) => (
              <Select
                {...props}
                desk
                form={form}
                name="customer"
                defaultValue={(reply?.preview ?? page.preview).customerId}
                onChange={({ currentTarget: { value: customer } }) =>
                  load(paths.businessDunning(business.id, { level, locale, customer }))
                }
              >
                {debtors.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
      </TextPreviewLetter>
    </div>
  );
};
