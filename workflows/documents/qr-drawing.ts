import { create } from 'qrcode';

export type QrPath = { size: number; path: string };

/**
 * A QR code as the `d` of one SVG path, a unit a module, with `quiet` modules of white around it (ISO/IEC 18004 asks for
 * four, which may be the paper's). Error correction M (15 %), as the guideline for transfers asks for. The same text
 * gives the same drawing.
 */
export function qrPath(text: string, quiet = 0): QrPath {
  const { modules } = create([{ data: Buffer.from(text), mode: 'byte' }], { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const path: string[] = [];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = x;
      while (x < size && modules.get(y, x)) x++;
      if (x > from) path.push(`M${from + quiet} ${y + quiet}h${x - from}v1h-${x - from}z`);
    }
  }
  return { size: size + 2 * quiet, path: path.join('') };
}

/** The same as an SVG file, without white around it. */
export function qrDrawing(text: string): string {
  const { size, path } = qrPath(text);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}"/></svg>`;
}
