/**
 * The occurrences of one file: which symbol stands on which token, in which roles. Made of the linker's
 * statements and, for locals, of the binder's columns. Knows nothing of lines, columns or protobuf.
 */
import type { Cells } from '../../evidence/evidence.ts';
import { ImportFlag, ImportKind, LAMBDA_NAME } from '../../evidence/schema.ts';
import { type Link, SymbolRole } from '../../linker/links.ts';
import { parameterDescriptor } from '../../linker/scip-symbol.ts';
import type { FileView } from '../file-view.ts';
import { localNameLinks } from '../link-rows/local-symbols.ts';
import type { ExportedSymbols } from './exported-symbols.ts';

/** What a definition occurrence defines: a row of evidence, or the file itself (row 0 of `chunks`). */
export interface Defined {
  readonly table: 'chunks' | 'defs' | 'params' | 'names' | 'attrs';
  readonly row: number;
}

export interface ExportedOccurrence {
  /** Absolute UTF-8 byte offsets, half open. */
  readonly start: number;
  readonly end: number;
  readonly symbol: string;
  /** SymbolRole bits. */
  roles: number;
  /** Span of the whole definition, decorators included; -1 where there is none. */
  readonly enclosingStart: number;
  readonly enclosingEnd: number;
  /** Not null exactly when the definition bit is set. */
  readonly defines: Defined | null;
}

type Span = readonly [start: number, end: number];
const NO_SPAN: Span = [-1, -1];

/** All occurrences of a file with evidence, by start, end and symbol; no two agree in all three. */
export function documentOccurrences(file: FileView, symbols: ExportedSymbols): readonly ExportedOccurrence[] {
  const found = new OccurrenceList(symbols);
  addModule(found, file, symbols);
  addDefinitions(found, file);
  addParameters(found, file);
  addNames(found, file);
  addAttributes(found, file);
  addImports(found, file, symbols);
  addKeywords(found, file);
  return found.sorted();
}

/** Symbols of what is bound in a lambda: its parameters. */
const IN_LAMBDA = new RegExp(`\`${LAMBDA_NAME}\`\\((?:\\+\\d+)?\\)\\.\\([^()]+\\)$`);

class OccurrenceList {
  private readonly all: ExportedOccurrence[] = [];
  private readonly symbols: ExportedSymbols;
  /** Locals of the document that parameters of lambdas are, by their symbols, as scip-python has it. */
  private readonly inLambdas = new Map<string, string>();

  constructor(symbols: ExportedSymbols) {
    this.symbols = symbols;
  }

  /** `target` is a symbol of the linker's. */
  add(
    [start, end]: Span,
    target: string,
    roles: number,
    defined: Defined | null = null,
    enclosing = NO_SPAN,
  ): void {
    const defines = (roles & SymbolRole.definition) !== 0 ? defined : null;
    const [enclosingStart, enclosingEnd] = enclosing;
    const symbol = this.spelled(target);
    this.all.push({ start, end, symbol, roles, enclosingStart, enclosingEnd, defines });
  }

  private spelled(target: string): string {
    if (!IN_LAMBDA.test(target)) return this.symbols.spelled(target);
    let local = this.inLambdas.get(target);
    if (local === undefined) this.inLambdas.set(target, (local = `local lambda${this.inLambdas.size}`));
    return local;
  }

  /** Candidates of one token are several occurrences; one symbol on one token is one, with all its roles. */
  sorted(): readonly ExportedOccurrence[] {
    this.all.sort((a, b) => a.start - b.start || a.end - b.end || compareText(a.symbol, b.symbol));
    const unique: ExportedOccurrence[] = [];
    for (const next of this.all) {
      const last = unique.at(-1);
      if (last && last.start === next.start && last.end === next.end && last.symbol === next.symbol)
        last.roles |= next.roles;
      else unique.push(next);
    }
    return unique;
  }
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A module is defined at the empty span before its first character, as scip-python writes it. */
function addModule(found: OccurrenceList, file: FileView, symbols: ExportedSymbols): void {
  const module = { table: 'chunks', row: 0 } as const;
  found.add([0, 0], symbols.ofFile(file.file), SymbolRole.definition, module, [0, file.textBytes]);
}

function addDefinitions(found: OccurrenceList, file: FileView): void {
  const { chunk, nameStart, nameEnd, decoratorStart, decoratorCount } = file.evidence!.defs;
  for (const { left, target, roles } of file.nativeLinks('def_symbol')) {
    if (nameStart[left]! < 0) continue;
    const [start, end] = file.span('defs', left);
    const [first] = decoratorCount[left]! > 0 ? file.span('decorators', decoratorStart[left]!) : [start];
    const name: Span = [file.at(chunk[left]!, nameStart[left]!), file.at(chunk[left]!, nameEnd[left]!)];
    found.add(name, target, roles, { table: 'defs', row: left }, [Math.min(first, start), end]);
  }
}

function addParameters(found: OccurrenceList, file: FileView): void {
  const { chunk, nameStart, nameEnd } = file.evidence!.params;
  const add = ({ left, target, roles }: Link): void => {
    const name: Span = [file.at(chunk[left]!, nameStart[left]!), file.at(chunk[left]!, nameEnd[left]!)];
    found.add(name, target, roles, { table: 'params', row: left }, file.span('params', left));
  };
  for (const link of file.nativeLinks('param_symbol')) add(link);
}

function addNames(found: OccurrenceList, file: FileView): void {
  const add = ({ left, target, roles }: Link): void =>
    found.add(file.span('names', left), target, roles, { table: 'names', row: left });
  for (const link of file.nativeLinks('name_symbol')) add(link);
  for (const link of file.once(localNameLinks)) add(link);
}

function addAttributes(found: OccurrenceList, file: FileView): void {
  const { chunk, nameStart, nameEnd } = file.evidence!.attrs;
  for (const { left, target, roles } of file.nativeLinks('attribute_symbol')) {
    const name: Span = [file.at(chunk[left]!, nameStart[left]!), file.at(chunk[left]!, nameEnd[left]!)];
    found.add(name, target, roles, { table: 'attrs', row: left });
  }
}

/**
 * `import a.b` names the module; `from a import b` the module `a` and what `b` is; `as c` names it again.
 * What a plain `import a.b` binds (`a`) has no token apart from the module's.
 */
function addImports(found: OccurrenceList, file: FileView, symbols: ExportedSymbols): void {
  const { imports } = file.evidence!;
  const { chunk, kind, flags } = imports;
  const token = (row: number, start: Cells, end: Cells): Span => [
    file.at(chunk[row]!, start[row]!),
    file.at(chunk[row]!, end[row]!),
  ];
  for (const { left, target } of file.nativeLinks('import_symbol')) {
    const isFrom = kind[left] === ImportKind.IMPORT_FROM;
    const named = isFrom
      ? token(left, imports.nameStart, imports.nameEnd)
      : token(left, imports.moduleStart, imports.moduleEnd);
    found.add(named, target, SymbolRole.import);
    if ((flags[left]! & ImportFlag.aliased) !== 0)
      found.add(token(left, imports.localStart, imports.localEnd), target, SymbolRole.import);
  }
  for (const { left, target, method } of file.nativeLinks('import_module')) {
    // A submodule that `from a import b` loads is what `b` names, not `a`.
    if (kind[left] !== ImportKind.IMPORT_FROM || method === 'import_submodule') continue;
    const module = token(left, imports.moduleStart, imports.moduleEnd);
    found.add(module, symbols.ofModule(target), SymbolRole.import);
  }
}

/**
 * `k` in `f(k=1)` refers to the parameter of that name; it neither reads nor writes a variable. One that
 * `**kwargs` takes in names no parameter, and one of a lambda may be a local of another document.
 */
function addKeywords(found: OccurrenceList, file: FileView): void {
  const { chunk, keyword, keywordStart, keywordEnd } = file.evidence!.args;
  for (const { left, target, method } of file.nativeLinks('arg_param')) {
    if (method !== 'argument_keyword' || keywordStart[left]! < 0) continue;
    if (!target.endsWith(parameterDescriptor(file.text(keyword[left]!) ?? ''))) continue;
    if (IN_LAMBDA.test(target)) continue;
    const token: Span = [
      file.at(chunk[left]!, keywordStart[left]!),
      file.at(chunk[left]!, keywordEnd[left]!),
    ];
    found.add(token, target, 0);
  }
}
