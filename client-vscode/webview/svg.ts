/** Makes SVG elements. Never from markup: no name in somebody's code can become a script. */

const NAMESPACE = 'http://www.w3.org/2000/svg';

type Attributes = Readonly<Record<string, string | number>>;

export function element<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes,
  ...children: readonly Node[]
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

export function textElement(text: string, attributes: Attributes): SVGTextElement {
  const made = element('text', attributes);
  made.textContent = text;
  return made;
}

/** What is shown when the mouse rests on the element around it. */
export function titleElement(text: string): SVGTitleElement {
  const made = element('title', {});
  made.textContent = text;
  return made;
}
