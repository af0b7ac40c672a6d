import { Notice } from '#app/ui/notice.tsx';
import type { PaymentItem } from './payment-words.server.ts';

type Props = { title: string; items: readonly PaymentItem[]; hint: string };

/** A payment that goes elsewhere than before: what is new about it, and what to do before it is believed. */
export const PaymentNotice = ({ title, items, hint }: Props) => (
  <Notice tone="red" icon="shield-check">
    <p>
      <b>{title}</b>
    </p>
    <ul>
      {items.map(({ label, text }) => (
        <li key={`${label} ${text}`}>
          <span className="small muted">{label}</span> <b className="break-words">{text}</b>
        </li>
      ))}
    </ul>
    <p>{hint}</p>
  </Notice>
);
