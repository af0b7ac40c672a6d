/**
 * Whether a colour ("#1f4e79") can be read as text and as a thin rule on white paper: a contrast of 4.5 to 1
 * (WCAG 2.2, 1.4.3), computed from the relative luminance of sRGB.
 */
export function isReadableOnWhite(colour: string): boolean {
  return 1.05 / (luminance(colour) + 0.05) >= 4.5;
}

export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/.test(text);

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16)),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
