/** A small, strict reader of XML without DOCTYPE: enough to see that a report is well-formed, and what it says. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Throws where the text is not well-formed. */
export function readXml(text: string): Element {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.test(text)) throw new Error('a character that XML forbids');
  const body = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const part of body.split(/(<[^>]*>)/)) {
    const top = open.at(-1);
    if (!top) throw new Error('text behind the end');
    if (!part.startsWith('<')) top.text += decode(part);
    else if (part.startsWith('</')) {
      if (part !== `</${top.name}>` || open.length === 1) throw new Error(`unexpected ${part}`);
      open.pop();
    } else {
      const match = /^<([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>$/.exec(part);
      if (!match) throw new Error(`no tag: ${part}`);
      const element: Element = { name: match[1] ?? '', attributes: {}, children: [], text: '' };
      for (const [, key = '', value = ''] of (match[2] ?? '').matchAll(/ ([a-z]+)="([^"]*)"/g)) {
        if (Object.hasOwn(element.attributes, key)) throw new Error(`${key} stands twice`);
        element.attributes[key] = decode(value);
      }
      top.children.push(element);
      if (match[3] === '') open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1 || root.text.trim() !== '') throw new Error('not one closed root');
  return root.children[0] as Element;
}

function decode(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(text)) throw new Error(`a bare & in ${text}`);
  return text.replace(/&([a-z#0-9]+);/g, (_, name: string) => ENTITIES[name] ?? '');
}
