/**
 * Cuts a stream of the PostgreSQL protocol (version 3, "Message Formats") into its messages. The first of a client has
 * no type byte; every other is a type and a length that counts itself.
 */
export function frameCutter(options: { startsBare: boolean }): (chunk: Buffer) => Buffer[] {
  let pending: Buffer = Buffer.alloc(0);
  let bare = options.startsBare;
  return (chunk) => {
    pending = pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk;
    const messages: Buffer[] = [];
    for (;;) {
      const lengthAt = bare ? 0 : 1;
      if (pending.length < lengthAt + 4) return messages;
      const size = lengthAt + pending.readInt32BE(lengthAt);
      if (pending.length < size) return messages;
      messages.push(pending.subarray(0, size));
      pending = pending.subarray(size);
      bare = false;
    }
  };
}
