/** From where somebody acts: what a session, a record of access and a mail about it say. */
export type Visit = {
  /** The network address: `context.clientAddress`. */
  from: string;
  userAgent: string;
};

export const visitOf = (request: Request, from: string): Visit => ({
  from,
  userAgent: (request.headers.get('User-Agent') ?? '').slice(0, 400),
});
