/** Our own Markdown as plain text, for clients that render none. Knows the few forms that this server writes. */

const FENCE = /^```\w*$/;

/** Code keeps its lines; emphasis, links and escapes leave what they are about. */
export function plainText(markdown: string): string {
  let isCode = false;
  const lines: string[] = [];
  for (const line of markdown.split('\n')) {
    if (FENCE.test(line.trim())) isCode = !isCode;
    else lines.push(isCode ? line : plainLine(line));
  }
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function plainLine(line: string): string {
  return line
    .split(/(`[^`]+`)/)
    .map((part) => (part.startsWith('`') ? part.slice(1, -1) : withoutMarks(part)))
    .join('');
}

const withoutMarks = (text: string): string =>
  text
    .replaceAll(/(?<!\\)\[([^\]]+)\]\([^)\s]+\)/g, '$1')
    .replaceAll(/(?<!\\)(\*{1,2})(\S(?:.*?\S)?)\1/g, '$2')
    .replaceAll(/\\([_<>[\]|#\d])/g, '$1');
