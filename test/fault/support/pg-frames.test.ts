import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameCutter } from './pg-frames.ts';

const bare = (body: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([length, body]);
};
const typed = (type: string, body: Buffer) => Buffer.concat([Buffer.from(type), bare(body)]);
const bodies = fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes));

test('given messages in any pieces, the same messages come out whole', () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.array(bodies, { minLength: 1, maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      (startsBare, list, steps) => {
        const messages = list.map((body, index) =>
          startsBare && index === 0 ? bare(body) : typed('Q', body),
        );
        const stream = Buffer.concat(messages);
        const cut = frameCutter({ startsBare });
        const seen: Buffer[] = [];
        for (let at = 0, turn = 0; at < stream.length; turn++) {
          const step = steps[turn % steps.length] ?? 1;
          seen.push(...cut(stream.subarray(at, at + step)));
          at += step;
        }
        expect(seen.map((each) => each.toString('hex'))).toEqual(
          messages.map((each) => each.toString('hex')),
        );
      },
    ),
  );
});
