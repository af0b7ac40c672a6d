import QRCode from 'qrcode';

/** A QR code as the `d` of one SVG path, a unit a module, with the quiet zone of four that ISO/IEC 18004 asks for. */
export type QrDrawing = { size: number; path: string };

export const drawQr = (text: string): QrDrawing => {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const dark = Array.from(data).flatMap((bit, index) => (bit ? [index] : []));
  const path = dark.map((index) => `M${(index % size) + 4} ${Math.floor(index / size) + 4}h1v1h-1z`).join('');
  return { size: size + 8, path };
};
