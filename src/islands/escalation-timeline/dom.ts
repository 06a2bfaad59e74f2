/** Shapes as elements. */
import type { Shape } from './shape.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** An SVG element with its children. */
export function svgElement({ tag, attributes, children }: Shape): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children.map((child) => (typeof child === 'string' ? child : svgElement(child))));
  return made;
}

/** An HTML element with a class and children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, ...children: (Node | string)[]): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** A button that says what it does through `data-do` and its value. */
export function button(label: string, does: string, value: string): HTMLButtonElement {
  const made = element('button', 'quiet', label);
  made.type = 'button';
  made.dataset['do'] = does;
  made.value = value;
  return made;
}
