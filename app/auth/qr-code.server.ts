import { type QrPath, qrPath } from '#workflows/documents/qr-drawing.ts';

export type QrDrawing = QrPath;

/** A QR code with its own white around it: on a screen it may stand on any colour. */
export const drawQr = (text: string): QrDrawing => qrPath(text, 4);
