import type { LogoFormat } from '#workflows/documents/look/look.ts';

export type LogoType = { format: LogoFormat; width: number; height: number; components: number };

/**
 * What a picture is by its first bytes, whatever it is called; null for anything but PNG (ISO/IEC 15948) and JPEG
 * (ISO/IEC 10918-1). Width and height in pixels; components a pixel, 0 where the format does not say.
 */
export function logoType(bytes: Uint8Array): LogoType | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length > 32 && data.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n') {
    if (data.toString('latin1', 12, 16) !== 'IHDR') return null;
    return { format: 'png', width: data.readUInt32BE(16), height: data.readUInt32BE(20), components: 0 };
  }
  if (data.length > 32 && data.readUInt32BE(0) >>> 8 === 0xffd8ff) return jpegType(data);
  return null;
}

/** Size and components stand in the first frame header (SOF0 to SOF15, but for the three markers among them that are none). */
function jpegType(data: Buffer): LogoType | null {
  let at = 2;
  while (at + 10 < data.length && data[at] === 0xff) {
    const marker = data[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const [height, width] = [data.readUInt16BE(at + 5), data.readUInt16BE(at + 7)];
      return { format: 'jpg', width, height, components: data[at + 9] ?? 0 };
    }
    at += 2 + data.readUInt16BE(at + 2);
  }
  return null;
}
