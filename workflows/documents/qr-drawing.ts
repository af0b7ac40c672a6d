import { create } from 'qrcode';

/**
 * A QR code as an SVG drawing of one path, a unit a module, without its quiet zone: the template leaves four modules
 * around it. Error correction M (15 %), as the guideline for transfers asks for. The same text gives the same drawing.
 */
export function qrDrawing(text: string): string {
  const { modules } = create([{ data: Buffer.from(text), mode: 'byte' }], { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const path: string[] = [];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = x;
      while (x < size && modules.get(y, x)) x++;
      if (x > from) path.push(`M${from} ${y}h${x - from}v1h-${x - from}z`);
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path.join('')}"/></svg>`;
}
