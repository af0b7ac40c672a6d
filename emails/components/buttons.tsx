import { Link } from '@react-email/components';
import { Fragment } from 'react';
import { color, font, sans } from '../theme.ts';
import { layout } from './frame.tsx';
import { Block } from './typography.tsx';

type Button = { href: string; label: string };

/** One main button, and any others below it in one row of equal heights: no way to answer is hidden behind a link. */
export function Buttons({ main, others = [] }: { main: Button; others?: readonly Button[] }) {
  return (
    <Block>
      <table {...layout}>
        <tbody>
          <tr>
            <td align="center" className="m-btn" {...mainGround} style={mainCell}>
              <Link href={main.href} className="m-btn-a" style={mainLink}>
                {main.label}
              </Link>
            </td>
          </tr>
        </tbody>
      </table>
      {others.length > 0 && (
        <table {...layout} style={{ marginTop: 8 }}>
          <tbody>
            <tr>
              {others.map((button, index) => (
                <Fragment key={button.label}>
                  {index > 0 && <td className="m-gap" width="8" style={{ width: 8, fontSize: 0 }} />}
                  <td
                    align="center"
                    className="m-btn2"
                    width={`${Math.floor(98 / others.length)}%`}
                    style={otherCell}
                  >
                    <Link href={button.href} className="m-ink" style={otherLink}>
                      {button.label}
                    </Link>
                  </td>
                </Fragment>
              ))}
            </tr>
          </tbody>
        </table>
      )}
    </Block>
  );
}

/** One that stands by itself, at the end of a mail. */
export function SecondButton({ href, label }: Button) {
  return (
    <Block bottom={28}>
      <table {...layout}>
        <tbody>
          <tr>
            <td align="center" className="m-btn2" style={otherCell}>
              <Link href={href} className="m-ink" style={otherLink}>
                {label}
              </Link>
            </td>
          </tr>
        </tbody>
      </table>
    </Block>
  );
}

/** Desktop Outlook paints the cell from the attribute, which React's types do not know on a cell. */
const mainGround = { bgcolor: color.pen };
const mainCell = { background: color.pen, borderRadius: 4 };
const mainLink = {
  display: 'block',
  padding: '17px 24px',
  ...font(sans, 18, 22, 'bold'),
  color: color.onPen,
  textDecoration: 'none',
};
const otherCell = { border: `1px solid ${color.control}`, borderRadius: 4, background: color.sheet };
const otherLink = {
  display: 'block',
  padding: '13px 4px',
  ...font(sans, 15, 20, 'bold'),
  color: color.ink,
  textDecoration: 'none',
};
