/**
 * What each identifier of a file is, as the links know it and a grammar cannot: class or function, method or
 * attribute, module or variable, parameter or local, ours or Python's.
 */
import { ExprContext, ScopeKind, SiteKind } from '../../evidence/schema.ts';
import { isProperty } from '../../linker/decorator-names.ts';
import { defSymbol } from '../../linker/file-symbols.ts';
import { METHODS } from '../../linker/links.ts';
import { type ParsedSymbol, parseSymbol } from '../../linker/scip-symbol.ts';
import type { StoredFileView } from '../store-snapshot.ts';

export type TokenType =
  | 'namespace'
  | 'class'
  | 'typeParameter'
  | 'function'
  | 'method'
  | 'property'
  | 'variable'
  | 'parameter';

export interface ClassifiedToken {
  /** Absolute UTF-8 bytes. */
  readonly bstart: number;
  readonly bend: number;
  readonly type: TokenType;
  readonly isDefinition: boolean;
  /** Written in capitals, which PEP 8 keeps for constants. */
  readonly isConstant: boolean;
  /** Of Python itself: a builtin or the standard library. */
  readonly isStandard: boolean;
  readonly isWrite: boolean;
}

/** Tokens in source order, none overlapping another. What is not resolved is left to the grammar. */
export function classifiedTokens(file: StoredFileView): ClassifiedToken[] {
  const facts = file.facts();
  if (!facts) return [];
  const { evidence } = facts;
  const { names, attrs, defs, params, imports, args, nameBindings, bindings, bindingSites, scopes } =
    evidence;
  const layout = facts.layout();
  const parsed = new Map<string, ParsedSymbol | null>();
  const parse = (symbol: string): ParsedSymbol | null => {
    let known = parsed.get(symbol);
    if (known === undefined) parsed.set(symbol, (known = parseSymbol(symbol)));
    return known;
  };
  const found: ClassifiedToken[] = [];
  const add = (
    chunk: number,
    start: number,
    end: number,
    token: Omit<ClassifiedToken, 'bstart' | 'bend'>,
  ): void => {
    if (start < 0 || end <= start) return;
    const bstart = layout.toAbsolute(chunk, start);
    found.push({ bstart, bend: bstart + (end - start), ...token });
  };
  const of = (symbol: string, name: string, isDefinition: boolean, isWrite: boolean) => {
    const known = parse(symbol);
    const type = known && TYPE_OF[known.kind];
    return type
      ? {
          type,
          isDefinition,
          isWrite,
          isConstant: (type === 'variable' || type === 'property') && /^[A-Z][A-Z0-9_]+$/.test(name),
          isStandard: known.package === 'python-stdlib',
        }
      : null;
  };
  for (let chunk = 0; chunk < evidence.chunks.length; chunk++) {
    // The surest link of a token says what it is.
    const best = new Map<string, { readonly target: string; readonly confidence: number }>();
    // What an attribute runs without being called is a property.
    const run = new Map<number, string>();
    for (const { relation, left, target, confidence, method } of file.linksOf(chunk)) {
      if (relation === 'attribute_call') run.set(left, target);
      if (!TOKEN_RELATIONS.has(relation) || !(method in METHODS)) continue;
      const key = `${relation}:${left}`;
      if ((best.get(key)?.confidence ?? -1) < confidence) best.set(key, { target, confidence });
    }
    for (const row of facts.rowsOfChunk('defs', chunk)) {
      const token = of(defSymbol(facts, row), '', true, false);
      const own = token?.type === 'method' && isProperty(facts, row) ? PROPERTY : null;
      if (token) add(chunk, defs.nameStart[row]!, defs.nameEnd[row]!, { ...token, ...own });
    }
    for (const row of facts.rowsOfChunk('params', chunk))
      add(chunk, params.nameStart[row]!, params.nameEnd[row]!, {
        ...PLAIN,
        type: 'parameter',
        isDefinition: true,
      });
    for (const row of facts.rowsOfChunk('names', chunk)) {
      const isWrite = names.ctx[row] !== ExprContext.LOAD;
      const target = best.get(`name_symbol:${row}`)?.target;
      const token = target === undefined ? null : of(target, facts.text(names.name[row]!), false, isWrite);
      if (token) add(chunk, names.start[row]!, names.end[row]!, token);
      else if (nameBindings.resolved[row]! >= 0) {
        const binding = nameBindings.resolved[row]!;
        const kind = scopes.kind[bindings.scope[binding]!];
        if (kind === ScopeKind.module || kind === ScopeKind.class) continue;
        const site = bindings.siteStart[binding]!;
        const kindOfSite = bindings.siteCount[binding]! > 0 ? bindingSites.kind[site] : undefined;
        const type =
          kind === ScopeKind.type_params
            ? 'typeParameter'
            : kindOfSite === SiteKind.param
              ? 'parameter'
              : 'variable';
        add(chunk, names.start[row]!, names.end[row]!, { ...PLAIN, type, isWrite });
      }
    }
    for (const row of facts.rowsOfChunk('attrs', chunk)) {
      const target = best.get(`attribute_symbol:${row}`)?.target;
      if (target === undefined) continue;
      const isWrite = attrs.ctx[row] !== ExprContext.LOAD;
      const token = of(target, facts.text(attrs.name[row]!), false, isWrite);
      const own = run.get(row) === target ? PROPERTY : null;
      if (token) add(chunk, attrs.nameStart[row]!, attrs.nameEnd[row]!, { ...token, ...own });
    }
    for (const row of facts.rowsOfChunk('imports', chunk)) {
      const target = best.get(`import_symbol:${row}`)?.target;
      const token = target === undefined ? null : of(target, '', false, false);
      if (token) {
        add(chunk, imports.nameStart[row]!, imports.nameEnd[row]!, token);
        if (imports.localStart[row] !== imports.nameStart[row])
          add(chunk, imports.localStart[row]!, imports.localEnd[row]!, token);
      }
    }
    for (const row of facts.rowsOfChunk('args', chunk)) {
      if (best.has(`arg_param:${row}`))
        add(chunk, args.keywordStart[row]!, args.keywordEnd[row]!, { ...PLAIN, type: 'parameter' });
    }
  }
  found.sort((a, b) => a.bstart - b.bstart || a.bend - b.bend);
  let end = -1;
  return found.filter(({ bstart, bend }) => {
    if (bstart < end) return false;
    end = bend;
    return true;
  });
}

const PLAIN = { isDefinition: false, isConstant: false, isStandard: false, isWrite: false } as const;

const PROPERTY = { type: 'property' } as const;

const TOKEN_RELATIONS: ReadonlySet<string> = new Set([
  'name_symbol',
  'attribute_symbol',
  'import_symbol',
  'arg_param',
]);

const TYPE_OF: Readonly<Record<ParsedSymbol['kind'], TokenType | null>> = {
  module: 'namespace',
  class: 'class',
  function: 'function',
  method: 'method',
  attribute: 'property',
  variable: 'variable',
  parameter: 'parameter',
  local: 'variable',
  type: null,
};
