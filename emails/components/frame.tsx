import { Body, Head, Html } from '@react-email/components';
import { createElement, type ReactNode } from 'react';
import type { Locale } from '#db/shapes/locale.ts';
import { color, font, sans, serif, sheetWidth, styleBlock } from '../theme.ts';

type Props = {
  locale: Locale;
  title: string;
  /** Read first: preview of the inbox, and first line of the plain text. */
  summary: string;
  letterhead: string;
  /** « pour Vasseur Plomberie »: on whose behalf. */
  aside?: string;
  children: ReactNode;
  footer: ReactNode;
};

/** The sheet every mail is written on: summary, ledger head with the double rule, blocks, footer. */
export function Frame({ locale, title, summary, letterhead, aside, children, footer }: Props) {
  return (
    <Html lang={locale}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no" />
        <title>{title}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant; React would escape its quotes. */}
        <style dangerouslySetInnerHTML={{ __html: styleBlock }} />
      </Head>
      <Body className="m-paper" style={{ margin: 0, padding: 0, background: color.paper }}>
        <p style={{ display: 'none', maxHeight: 0, margin: 0, overflow: 'hidden' }}>{summary}</p>
        <table {...layout} className="m-paper" bgcolor={color.paper} style={{ background: color.paper }}>
          <tbody>
            <tr>
              <td align="center" style={{ padding: '24px 12px 32px' }}>
                {createElement('x-outlook-open')}
                <table {...layout} width={sheetWidth} className="m-sheet" bgcolor={color.sheet} style={sheet}>
                  <tbody>
                    <tr>
                      <td className="m-pad m-head" style={head}>
                        <table {...layout}>
                          <tbody>
                            <tr>
                              <td className="m-ink" style={name}>
                                {letterhead}
                              </td>
                              {aside && (
                                <td align="right" className="m-soft" style={asideStyle}>
                                  {aside}
                                </td>
                              )}
                            </tr>
                          </tbody>
                        </table>
                      </td>
                    </tr>
                    {children}
                    <tr>
                      <td className="m-pad m-foot" style={foot}>
                        {footer}
                      </td>
                    </tr>
                  </tbody>
                </table>
                {createElement('x-outlook-close')}
              </td>
            </tr>
          </tbody>
        </table>
      </Body>
    </Html>
  );
}

/** Attributes of a table that only places things. */
export const layout = {
  role: 'presentation',
  width: '100%',
  cellPadding: 0,
  cellSpacing: 0,
  border: 0,
} as const;

/** Desktop Outlook ignores max-width: it gets a table of fixed width around the sheet, in comments React cannot write. */
export function withOutlookTable(html: string): string {
  const open = `<!--[if mso]><table role="presentation" width="${sheetWidth}" cellpadding="0" cellspacing="0"><tr><td><![endif]-->`;
  const close = '<!--[if mso]></td></tr></table><![endif]-->';
  return html
    .replace('<x-outlook-open></x-outlook-open>', open)
    .replace('<x-outlook-close></x-outlook-close>', close);
}

const sheet = {
  width: '100%',
  maxWidth: sheetWidth,
  background: color.sheet,
  border: `1px solid ${color.rule}`,
};
const head = { padding: '20px 32px 18px', borderBottom: `3px double ${color.ruleStrong}` };
const foot = { padding: '20px 32px 24px', borderTop: `1px solid ${color.rule}` };
const name = { ...font(serif, 19, 24, 'bold'), color: color.ink };
const asideStyle = { ...font(sans, 13, 20), color: color.graphite, paddingLeft: 12 };
