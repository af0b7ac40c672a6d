export type Entry = { name: Buffer; crc: number; packed: number; unpacked: number; at: number };

export const most32 = 0xffffffff;
const most16 = 0xffff;

const utf8Names = 0x0800;
/** Sizes follow the data, as it is written in one go (APPNOTE.TXT 6.3.10, 4.4.4). */
const sizesFollow = 0x0008;
const deflated = 8;
/** 1 January 1980: when each file was made stands elsewhere. */
const noDate = 0x0021;

/** What stands before the data of a file whose sizes follow it. */
export function localHead(name: Buffer): Buffer {
  const local = Buffer.alloc(30);
  local.write('PK\x03\x04', 'latin1');
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(utf8Names | sizesFollow, 6);
  local.writeUInt16LE(deflated, 8);
  local.writeUInt16LE(noDate, 12);
  local.writeUInt16LE(name.length, 26);
  return Buffer.concat([local, name]);
}

/** Those sizes. */
export function sizesOf({ crc, packed, unpacked }: Omit<Entry, 'name' | 'at'>): Buffer {
  const sizes = Buffer.alloc(16);
  sizes.write('PK\x07\x08', 'latin1');
  sizes.writeUInt32LE(crc, 4);
  sizes.writeUInt32LE(packed, 8);
  sizes.writeUInt32LE(unpacked, 12);
  return sizes;
}

export function directoryEntry({ name, crc, packed, unpacked, at }: Entry): Buffer {
  const isFar = at >= most32;
  const extra = Buffer.alloc(isFar ? 12 : 0);
  if (isFar) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(8, 2);
    extra.writeBigUInt64LE(BigInt(at), 4);
  }
  const head = Buffer.alloc(46);
  head.write('PK\x01\x02', 'latin1');
  head.writeUInt16LE(isFar ? 45 : 20, 4);
  head.writeUInt16LE(isFar ? 45 : 20, 6);
  head.writeUInt16LE(utf8Names | sizesFollow, 8);
  head.writeUInt16LE(deflated, 10);
  head.writeUInt16LE(noDate, 14);
  head.writeUInt32LE(crc, 16);
  head.writeUInt32LE(packed, 20);
  head.writeUInt32LE(unpacked, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt16LE(extra.length, 30);
  head.writeUInt32LE(Math.min(at, most32), 42);
  return Buffer.concat([head, name, extra]);
}

/** The end of the archive, with the larger form before it where 16 and 32 bits don't hold it. */
export function endOf(count: number, start: number, size: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Math.min(count, most16), 8);
  end.writeUInt16LE(Math.min(count, most16), 10);
  end.writeUInt32LE(Math.min(size, most32), 12);
  end.writeUInt32LE(Math.min(start, most32), 16);
  if (count < most16 && start < most32) return end;
  const large = Buffer.alloc(76);
  large.write('PK\x06\x06', 'latin1');
  large.writeBigUInt64LE(44n, 4);
  large.writeUInt16LE(45, 12);
  large.writeUInt16LE(45, 14);
  large.writeBigUInt64LE(BigInt(count), 24);
  large.writeBigUInt64LE(BigInt(count), 32);
  large.writeBigUInt64LE(BigInt(size), 40);
  large.writeBigUInt64LE(BigInt(start), 48);
  large.write('PK\x06\x07', 56, 'latin1');
  large.writeBigUInt64LE(BigInt(start + size), 64);
  large.writeUInt32LE(1, 72);
  return Buffer.concat([large, end]);
}
