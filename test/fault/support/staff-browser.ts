import { openSession } from '#app/auth/staff-session.server.ts';
import { paths } from '#app/lib/paths.ts';
import type { Answered } from '#test/support/owner-browser.ts';
import { textOf } from '#test/support/page-text.ts';
import type { Stage } from './stage.ts';

/** Somebody of the office, signed in with both factors. */
export type StaffBrowser = {
  act: (origin: string, invoiceId: string, act: string, fields?: Record<string, string>) => Promise<Answered>;
  read: (origin: string, path: string) => Promise<Answered>;
};

export async function staffBrowser(stage: Stage): Promise<StaffBrowser> {
  const { officeId, staffId, s } = stage;
  const opened = await openSession(s, new Request(stage.env.APP_ORIGIN), {
    officeId,
    staffId,
    secondFactor: true,
  });
  const cookie = opened.split(';', 1)[0] ?? '';
  const answered = async (response: Response) => ({
    status: response.status,
    text: textOf(await response.text()),
  });
  return {
    async act(origin, invoiceId, act, fields = {}) {
      // `index` names the page's own action, as its forms do.
      const response = await fetch(`${origin}${paths.invoice(invoiceId)}?index`, {
        method: 'POST',
        body: new URLSearchParams({ act, ...fields }),
        redirect: 'manual',
        headers: { 'sec-fetch-site': 'same-origin', cookie },
      });
      return answered(response);
    },
    async read(origin, path) {
      return answered(await fetch(origin + path, { headers: { cookie }, redirect: 'manual' }));
    },
  };
}
