import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { connect, connectAsOwner } from '#db/client.ts';

export type TestUrls = { admin: string; owner: string; app: string };
export type TestDatabase = Omit<Awaited<ReturnType<typeof cloneDatabase>>, 'drop'>;

/** A database cloned from the migrated template or another, with both roles on it. `drop` closes them and takes it away. */
export async function cloneDatabase(urls: TestUrls, template = 'tacite') {
  const { drop, ...database } = await openClone(urls, template);
  return {
    ...database,
    drop: () => drop((admin, name) => admin.query(`drop database ${name} with (force)`)),
  };
}

/** A clone that `fill` has put something into, under a name that others can be cloned from. Returns what `fill` does. */
export async function makeTemplate<T>(
  urls: TestUrls,
  as: string,
  fill: (database: TestDatabase) => Promise<T>,
): Promise<T> {
  const { drop, ...database } = await openClone(urls, 'tacite');
  let isWhole = false;
  try {
    const made = await fill(database);
    isWhole = true;
    return made;
  } finally {
    await drop((admin, name) =>
      admin.query(isWhole ? `alter database ${name} rename to ${as}` : `drop database ${name} with (force)`),
    );
  }
}

async function openClone(urls: TestUrls, template: string) {
  const name = `t_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  await createDatabase(urls, name, template);
  const on = (url: string) => urlOf(url, name);
  const app = connect(on(urls.app), { max: 6, name: 'test' });
  const owner = connectAsOwner(on(urls.owner), { name: 'test-owner' });
  return {
    db: app.db,
    ownerDb: owner.db,
    url: on(urls.app),
    ownerUrl: on(urls.owner),
    adminUrl: on(urls.admin),
    drop: async (end: (admin: pg.Client, name: string) => Promise<unknown>) => {
      await app.close();
      await owner.close();
      await asAdmin(urls, async (admin) => {
        await untilLeft(admin, name);
        await end(admin, name);
      });
    },
  };
}

/** A database of that name as its template is; nobody may be connected to the template. */
export const createDatabase = (urls: TestUrls, name: string, template: string) =>
  asAdmin(urls, (admin) => admin.query(`create database ${name} template ${template} owner tacite_owner`));

/** The address of another database of the same server. */
export const urlOf = (url: string, name: string) => url.replace(/\/[^/]*$/, `/${name}`);

/** Who is still hanging up would take being cut off for a failure; who stays for two seconds is cut off. */
async function untilLeft(admin: pg.Client, name: string) {
  const inside = `select from pg_stat_activity where datname = $1 and backend_type = 'client backend'`;
  for (let looks = 0; looks < 100; looks++) {
    const { rowCount } = await admin.query(inside, [name]);
    if (rowCount === 0) return;
    await wait(20);
  }
}

/** On a connection of its own: the tests of what dies would take a lasting one with them. */
async function asAdmin(urls: TestUrls, work: (admin: pg.Client) => Promise<unknown>) {
  const admin = new pg.Client({ connectionString: urls.admin });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
