/**
 * Docstrings as Markdown: reStructuredText where people write it (Sphinx roles, fields, literal blocks, notes),
 * Google's and NumPy's sections as they stand, everything else as text that Markdown must not mistake for its own.
 * Knows docstrings, not code.
 */

const FIELD =
  /^:(param|parameter|arg|argument|keyword|raises|raise|except|exception|type|rtype|returns|return|yields|var|ivar|cvar)\s*([^:]*):\s*(.*)$/;
const DIRECTIVE = /^\.\.\s+([\w:-]+)::\s*(.*)$/;
const SECTION =
  /^(Args|Arguments|Parameters|Returns|Return|Yields|Raises|Attributes|Examples?|Notes?|Warnings?|See Also|Todo|Keyword Args):?$/;
const UNDERLINE = /^([-=~^"'`*+#])\1{2,}$/;

/** `text` is a docstring whose common indentation is gone (PEP 257). */
export function docstringMarkdown(text: string): string {
  return new Converter(text.replaceAll('\r\n', '\n').split('\n')).convert();
}

class Converter {
  private readonly lines: readonly string[];
  private readonly out: string[] = [];
  private at = 0;

  constructor(lines: readonly string[]) {
    this.lines = lines;
  }

  convert(): string {
    while (this.at < this.lines.length) this.block();
    return this.out
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim();
  }

  private block(): void {
    const line = this.lines[this.at]!;
    const trimmed = line.trim();
    const next = this.lines[this.at + 1]?.trim() ?? '';
    const field = FIELD.exec(trimmed);
    const directive = DIRECTIVE.exec(trimmed);
    if (/^(>>>|\.\.\.)\s?/.test(trimmed)) this.session();
    else if (trimmed.startsWith('```')) this.fence();
    else if (trimmed !== '' && (SECTION.test(trimmed) || UNDERLINE.test(next))) {
      this.at += UNDERLINE.test(next) ? 2 : 1;
      this.out.push('', `**${inline(trimmed.replace(/:$/, ''))}**`, '');
    } else if (field) this.field(field);
    else if (directive) this.directive(directive, indentOf(line));
    else this.paragraphLine(trimmed, indentOf(line));
  }

  private paragraphLine(trimmed: string, indent: number): void {
    this.at++;
    if (trimmed.endsWith('::')) {
      // "text::" is "text:" with a literal block after it; "::" alone only opens the block.
      this.out.push(inline(trimmed.slice(0, trimmed.length > 2 ? -1 : -2)));
      this.literal(indent, '');
      return;
    }
    // Four spaces would be code in Markdown; in a docstring they are a paragraph that belongs to the one above.
    this.out.push(
      indent >= 4 && !/^([-*+]|\d+\.)\s/.test(trimmed) ? `- ${inline(trimmed)}` : inline(trimmed),
    );
  }

  /** An interactive session, up to the next blank line. */
  private session(): void {
    this.out.push('', '```python');
    for (; this.at < this.lines.length && this.lines[this.at]!.trim() !== ''; this.at++)
      this.out.push(this.lines[this.at]!.trim());
    this.out.push('```', '');
  }

  private fence(): void {
    do this.out.push(this.lines[this.at++]!);
    while (this.at < this.lines.length && !this.lines[this.at]!.trim().startsWith('```'));
    this.out.push('```');
    this.at++;
  }

  private field([, name, subject, rest]: RegExpExecArray): void {
    this.at++;
    const more = this.indented(0).map((line) => line.trim());
    const description = inline([rest!, ...more].join(' ').trim());
    const title =
      subject === '' ? `**${name}**` : `${name === 'param' ? '' : `${name} `}\`${subject!.trim()}\``;
    this.out.push(`- ${title}${description === '' ? '' : `: ${description}`}`);
  }

  private directive([, name, rest]: RegExpExecArray, indent: number): void {
    this.at++;
    if (/^(code|code-block|sourcecode|doctest|parsed-literal)$/.test(name!)) {
      this.literal(indent, rest!.trim() === '' ? 'python' : rest!.trim());
      return;
    }
    const body = this.indented(indent).map((line) => inline(line.trim()));
    const title = name === 'admonition' && rest !== '' ? inline(rest!) : name!;
    const argument = rest === '' || title !== name ? '' : ` ${inline(rest!)}`;
    this.out.push('', `**${title}**${argument}`, ...body, '');
  }

  /** The indented lines that follow, as code. */
  private literal(indent: number, language: string): void {
    const body = this.indented(indent);
    while (body.length > 0 && body[0]!.trim() === '') body.shift();
    while (body.length > 0 && body.at(-1)!.trim() === '') body.pop();
    if (body.length === 0) return;
    const margin = Math.min(...body.filter((line) => line.trim() !== '').map(indentOf));
    this.out.push('', `\`\`\`${language}`, ...body.map((line) => line.slice(margin)), '```', '');
  }

  /** Takes the lines that are indented deeper, blank ones between them included. */
  private indented(indent: number): string[] {
    const body: string[] = [];
    for (; this.at < this.lines.length; this.at++) {
      const line = this.lines[this.at]!;
      if (line.trim() !== '' && indentOf(line) <= indent) break;
      body.push(line);
    }
    return body;
  }
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** Text between code spans, with Sphinx roles as code and nothing that Markdown would take for its own. */
function inline(text: string): string {
  const spans: string[] = [];
  const hold = (code: string): string => `\ue000${spans.push(`\`${code}\``) - 1}\ue000`;
  return text
    .replaceAll('\ue000', '')
    .replaceAll(/``([^`]+)``/g, (_, code: string) => hold(code))
    .replaceAll(/:[\w:]+:`~?([^`<]+?)(?:\s*<[^>]*>)?`/g, (_, target: string) => hold(target))
    .replaceAll(/`([^`<]+?)\s*<([^>]+)>`__?/g, (_, title: string, url: string) => `${title} (${url})`)
    .replaceAll(/`([^`]+)`_?/g, (_, code: string) => hold(code))
    .replaceAll(/[_<>[\]|]/g, (sign) => `\\${sign}`)
    .replace(/^(#+|\d+(?=\.\s))/, '\\$1')
    .replaceAll(/\ue000(\d+)\ue000/g, (_, span: string) => spans[Number(span)]!);
}
