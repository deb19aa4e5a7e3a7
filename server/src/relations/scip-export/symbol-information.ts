/**
 * What an index says of the symbols themselves: kind, name, signature, documentation, and which classes and
 * methods stand behind them. Field meanings are those of scip.proto, message SymbolInformation.
 */

import { exprRefKind, exprRefRow } from '../../evidence/expr-ref.ts';
import { DefKind } from '../../evidence/schema.ts';
import { SymbolInformationKind as Kind, type SymbolInformation } from '../../evidence/scip/generated/scip.ts';
import type { Init } from '../../evidence/scip/messages.ts';
import { symbolIdentifier } from '../../evidence/scip/symbol-identifier.ts';
import { parseSymbol } from '../../linker/scip-symbol.ts';
import type { FileView } from '../file-view.ts';
import type { Defined, ExportedOccurrence } from './document-occurrences.ts';

type Information = Init<SymbolInformation>;
type Relationships = NonNullable<Information['relationships']>;

/** Information on every symbol that the occurrences define, in order of first definition. */
export function symbolInformation(
  file: FileView,
  occurrences: readonly ExportedOccurrence[],
): readonly Information[] {
  const definitions = new Map<string, Defined[]>();
  for (const { symbol, defines } of occurrences) {
    if (defines === null) continue;
    const known = definitions.get(symbol);
    if (known) known.push(defines);
    else definitions.set(symbol, [defines]);
  }
  const facts = new DefinitionFacts(file);
  return [...definitions].map(([symbol, sites]) => facts.describe(symbol, sites));
}

/** Information on a symbol that no file of the workspace defines: only what the symbol itself says. */
export function externalInformation(symbol: string): Information {
  return { symbol, displayName: displayName(symbol), kind: kindBySymbol(symbol) };
}

class DefinitionFacts {
  private readonly file: FileView;
  private readonly symbolOfDef = new Map<number, string>();
  private readonly relationships = new Map<string, Map<string, Relationships[number]>>();

  constructor(file: FileView) {
    this.file = file;
    const { nameStart } = file.evidence!.defs;
    for (const { left, target } of file.nativeLinks('def_symbol'))
      if (nameStart[left]! >= 0) this.symbolOfDef.set(left, target);
    // Asking for references of a method means its overrides, too; asking for those of a class means the class.
    for (const { left, target } of file.nativeLinks('override'))
      this.relate(left, { symbol: target, isReference: true, isImplementation: true });
    const { baseCount } = file.evidence!.defs;
    for (const { left, target, method } of file.nativeLinks('class_base')) {
      // `object` is a base of every class; only what is written is worth an entry.
      if (method === 'direct_base' && baseCount[left]! > 0)
        this.relate(left, { symbol: target, isImplementation: true });
    }
  }

  describe(symbol: string, sites: readonly Defined[]): Information {
    const first = sites[0]!;
    const known = { symbol, relationships: [...(this.relationships.get(symbol)?.values() ?? [])] };
    switch (first.table) {
      case 'chunks': {
        const kind = this.file.file.isPackage ? Kind.Package : Kind.Module;
        return { ...known, kind, displayName: displayName(symbol) };
      }
      case 'defs':
        return { ...known, ...this.definition(sites) };
      case 'params':
        return { ...known, ...this.parameter(symbol, first.row) };
      default:
        return { ...known, ...this.variable(symbol, first) };
    }
  }

  /** Redefinitions share a symbol: the first signature stands, with the first documentation there is. */
  private definition(sites: readonly Defined[]): Omit<Information, 'symbol'> {
    const { defs } = this.file.evidence!;
    const rows = sites.filter(({ table }) => table === 'defs').map(({ row }) => row);
    const row = rows[0]!;
    const documented = rows.find((other) => defs.docstring[other]! >= 0);
    const docstring = documented === undefined ? null : this.file.text(defs.docstring[documented]!);
    return {
      kind: this.kindOfDef(row),
      displayName: this.file.text(defs.name[row]!) ?? '',
      documentation: docstring ? [docstring] : [],
      signatureDocumentation: { language: 'python', text: this.signature(row) },
    };
  }

  /** The statement's first line as written, without decorators and colon. */
  private signature(row: number): string {
    const { defs } = this.file.evidence!;
    const kind = defs.kind[row]!;
    const isAsync = kind === DefKind.async_function || kind === DefKind.async_method;
    const keyword = kind === DefKind.class ? 'class' : isAsync ? 'async def' : 'def';
    return `${keyword} ${this.file.text(defs.name[row]!)}${this.file.text(defs.signature[row]!) ?? ''}`;
  }

  private kindOfDef(row: number): number {
    const { defs } = this.file.evidence!;
    const kind = defs.kind[row]!;
    if (kind === DefKind.class) return Kind.Class;
    if (kind === DefKind.function || kind === DefKind.async_function) return Kind.Function;
    const decorators = this.decoratorNames(row);
    if (decorators.has('staticmethod')) return Kind.StaticMethod;
    return decorators.has('property') || decorators.has('cached_property') ? Kind.Property : Kind.Method;
  }

  /** Last names of decorators that are plain names or attributes. */
  private decoratorNames(row: number): ReadonlySet<string> {
    const { defs, decorators, names, attrs } = this.file.evidence!;
    const found = new Set<string>();
    const from = defs.decoratorStart[row]!;
    for (let at = from; at < from + defs.decoratorCount[row]!; at++) {
      const ref = decorators.expr[at]!;
      const kind = exprRefKind(ref);
      if (kind !== 'name' && kind !== 'attr') continue;
      found.add(this.file.text((kind === 'name' ? names : attrs).name[exprRefRow(ref)]!) ?? '');
    }
    return found;
  }

  private parameter(symbol: string, row: number): Omit<Information, 'symbol'> {
    const { params, defs } = this.file.evidence!;
    const def = params.def[row]!;
    const isMethod = defs.kind[def] === DefKind.method || defs.kind[def] === DefKind.async_method;
    const isReceiver =
      isMethod && params.position[row] === 0 && !this.decoratorNames(def).has('staticmethod');
    return {
      kind: isReceiver ? Kind.SelfParameter : Kind.Parameter,
      displayName: this.file.text(params.name[row]!) ?? '',
      ...this.enclosing(symbol, def),
    };
  }

  private variable(symbol: string, { table, row }: Defined): Omit<Information, 'symbol'> {
    const { name, def } = table === 'attrs' ? this.file.evidence!.attrs : this.file.evidence!.names;
    return {
      kind: kindBySymbol(symbol),
      displayName: this.file.text(name[row]!) ?? '',
      ...this.enclosing(symbol, def[row]!),
    };
  }

  /** Only a local does not say itself what it stands in. A lambda is not in the index; what is around it is. */
  private enclosing(symbol: string, def: number): Pick<Information, 'enclosingSymbol'> {
    if (!symbol.startsWith('local ')) return {};
    const { container } = this.file.evidence!.defs;
    for (let at = def; at >= 0; at = container[at]!) {
      const enclosingSymbol = this.symbolOfDef.get(at);
      if (enclosingSymbol !== undefined) return { enclosingSymbol };
    }
    return {};
  }

  private relate(def: number, relationship: Relationships[number]): void {
    const symbol = this.symbolOfDef.get(def);
    if (symbol === undefined || relationship.symbol === symbol) return;
    let known = this.relationships.get(symbol);
    if (!known) this.relationships.set(symbol, (known = new Map()));
    known.set(relationship.symbol!, relationship);
  }
}

/** The kind that a symbol's own descriptors show. */
function kindBySymbol(symbol: string): number {
  switch (parseSymbol(symbol)?.kind) {
    case 'module':
      return Kind.Module;
    case 'class':
      return Kind.Class;
    case 'function':
      return Kind.Function;
    case 'method':
      return Kind.Method;
    case 'parameter':
      return Kind.Parameter;
    case 'attribute':
      return Kind.Field;
    case 'type':
      return Kind.TypeParameter;
    case 'variable':
    case 'local':
      return Kind.Variable;
    default:
      return Kind.UnspecifiedKind;
  }
}

function displayName(symbol: string): string {
  const identifier = symbolIdentifier(symbol);
  return 'name' in identifier ? identifier.name : '';
}
