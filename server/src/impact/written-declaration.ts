/**
 * What the text of a declaration says that the summary of a file leaves out: the value of a variable, arguments of
 * decorators, keywords of a class, overloads, and the parameters that calling a class takes. Two versions of it are
 * compared by `export-aspects.ts`.
 */
import { SiteKind } from '../evidence/schema.ts';
import { overloadsOf } from '../linker/decorator-names.ts';
import { declaredFields, hasFields } from '../linker/definition-facts.ts';
import type { ExportedName } from '../linker/exports.ts';
import type { FileFacts } from '../linker/file-facts.ts';
import { firstStatement, plainCode, splitTopLevel } from './top-level.ts';

/** Longest text of an assigned value that is compared, in bytes: tables of data are not read by people. */
const MAX_VALUE_BYTES = 4096;

/** Texts are laid out in one way; each is empty where there is none. */
export interface WrittenDeclaration {
  /** Null where it is not known. */
  readonly value: string | null;
  readonly decorators: string;
  readonly keywords: string;
  readonly overloads: string;
  readonly constructor: ConstructorText | null;
}

/** What calling a class takes, as far as the class alone says it. */
export interface ConstructorText {
  readonly from: 'fields' | 'method' | 'nothing';
  /** `(a: int, b: int = 0)`, without the receiver. */
  readonly signature: string;
}

/** `end`: behind the name, where it is bound last; an absolute offset into `bytes`, the text of the file. */
export function writtenDeclaration(
  facts: FileFacts,
  name: ExportedName,
  end: number,
  bytes: Buffer,
): WrittenDeclaration {
  const { def, kind } = name;
  if (def < 0) {
    const value = kind === 'variable' ? valueText(facts, name, end, bytes) : null;
    return { value, decorators: '', keywords: '', overloads: '', constructor: null };
  }
  const { bases, decorators, defs } = facts.evidence;
  const textOf = (table: typeof bases | typeof decorators, row: number): string => {
    const layout = facts.layout();
    const [from, to] = [table.start[row]!, table.end[row]!].map((at) =>
      layout.toAbsolute(table.chunk[row]!, at),
    );
    return plainCode(bytes.toString('utf8', from, to));
  };
  const rows = (start: number, count: number): number[] => Array.from({ length: count }, (_, i) => start + i);
  const decoratorText = rows(defs.decoratorStart[def]!, defs.decoratorCount[def]!)
    .map((row) => textOf(decorators, row).replace(/^@/, ''))
    .join(', ');
  return {
    value: null,
    decorators: decoratorText,
    keywords: rows(defs.baseStart[def]!, defs.baseCount[def]!)
      .filter((row) => bases.keyword[row]! >= 0)
      .map((row) => textOf(bases, row))
      .join(', '),
    overloads: overloadsOf(facts, def)
      .map((row) => (defs.signature[row]! < 0 ? '' : facts.text(defs.signature[row]!)))
      .join('; '),
    constructor: facts.isClass(def) ? constructorText(facts, def, decoratorText, bytes) : null,
  };
}

function valueText(
  facts: FileFacts,
  { name, site }: ExportedName,
  end: number,
  bytes: Buffer,
): string | null {
  const { bindings, names } = facts.evidence;
  const rest = firstStatement(bytes.toString('utf8', end, end + MAX_VALUE_BYTES));
  // `x = 1`, `x: int = 1`; of `x, y = 1, 2` and `x += 1` all of it.
  const [, ...assigned] = splitTopLevel(rest, '=');
  if (!rest.startsWith('=') && !rest.startsWith(':')) return rest;
  if (assigned.length > 0) return assigned.join('=').trim();
  // An annotation alone takes no value away.
  const isOnlySite = bindings.siteCount[facts.binding(names.scope[site]!, name)] === 1;
  return isOnlySite && !facts.isStub ? '' : null;
}

function constructorText(
  facts: FileFacts,
  def: number,
  decorators: string,
  bytes: Buffer,
): ConstructorText | null {
  const { bindings, bindingSites, defs } = facts.evidence;
  const methodOf = (name: string): number => {
    const binding = facts.binding(defs.bodyScope[def]!, name);
    return binding < 0 ? -1 : bindings.siteStart[binding]! + bindings.siteCount[binding]! - 1;
  };
  if (methodOf('__new__') >= 0) return null;
  const init = methodOf('__init__');
  if (init >= 0) {
    const row = bindingSites.row[init]!;
    const signature = bindingSites.kind[init] === SiteKind.def ? defs.signature[row]! : -1;
    if (signature < 0) return null;
    const [, ...rest] = splitTopLevel(facts.text(signature).replace(/^\(|\)(?: ->.*)?$/g, ''), ',');
    return { from: 'method', signature: `(${rest.join(',')})` };
  }
  if (hasFields(facts, def)) return fieldsText(facts, def, decorators, bytes);
  const isPlain = defs.baseCount[def] === 0 && defs.decoratorCount[def] === 0;
  return isPlain ? { from: 'nothing', signature: '()' } : null;
}

/** `dataclasses.field`, and those of attrs. */
const FIELD_CALL = /^(?:\w+\.)*(?:field|ib|attrib)\(/;
const DEFAULT = /[(,]\s*(?:default|default_factory|factory)=/;

/** Of a dataclass or `NamedTuple`, without what it inherits (PEP 557); null where a `TypedDict` or decorator makes none. */
function fieldsText(
  facts: FileFacts,
  def: number,
  decorators: string,
  bytes: Buffer,
): ConstructorText | null {
  const { assigns, defs, typeExprs } = facts.evidence;
  const layout = facts.layout();
  const [start, end] = [defs.nameEnd[def]!, defs.bodyStart[def]!].map((at) =>
    layout.toAbsolute(defs.chunk[def]!, at),
  );
  const isDict = /\bTypedDict\b/.test(bytes.toString('utf8', start, end));
  if (isDict || /\binit=False\b/.test(decorators)) return null;
  const positional: string[] = [];
  const keyword: string[] = [];
  let isKeyword = /\bkw_only=True\b/.test(decorators);
  for (const { row, name } of declaredFields(facts, def)) {
    const type = assigns.type[row]! < 0 ? '' : facts.text(typeExprs.text[assigns.type[row]!]!);
    if (/^(?:\w+\.)*KW_ONLY$/.test(type)) isKeyword = true;
    if (/^(?:\w+\.)*(?:KW_ONLY$|ClassVar\b)/.test(type)) continue;
    const at = layout.toAbsolute(assigns.chunk[row]!, assigns.start[row]!);
    const [, ...assigned] = splitTopLevel(
      firstStatement(bytes.toString('utf8', at, at + MAX_VALUE_BYTES)),
      '=',
    );
    const value = assigned.join('=').trim();
    const isCall = FIELD_CALL.test(value);
    if (isCall && /\binit=False\b/.test(value)) continue;
    const hasDefault = isCall ? DEFAULT.test(value) : value !== '';
    const text = `${name}: ${type}${hasDefault ? ` = ${value}` : ''}`;
    const isByKeyword = isCall && /\bkw_only=(True|False)\b/.exec(value)?.[1];
    (isByKeyword ? isByKeyword === 'True' : isKeyword) ? keyword.push(text) : positional.push(text);
  }
  const parameters = [...positional, ...(keyword.length > 0 ? ['*', ...keyword] : [])];
  return { from: 'fields', signature: `(${parameters.join(', ')})` };
}

/** Whether a class is made a dataclass of another kind, or none any more, so that what its objects could do fails. */
export const losesAbility = (before: string, after: string): boolean => {
  const isFields = (text: string): boolean =>
    /(?:^|[\s.,])(?:dataclass|define|frozen|mutable|attrs)\b/.test(text);
  const has = (text: string, option: string): boolean => new RegExp(`\\b${option}=True\\b`).test(text);
  if (!isFields(before)) return false;
  if (!isFields(after)) return true;
  const gains = ['frozen', 'slots'].some((option) => !has(before, option) && has(after, option));
  return gains || ['order', 'unsafe_hash'].some((option) => has(before, option) && !has(after, option));
};
