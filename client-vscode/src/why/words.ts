/**
 * What the daemon reports, in words for people: reasons, changes of exports, durations, plurals. Pure text; every
 * view and every Markdown copy says the same because it comes from here.
 */
import type { ExportDeltaEntry, ImpactStrategy, ReasonKind, ReasonStep } from '@cpgd/shared';

/** What a file does with that which changed; reads as "it …". */
export const REASON_WORDS: Readonly<Record<ReasonKind, string>> = {
  changed_file: 'was edited',
  caller_symbol: 'calls it',
  caller_qname: 'may call it',
  import_module: 'imports the module',
  import_from: 'imports it',
  import_star: 'star-imports it',
  reexport: 're-exports it',
  inherits: 'inherits from it',
  annotation: 'names it in a type',
  attribute: 'accesses it',
  inferred_type: 'uses its inferred type',
  import_closure_fallback: 'imports it, directly or not',
};

export const REASON_ICONS: Readonly<Record<ReasonKind, string>> = {
  changed_file: 'edit',
  caller_symbol: 'call-outgoing',
  caller_qname: 'question',
  import_module: 'package',
  import_from: 'package',
  import_star: 'star-empty',
  reexport: 'export',
  inherits: 'type-hierarchy-sub',
  annotation: 'symbol-interface',
  attribute: 'symbol-field',
  inferred_type: 'symbol-misc',
  import_closure_fallback: 'references',
};

/** The order in which reasons are shown: the surest and most direct first. */
export const REASON_ORDER: readonly ReasonKind[] = [
  'changed_file',
  'caller_symbol',
  'inherits',
  'attribute',
  'annotation',
  'inferred_type',
  'import_from',
  'import_module',
  'reexport',
  'import_star',
  'caller_qname',
  'import_closure_fallback',
];

export const STRATEGY_WORDS: Readonly<Record<ImpactStrategy, string>> = {
  symbol_closure: 'symbol closure',
  hybrid: 'hybrid',
  import_closure: 'import closure',
};

/** `1 file`, `2 files`, `1,204 files`. */
export function count(n: number, singular: string, plural = `${singular}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? singular : plural}`;
}

/** A duration given in ms: `0.4 ms`, `16 ms`, `2.31 s`. */
export function duration(ms: number): string {
  if (ms < 1) return `${ms.toFixed(1)} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return `${(ms / 1000).toFixed(2)} s`;
}

/** How long ago, both in ms since 1970: `now`, `12 s ago`, `3 min ago`, `2 h ago`, `4 d ago`. */
export function ago(atMs: number, nowMs: number): string {
  const seconds = Math.max(0, Math.round((nowMs - atMs) / 1000));
  if (seconds < 2) return 'now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86_400)} d ago`;
}

/** `flask.app.Flask.run` in module `flask.app` is `Flask.run`; the module itself keeps its name. */
export function shortName(qname: string): string {
  const parts = qname.split('.');
  const firstType = parts.findIndex((part) => /^_*[A-Z]/.test(part));
  return firstType >= 0 ? parts.slice(firstType).join('.') : (parts.at(-1) ?? qname);
}

/**
 * The same of a symbol, whose string says what is a class (`pkg.mod`/lower#run().`): `lower.run`. Falls back on the
 * dotted name for modules and what has no such string.
 */
export function symbolName({ symbol, name }: { readonly symbol: string; readonly name: string }): string {
  const descriptors = symbol.slice(symbol.lastIndexOf('/') + 1);
  const parts = [...descriptors.matchAll(/([^`#.():!]+)`?(?:#|\(\+?\d*\)\.|\.)/g)].map(([, part]) => part!);
  return symbol.includes('/') && parts.length > 0 ? parts.join('.') : shortName(name);
}

/** One sentence fragment per aspect: `get_host() gained the required parameter strict`, with Markdown code. */
export function exportSentences(entry: ExportDeltaEntry): string[] {
  const isCallable = /function|method/.test(entry.kind);
  const name = `\`${symbolName({ symbol: entry.symbol, name: entry.qname })}${isCallable ? '()' : ''}\``;
  if (entry.delta === 'added') return [`${name} is new`];
  if (entry.delta === 'removed') return [`${name} is gone`];
  return entry.aspects.map(({ text }) => `${name}${/^(gained|lost|was) /.test(text) ? '' : ':'} ${text}`);
}

/** What a step of a chain says of the file it is about: `calls flask.app.Flask.run in flask.cli.run_command`. */
export function stepSentence(step: ReasonStep): string {
  if (step.kind === 'changed_file') return 'was edited';
  const words = REASON_WORDS[step.kind].replace(/\bit\b|\bits\b|\bthe module\b/, (word) =>
    word === 'its' ? `the inferred type of \`${step.ref}\`` : `\`${step.ref}\``,
  );
  const what = step.kind === 'inferred_type' ? `uses the inferred type of \`${step.ref}\`` : words;
  return step.container === '' ? what : `${what} in \`${step.container}\``;
}

/** Text as Markdown code, whatever is in it (CommonMark, "Code spans"): `__init__.py` would come out bold. */
export function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const mark = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return mark + space + text + space + mark;
}

/** Text as Markdown shows it: `__init__` keeps its underscores, and code in it stays code. */
export function escaped(text: string): string {
  return text.replace(/`[^`]*`|[\\`*_[\]<>]/g, (found) => (found.length > 1 ? found : `\\${found}`));
}

/** Markdown code marks make no sense in a label. */
export function plain(markdown: string): string {
  return markdown.replaceAll('`', '');
}
