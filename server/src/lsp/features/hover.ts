/**
 * `textDocument/hover`: what the thing under the cursor is, where it is defined, how that is known and how surely,
 * and how much hangs on it.
 */
import type { SymbolInfo } from '@cpgd/shared';
import type { Hover } from 'vscode-languageserver';
import { type OutsideDefinition, outsideDefinition } from '../../daemon/outside/outside-definitions.ts';
import { glanceAt, glanceText } from '../../daemon/questions/glance.ts';
import { localSites } from '../../daemon/questions/local-variable.ts';
import { type Occurrence, type OccurrenceTarget, occurrenceAt } from '../../daemon/questions/occurrence.ts';
import { describeSymbol } from '../../daemon/questions/symbols.ts';
import { symbolName } from '../../linker/entity-names.ts';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import type { Client } from '../client.ts';
import { docstringMarkdown } from '../docstring.ts';
import { type PositionView, positionView } from '../document-view.ts';
import type { Feature } from '../feature.ts';
import { plainText } from '../plain-text.ts';
import { uriOfPath } from '../uris.ts';

/** Symbols described in full when there are several; the rest are named. */
const MAX_DESCRIBED = 3;

export const hover: Feature = {
  method: 'textDocument/hover',
  feature: 'hover',
  capabilities: { hoverProvider: true },
  handle: async (request, params): Promise<Hover | null> => {
    const view = await positionView(request, params);
    const occurrence = view && occurrenceAt(view.context, view.file, view.byte);
    if (!view || !occurrence) return null;
    const value = await hoverMarkdown(view, occurrence);
    if (value === null) return null;
    const { lines, client } = view;
    return {
      contents: wantsPlainText(client)
        ? { kind: 'plaintext', value: plainText(value) }
        : { kind: 'markdown', value },
      range: client.range(lines, occurrence.bstart, occurrence.bend),
    };
  },
};

/** LSP, `HoverClientCapabilities.contentFormat`: "the order describes the preferred format of the client". */
const wantsPlainText = ({ capabilities }: Client): boolean =>
  capabilities.textDocument?.hover?.contentFormat?.[0] === 'plaintext';

async function hoverMarkdown(view: PositionView, occurrence: Occurrence): Promise<string | null> {
  const { targets, local, unresolved, qnames } = occurrence;
  const parts: string[] = [];
  const outside = targets.length === 0 ? null : await view.located.workspace.project.outside();
  for (const target of targets.slice(0, MAX_DESCRIBED)) {
    const info = describeSymbol(view.context, target.symbol);
    const definition = info.definitions.length === 0 ? outsideDefinition(outside!, target.symbol) : null;
    parts.push(symbolMarkdown(view, target, info, definition, targets.length > 1));
  }
  if (targets.length > MAX_DESCRIBED)
    parts.push(
      `or one of: ${targets
        .slice(MAX_DESCRIBED)
        .map(({ symbol }) => `\`${symbolName(symbol)}\``)
        .join(', ')}`,
    );
  if (parts.length === 0 && local >= 0) parts.push(localMarkdown(view, local));
  if (parts.length === 0 && unresolved !== null) {
    const may = qnames.length === 0 ? '' : `; it may be ${qnames.map((name) => `\`${name}\``).join(' or ')}`;
    parts.push(`*not resolved: ${unresolved.replaceAll('_', ' ')}${may}*`);
  }
  if (parts.length === 0) return null;
  if (view.located.workspace.phase === 'starting')
    parts.push('*The index is still being brought up to date; there may be more.*');
  return parts.join('\n\n---\n\n');
}

function symbolMarkdown(
  view: PositionView,
  { symbol, method, confidence }: OccurrenceTarget,
  info: SymbolInfo,
  outside: OutsideDefinition | null,
  isOneOfSeveral: boolean,
): string {
  const signature = info.signature ?? outside?.signature ?? '';
  const documentation = info.documentation ?? outside?.documentation ?? null;
  const [site] = info.definitions;
  const parts = [`\`\`\`python\n${heading(view, info.kind, symbol, signature, site)}\n\`\`\``];
  if (documentation !== null) parts.push(docstringMarkdown(documentation));
  const facts = [`\`${info.name}\``];
  if (site) facts.push(`[${site.path}:${site.line}](${siteUri(view, site)})`);
  else if (outside) {
    const { line } = outside.lines.positionOfUtf16(outside.start, 'utf-16');
    const name = outside.absolutePath.split(/[\\/]/).slice(-2).join('/');
    facts.push(`[${name}:${line + 1}](${uriOfPath(outside.absolutePath)}#L${line + 1})`);
  }
  if (info.definitions.length > 1) facts.push(`${info.definitions.length} definitions`);
  const how = `${isOneOfSeveral ? 'possibly, ' : ''}by ${method.replaceAll('_', ' ')}, confidence ${confidence}`;
  facts.push(`*${how}*`);
  if (info.kind !== 'parameter' && info.kind !== 'module')
    facts.push(
      glanceText(
        glanceAt(view.context, symbol, site?.path ?? ''),
        view.located.workspace.impactCounts.known(symbol),
        // To know that there are none takes too long for a glance.
        false,
      ),
    );
  parts.push(facts.join(' — '));
  return parts.join('\n\n');
}

interface Site {
  readonly path: string;
  readonly line: number;
  readonly bstart: number;
  readonly bend: number;
}

function siteUri({ client, located: { workspace } }: PositionView, { path, line }: Site): string {
  return `${client.uriOf({ workspace, path })}#L${line}`;
}

/** The first line: as the source would say it, with what it is where the source does not. */
function heading(
  view: PositionView,
  kind: string,
  symbol: string,
  signature: string,
  site: Site | undefined,
): string {
  const name = parseSymbol(symbol)?.path.at(-1) ?? symbolName(symbol);
  switch (kind) {
    case 'function':
    case 'method':
      return `(${kind}) def ${name}${signature || '(…)'}`;
    case 'class':
      return `class ${name}${signature}`;
    case 'module':
      return `(module) ${symbolName(symbol)}`;
    default: {
      const line = site ? view.context.lineText(site.path, site.bstart) : '';
      return `(${kind}) ${line === '' || line.length > 200 ? name : line}`;
    }
  }
}

function localMarkdown(view: PositionView, binding: number): string {
  const [site] = localSites(view.file.facts()!, binding);
  const line = site ? view.lines.lineOfByte(site.bstart) : 0;
  const { text } = view.lines;
  const source = text.slice(view.lines.lineStartUtf16(line), view.lines.lineEndUtf16(line)).trim();
  return `\`\`\`python\n(local variable) ${source}\n\`\`\`\n\nbound in line ${line + 1}`;
}
