/**
 * `npm run read -- FILE… [--business ID] [--lang fr|en] [--answer QUESTION=CHOICE]…`: what an import would make of each file,
 * as one JSON line a file, without writing anything; exit 0 when all were read. A database is opened for --business alone.
 */
import { readFile as readBytes } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { toldOf } from '#app/invoices/import/told.server.ts';
import { isLocale } from '#app/lib/i18n.ts';
import { connectAsOwner, inOffice } from '#db/client.ts';
import { finish, openCommandDatabase, reasonOf } from '#db/command.ts';
import { type Business, findBusiness } from '#db/queries/businesses.ts';
import { type Answers, questionNames, readFile, unopened } from '#workflows/intake/read-file.ts';
import { findScope } from '#workflows/ledger/read-business.ts';

const options = {
  business: { type: 'string' },
  lang: { type: 'string', default: 'fr' },
  answer: { type: 'string', multiple: true },
} as const;

/** npm starts a script in the folder of the project, whoever calls it from where. */
const startedIn = process.env.INIT_CWD ?? '.';

try {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (positionals.length === 0) throw new Error('no file is given');
  const locale = values.lang;
  if (!isLocale(locale)) throw new Error('--lang is fr or en');
  const answers = answersIn(values.answer ?? []);
  const business = values.business ? await businessOf(values.business) : null;
  let areAllRead = true;
  for (const path of positionals) {
    const bytes = await readBytes(resolve(startedIn, path)).catch(() => null);
    const read = bytes
      ? await readFile({ name: basename(path), bytes, answers }, {}, (crash) =>
          process.stderr.write(`${crash.message}\n`),
        )
      : unopened();
    areAllRead &&= read.ok;
    process.stdout.write(`${JSON.stringify({ file: path, ...toldOf(read, business, locale) })}\n`);
  }
  process.exitCode = areAllRead ? 0 : 1;
} catch (error) {
  finish(process.stderr, `Nothing was read: ${reasonOf(error)}`, 1);
}

function answersIn(given: string[]): Answers {
  const pairs = given.map((each) => {
    const [, name = '', value = ''] = /^(\w+)=(.+)$/s.exec(each) ?? [];
    const known = questionNames.find((question) => question === name);
    if (!known)
      throw new Error(`--answer ${each}: it is one of ${questionNames.join(', ')}, =, and the choice`);
    return [known, value] as const;
  });
  return Object.fromEntries(pairs);
}

async function businessOf(id: string): Promise<Business> {
  const database = await openCommandDatabase(process.env, { create: false });
  const { db, close } = connectAsOwner(database.ownerUrl, { name: 'tacite-command' });
  try {
    const scope = await findScope(db, id);
    const business = scope && (await inOffice(db, scope.officeId, (tx) => findBusiness(tx, id)));
    if (!business) throw new Error(`the business ${id} is not known`);
    return business;
  } finally {
    await close();
    await database.close();
  }
}
