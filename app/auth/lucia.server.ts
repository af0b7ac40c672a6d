import { type Adapter, type DatabaseSession, Lucia } from 'lucia';
import { type Db, inOffice, type Tx } from '#db/client.ts';
import {
  deleteSession,
  type FoundSession,
  findOfficeOfSession,
  findSession,
  insertSession,
} from '#db/queries/sessions.ts';
import { deleteSessions } from '#db/queries/staff.ts';

/** The only file that calls Lucia. Its sessions belong to an office, whose rows are seen from within it alone. */

type SessionAttributes = {
  officeId: string;
  secondFactor: boolean;
  /** A factor was given in it within five minutes. */
  isFresh: boolean;
  /** How much of its whole life is left. */
  leftMs: number;
  userAgent: string;
  address: string;
};
type UserAttributes = Omit<FoundSession['person'], 'id' | 'disabledAt'> & {
  staffId: string;
  officeName: string;
};

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes, UserAttributes>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: UserAttributes;
  }
}

/** Lucia knows a person by one text; ours is found by office and id. */
export const userId = (officeId: string, staffId: string) => `${officeId}/${staffId}`;
const partsOf = (id: string) => {
  const [officeId = '', staffId = ''] = id.split('/');
  return { officeId, staffId };
};

/** Lucia would compare ends with the clock of this machine; the queries have done so with the database's. */
const never = new Date(8.64e15);

const inOfficeOfSession = async <T>(
  db: Db,
  id: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T | undefined> => {
  const office = await findOfficeOfSession(db, id);
  return office === undefined ? undefined : inOffice(db, office, work);
};

const createAdapter = (db: Db): Adapter => ({
  getSessionAndUser: async (id) => {
    const found = await inOfficeOfSession(db, id, (tx) => findSession(tx, id));
    if (!found) return [null, null];
    const { id: staffId, disabledAt, ...person } = found.person;
    const user = userId(person.officeId, staffId);
    const { secondFactor, isFresh, leftMs } = found.session;
    const attributes = {
      officeId: person.officeId,
      secondFactor,
      isFresh,
      leftMs,
      userAgent: '',
      address: '',
    };
    const session: DatabaseSession = { id, userId: user, expiresAt: never, attributes };
    // A session without a person is ended by Lucia: a disabled one stays out, even if enabled again.
    if (disabledAt !== null) return [session, null];
    return [session, { id: user, attributes: { ...person, staffId, officeName: found.officeName } }];
  },
  setSession: async ({ id, userId, attributes: { isFresh: _, leftMs: __, ...attributes } }) => {
    const { staffId } = partsOf(userId);
    await inOffice(db, attributes.officeId, (tx) => insertSession(tx, { ...attributes, id, staffId }));
  },
  deleteSession: async (id) => {
    await inOfficeOfSession(db, id, (tx) => deleteSession(tx, id));
  },
  deleteUserSessions: async (id) => {
    const { officeId, staffId } = partsOf(id);
    await inOffice(db, officeId, (tx) => deleteSessions(tx, { staffId }));
  },
  updateSessionExpiration: () => unused('findSession moves the idle end'),
  getUserSessions: () => unused('listSessions does'),
  deleteExpiredSessions: () => unused('insertSession forgets those that have ended'),
});

const unused = (why: string) => Promise.reject(new Error(`not part of the adapter: ${why}`));

const instances = new WeakMap<Db, Lucia<SessionAttributes, UserAttributes>>();

/** Lucia on a database; one instance for each. */
export const luciaOn = (db: Db): Lucia<SessionAttributes, UserAttributes> => {
  const known = instances.get(db);
  if (known) return known;
  const lucia = new Lucia(createAdapter(db), {
    getSessionAttributes: (attributes): SessionAttributes => attributes,
    getUserAttributes: (attributes): UserAttributes => attributes,
  });
  instances.set(db, lucia);
  return lucia;
};
