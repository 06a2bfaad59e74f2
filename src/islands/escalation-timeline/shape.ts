/** A piece of markup as data: the page's build writes it as HTML, the island makes elements of it; both escape text. */
export interface Shape {
  tag: string;
  attributes: Readonly<Record<string, string | number>>;
  children: readonly (Shape | string)[];
}

export const shape = (tag: string, attributes: Shape['attributes'] = {}, ...children: Shape['children']): Shape => ({ tag, attributes, children });
