import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { optionalStaff, requireFreshStaff, requireStaff } from '#app/auth/require-staff.server.ts';
import { requirePasswordStep, requireVisitor } from '#app/auth/visitor-guards.server.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { givenOffice, givenStaff, on, passwordStep, signedIn } from './given.ts';

/** Guards take the services of their process: here, those of the test's database. */
async function given() {
  const database = await freshDatabase();
  const s = on(database.db);
  const { officeId } = await givenOffice(database);
  const staffId = await givenStaff(database, officeId);
  const holder = globalThis as { taciteServices?: unknown };
  holder.taciteServices = s;
  onTestFinished(() => {
    delete holder.taciteServices;
  });
  return { s, database, officeId, staffId };
}

const request = (path: string, cookie?: string, method = 'GET') =>
  new Request(`https://tacite.test${path}`, {
    method,
    headers: cookie ? { Cookie: cookie.split(';', 1)[0]! } : {},
  });

const thrown = async (work: Promise<unknown>): Promise<Response> => {
  const answer = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(answer instanceof Response)) throw new Error('nothing was thrown');
  return answer;
};

test('without a session a page leads to the sign-in, and back to itself', async () => {
  await given();

  const answer = await thrown(requireStaff(request('/invoices?status=draft&q=a%20b'), { action: 'read' }));
  expect(answer.status).toBe(302);
  const to = new URL(answer.headers.get('Location')!, 'https://tacite.test');
  expect(to.pathname).toBe('/sign-in');
  expect(to.searchParams.get('redirectTo')).toBe('/invoices?status=draft&q=a+b');
  expect(to.searchParams.has('unsent')).toBe(false);

  const posted = await thrown(
    requireStaff(request('/businesses/new', undefined, 'POST'), { action: 'businesses' }),
  );
  expect(posted.headers.get('Location')).toBe('/sign-in?redirectTo=%2Fbusinesses%2Fnew&unsent=1');
  expect(posted.headers.get('Tacite-Not-Done')).toBe('1');
});

test('a form that could not be sent is come back to where it stands, on a page of ours', async () => {
  await given();
  const sentFrom = async (page: string) => {
    const post = new Request('https://tacite.test/invoices/new', {
      method: 'POST',
      headers: { 'Tacite-Page': page },
    });
    const answer = await thrown(requireStaff(post, { action: 'draft' }));
    const { searchParams } = new URL(answer.headers.get('Location')!, 'https://tacite.test');
    expect(searchParams.get('unsent'), 'its words are kept').toBe('kept');
    return searchParams.get('redirectTo');
  };
  expect(await sentFrom('/customers/1?ask=draft')).toBe('/customers/1?ask=draft');
  for (const elsewhere of [
    'https://evil.example/',
    '//evil.example',
    '/.//evil.example',
    'javascript:1',
    '',
  ]) {
    expect(await sentFrom(elsewhere)).toBe('/invoices/new');
  }
  const get = new Request('https://tacite.test/customers', { headers: { 'Tacite-Page': '/settings' } });
  const answer = await thrown(requireStaff(get, { action: 'read' }));
  expect(answer.headers.get('Location')).toBe('/sign-in?redirectTo=%2Fcustomers');
});

test('between password and code only the page of the code is open', async () => {
  const { s } = await given();
  const half = await passwordStep(s);

  expect(
    (await thrown(requireStaff(request('/invoices', half), { action: 'read' }))).headers.get('Location'),
  ).toMatch(/^\/sign-in\?/);
  expect(await optionalStaff(request('/', half))).toBeNull();
  expect(await requirePasswordStep(request('/sign-in/code', half))).toMatchObject({ secondFactor: false });
});

test('with both factors the person is known, as the actor of what they do', async () => {
  const { s, officeId, staffId } = await given();
  const whole = await signedIn(s);

  expect(await requireStaff(request('/invoices', whole), { action: 'draft' })).toMatchObject({
    officeId,
    officeName: 'Calame Facturation',
    id: staffId,
    role: 'biller',
    actor: { kind: 'staff', id: staffId, name: 'Inès Rouvière', channel: 'console' },
  });
  expect(
    (await thrown(requireVisitor(request('/sign-in?redirectTo=/customers', whole)))).headers.get('Location'),
  ).toBe('/customers');
  expect(
    (await thrown(requireVisitor(request('/sign-in?redirectTo=//evil.example', whole)))).headers.get(
      'Location',
    ),
  ).toBe('/');
});

test('what a role may not do is refused', async () => {
  const { s } = await given();
  const whole = await signedIn(s);

  expect((await thrown(requireStaff(request('/settings', whole), { action: 'staff' }))).status).toBe(403);
  expect(
    (await thrown(requireStaff(request('/settings', whole), { action: ['engine', 'settings'] }))).status,
  ).toBe(403);
});

test('the sign-in page knows a session that has ended from a first visit', async () => {
  await given();

  expect(await requireVisitor(request('/sign-in'))).toEqual({ hasEnded: false });
  expect(await requireVisitor(request('/sign-in', `__Host-staff=${'x'.repeat(43)}`))).toEqual({
    hasEnded: true,
  });
});

test('what needs a factor given within five minutes leads to the page that asks for it, and back', async () => {
  const { s, database } = await given();
  const whole = await signedIn(s);
  const ask = () => requireFreshStaff(request('/exports/42?kind=all', whole), { action: 'account' });
  expect(await ask()).toMatchObject({ isFresh: true });

  await database.ownerDb.execute(
    sql`update sessions set factor_at = clock_timestamp() - interval '5 minutes'`,
  );

  expect((await thrown(ask())).headers.get('Location')).toBe(
    '/confirm?redirectTo=%2Fexports%2F42%3Fkind%3Dall',
  );
  expect((await thrown(requireFreshStaff(request('/', whole), { action: 'engine' }))).status).toBe(403);
});

test('a script gets its answer in its own words instead of a redirect', async () => {
  const { s } = await given();
  const asJson = (status: number) => ({ status });
  const answer = await thrown(requireStaff(request('/invoices/bulk/items'), { action: 'draft', asJson }));
  expect([answer.status, await answer.json()]).toEqual([401, { status: 401 }]);
  const whole = await signedIn(s);
  const refused = await thrown(requireStaff(request('/', whole), { action: 'engine', asJson }));
  expect([refused.status, await refused.json()]).toEqual([403, { status: 403 }]);
});
