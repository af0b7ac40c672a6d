import { type Body, type Drawing, pathOf } from '#workflows/documents/drawing/drawing.ts';

/** Which body an element shows. */
const shown = new WeakMap<Element, string>();

/** What a sheet shows already, bodies and letters: what it need not be told again. */
export const knownOn = (sheet: SVGSVGElement, letters: ReadonlyMap<string, string>): string[] => [
  ...new Set(Array.from(sheet.children, (each) => shown.get(each) ?? '')),
  ...letters.keys(),
];

/**
 * Changes what a sheet shows to what a drawing says: what stays keeps its element, so that the browser paints anew only
 * where something changed. `letters` holds the outlines that came so far and takes those of the drawing.
 */
export function layDrawing(sheet: SVGSVGElement, drawing: Drawing, letters: Map<string, string>): void {
  for (const [name, outline] of Object.entries(drawing.letters)) letters.set(name, outline);
  const free = new Map<string, Element[]>();
  for (const each of sheet.children) {
    const name = shown.get(each) ?? '';
    free.set(name, [...(free.get(name) ?? []), each]);
  }
  const examples = new Map([...free].flatMap(([name, [first]]) => (first ? [[name, first] as const] : [])));
  const elements = drawing.parts.map(([name, matrix]) => {
    const element = free.get(name)?.shift() ?? anew(name);
    const transform = `matrix(${matrix})`;
    if (element.getAttribute('transform') !== transform) element.setAttribute('transform', transform);
    return element;
  });
  for (const rest of free.values()) for (const each of rest) forget(each);
  for (const [index, element] of elements.entries()) {
    const there = sheet.children[index];
    if (there !== element) sheet.insertBefore(element, there ?? null);
  }
  sheet.setAttribute('viewBox', `0 0 ${drawing.width} ${drawing.height}`);

  function anew(name: string): Element {
    const body = drawing.bodies[name];
    const element = body === undefined ? examples.get(name)?.cloneNode(true) : made(body, letters);
    if (!(element instanceof Element)) throw new Error(`the drawing lacks ${name}`);
    shown.set(element, name);
    examples.set(name, element);
    return element;
  }
}

const namespaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const parser = () => new DOMParser();

function made(body: Body, letters: ReadonlyMap<string, string>): Element {
  const inside =
    typeof body === 'string'
      ? body
      : `<path fill="${body.fill}" d="${pathOf(body.run, (name) => letters.get(name))}"/>`;
  const parsed = parser().parseFromString(`<g ${namespaces}>${inside}</g>`, 'image/svg+xml');
  // Before it is part of the page, which would look for it at the address that is written.
  for (const image of parsed.querySelectorAll('image')) showFromHere(image);
  return document.importNode(parsed.documentElement, true);
}

const link = 'http://www.w3.org/1999/xlink';

/** The policy of our pages takes pictures that the page made, and none written into an address. */
function showFromHere(image: Element): void {
  const written = image.getAttributeNS(link, 'href') ?? image.getAttribute('href') ?? '';
  const [, type, data] = /^data:([\w/+.-]+);base64,(.*)$/s.exec(written) ?? [];
  if (!type || !data) return;
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  image.removeAttributeNS(link, 'href');
  image.setAttribute('href', URL.createObjectURL(new Blob([bytes], { type })));
}

function forget(element: Element): void {
  for (const image of element.querySelectorAll('image')) {
    const href = image.getAttribute('href') ?? '';
    // A copy of it may stand elsewhere on the sheet.
    if (element.ownerDocument.querySelectorAll(`image[href="${href}"]`).length === 1)
      URL.revokeObjectURL(href);
  }
  element.remove();
}
