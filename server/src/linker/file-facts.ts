/**
 * File facts: one file's evidence seen as the answers other chunks may ask of it: which names a scope binds
 * and where, what a class's methods store on `self`, what a function returns. Pure views over the columns,
 * built on first use; knows nothing of other files.
 */
import { isPrivateName, manglePrivateName } from '../binder/private-names.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { type ExprRef, exprRefKind, exprRefRow, NO_EXPR } from '../evidence/expr-ref.ts';
import {
  AssignHow,
  CHUNKED_TABLES,
  type ChunkedTable,
  DefKind,
  ExprContext,
  ExprKind,
  ImportFlag,
  NameFlag,
  SCOPE_KINDS,
  ScopeKind,
  SiteKind,
} from '../evidence/schema.ts';
import { ChunkLayout } from '../syntax/chunk-layout.ts';
import { absoluteModule } from './absolute-module.ts';
import {
  classDescriptor,
  functionDescriptor,
  modulePrefix,
  parameterDescriptor,
  termDescriptor,
} from './scip-symbol.ts';

export interface FileInfo {
  readonly path: string;
  /** Dotted module name; null when no import can reach the file. */
  readonly moduleFqn: string | null;
  readonly isPackage: boolean;
}

/** Module name used in symbols: the importable name, else the path without its extension, dotted. */
export function moduleName({ moduleFqn, path }: Pick<FileInfo, 'moduleFqn' | 'path'>): string {
  return moduleFqn ?? path.replace(/\.pyi?$/, '').replaceAll('/', '.');
}

/** Rows of one table grouped by an integer key: `rows[from[k]]` to `rows[from[k + 1]]` belong to k. */
export class RowGroups {
  private readonly from: Int32Array;
  private readonly rows: Int32Array;

  constructor(keys: Int32Array, length: number, groups: number) {
    this.from = new Int32Array(groups + 1);
    for (let row = 0; row < length; row++) if (keys[row]! >= 0) this.from[keys[row]! + 1]!++;
    for (let k = 0; k < groups; k++) this.from[k + 1]! += this.from[k]!;
    this.rows = new Int32Array(this.from[groups]!);
    const next = this.from.slice(0, groups);
    for (let row = 0; row < length; row++) if (keys[row]! >= 0) this.rows[next[keys[row]!]!++] = row;
  }

  of(key: number): Int32Array {
    return this.rows.subarray(this.from[key]!, this.from[key + 1]!);
  }
}

/** Names the import system or a decorator text gives a meaning to without evaluation. */
const PROPERTY_DECORATORS = new Set([
  'property',
  'cached_property',
  'abstractproperty',
  'setter',
  'getter',
  'deleter',
]);

/** Decorators that make a constructor of the annotated names of a class. */
const FIELD_DECORATORS = new Set(['dataclass', 'define', 'frozen', 'mutable', 'attrs']);

/** Decorators that leave a call of what they decorate a call of it, whoever defines them. */
const KEEPING_DECORATORS = new Set([
  ...PROPERTY_DECORATORS,
  'staticmethod',
  'classmethod',
  'abstractmethod',
  'overload',
  'override',
  'final',
  'wraps',
  'cache',
  'lru_cache',
  'contextmanager',
  'asynccontextmanager',
  'dataclass',
  'total_ordering',
  'runtime_checkable',
]);

const NO_ROWS = new Int32Array(0);

const CHUNK_KEYS = Object.fromEntries(CHUNKED_TABLES.map((table) => [table, `chunk ${table}`])) as Readonly<
  Record<ChunkedTable, string>
>;

export class FileFacts {
  readonly path: string;
  /** Module name used in symbols: the importable name, else the path without its extension, dotted. */
  readonly module: string;
  readonly moduleFqn: string | null;
  readonly isPackage: boolean;
  readonly isStub: boolean;
  readonly evidence: Evidence;
  /** Symbol of the package plus the module's namespace. */
  readonly symbolPrefix: string;

  /** What is known of the version before this one; see `comesAfter`. */
  private predecessor: { readonly facts: FileFacts; readonly chunk: number } | null = null;
  private readonly defSymbols: (string | undefined)[] = [];
  private readonly scopeKeys: string[] = [];
  private readonly scopeMaps: (Map<string, number> | undefined)[] = [];
  private readonly keys = new Map<string, unknown>();

  constructor(info: FileInfo, evidence: Evidence, packageOfWorkspace: string) {
    this.path = info.path;
    this.moduleFqn = info.moduleFqn;
    this.module = moduleName(info);
    this.isPackage = info.isPackage;
    this.isStub = info.path.endsWith('.pyi');
    this.evidence = evidence;
    this.symbolPrefix = modulePrefix(packageOfWorkspace, this.module);
  }

  /**
   * Says that `before` is an earlier version of the file under the same names, from which only the rows of one chunk
   * differ; what was found out about the others may be used again.
   */
  comesAfter(before: FileFacts, chunk: number): void {
    this.predecessor = { facts: before, chunk };
  }

  /** What `comesAfter` said, once: versions must not hold each other. */
  takePredecessor(): { readonly facts: FileFacts; readonly chunk: number } | null {
    const { predecessor } = this;
    this.predecessor = null;
    return predecessor;
  }

  text(id: number): string {
    return this.evidence.strings[id]!;
  }

  /** Stable name of a def within the file: its qualified name, with `#n` for the n-th redefinition. */
  defKey(row: number): string {
    const { defs } = this.evidence;
    const name = this.text(defs.qualifiedName[row]!);
    return defs.ordinal[row]! > 0 ? `${name}#${defs.ordinal[row]!}` : name;
  }

  defRow(key: string): number | undefined {
    return this.defRows().get(key);
  }

  /**
   * Stable name of a scope within the file: the def key of what opens it, plus its position among the unnamed
   * scopes of that def; '' is the module.
   */
  scopeKey(scope: number): string {
    let key = this.scopeKeys[scope];
    if (key === undefined) {
      const { scopes } = this.evidence;
      const def = scopes.def[scope]!;
      const kind = scopes.kind[scope]!;
      key = def >= 0 ? this.defKey(def) : '';
      if (kind !== ScopeKind.module && kind !== ScopeKind.class && kind !== ScopeKind.function) {
        let nth = 0;
        for (let s = 0; s < scope; s++) if (scopes.def[s] === def && scopes.kind[s] === kind) nth++;
        key += `/${SCOPE_KINDS[kind]}.${nth}`;
      }
      this.scopeKeys[scope] = key;
    }
    return key;
  }

  /** Row of the chunk that has the definition with a key, or -1. */
  chunkOfDef(key: string): number {
    const row = this.defRow(key);
    return row === undefined ? -1 : this.evidence.defs.chunk[row]!;
  }

  /** Row of the chunk that has the scope with a key, or -1. */
  chunkOfScope(key: string): number {
    const scope = this.scope(key);
    return scope < 0 ? -1 : this.evidence.scopes.chunk[scope]!;
  }

  /** The scope with a key, or -1. */
  scope(key: string): number {
    const scopes = this.memo('scopes', () => {
      const found = new Map<string, number>();
      for (let scope = 0; scope < this.evidence.scopes.length; scope++) {
        const name = this.scopeKey(scope);
        if (!found.has(name)) found.set(name, scope);
      }
      return found;
    });
    return scopes.get(key) ?? -1;
  }

  /** Symbol of a class or function; of a lambda, the symbol of what it stands in. */
  defSymbol(row: number): string {
    let symbol = this.defSymbols[row];
    if (symbol === undefined) {
      const { defs } = this.evidence;
      const prefix = this.scopePrefix(defs.scope[row]!);
      const name = this.text(defs.name[row]!);
      const kind = defs.kind[row]!;
      if (kind === DefKind.lambda) symbol = prefix;
      else symbol = prefix + (kind === DefKind.class ? classDescriptor(name) : functionDescriptor(name));
      this.defSymbols[row] = symbol;
    }
    return symbol;
  }

  /** Symbol of what a call of the definition runs; lambdas have names of their own here. */
  calleeSymbol(row: number): string {
    const { defs } = this.evidence;
    if (defs.kind[row] !== DefKind.lambda) return this.defSymbol(row);
    const nth = defs.ordinal[row]!;
    const around = defs.container[row]!;
    const isNested = around >= 0 && defs.kind[around] === DefKind.lambda;
    return `${isNested ? this.calleeSymbol(around) : this.scopePrefix(defs.scope[row]!)}\`<lambda>\`(${nth === 0 ? '' : `+${nth}`}).`;
  }

  /** Expression of the `metaclass` keyword of a class statement, or `NO_EXPR`. */
  metaclassOf(classDef: number): ExprRef {
    const { defs, bases } = this.evidence;
    const from = defs.baseStart[classDef]!;
    for (let base = from; base < from + defs.baseCount[classDef]!; base++) {
      if (bases.keyword[base]! >= 0 && this.text(bases.keyword[base]!) === 'metaclass')
        return bases.expr[base]!;
    }
    return NO_EXPR;
  }

  /** Names a class body binds, sorted; those with two underscores around `slots` and its kin left out. */
  classNames(classDef: number): readonly string[] {
    const { defs, bindings } = this.evidence;
    const scope = defs.bodyScope[classDef]!;
    if (scope < 0) return [];
    return [...this.bindingsOf(scope)]
      .filter((row) => bindings.siteCount[row]! > 0)
      .map((row) => this.text(bindings.name[row]!))
      .filter((name) => name !== '__slots__' && name !== '__hash__' && name !== '__doc__');
  }

  /** A name a stub imports for itself: only `import x as x` exports it (PEP 484, "Stub files"). */
  isPrivateImport(binding: number): boolean {
    if (!this.isStub) return false;
    const { bindings, bindingSites, imports } = this.evidence;
    const from = bindings.siteStart[binding]!;
    for (let site = from; site < from + bindings.siteCount[binding]!; site++) {
      if (bindingSites.kind[site] !== SiteKind.import) return false;
      const row = bindingSites.row[site]!;
      if (imports.flags[row]! & ImportFlag.aliased && imports.name[row] === imports.local[row]) return false;
    }
    return true;
  }

  /** What symbols of things bound in a scope start with: the module, or the class or function around it. */
  scopePrefix(scope: number): string {
    const { scopes } = this.evidence;
    for (let s = scope; s > 0; s = scopes.parent[s]!) {
      const kind = scopes.kind[s]!;
      if (kind === ScopeKind.class || kind === ScopeKind.function) return this.defSymbol(scopes.def[s]!);
    }
    return this.symbolPrefix;
  }

  parameterSymbol(row: number): string | null {
    const { params, defs } = this.evidence;
    const def = params.def[row]!;
    if (defs.kind[def] === DefKind.lambda) return null;
    return this.defSymbol(def) + parameterDescriptor(this.text(params.name[row]!));
  }

  /** Symbol of a variable bound (under its mangled name) in a module or class scope; null elsewhere (a local). */
  variableSymbol(scope: number, name: string): string | null {
    const kind = this.evidence.scopes.kind[scope]!;
    if (kind === ScopeKind.module) return this.symbolPrefix + termDescriptor(name);
    return kind === ScopeKind.class ? this.attributeSymbol(this.evidence.scopes.def[scope]!, name) : null;
  }

  /** Symbol of an attribute of a class, spelled as in the source: `__x`, not `_C__x`. */
  attributeSymbol(classDef: number, name: string): string {
    const prefix = manglePrivateName(this.text(this.evidence.defs.name[classDef]!), '__x').slice(
      0,
      -'__x'.length,
    );
    const isMangled =
      prefix !== '' && name.startsWith(`${prefix}__`) && isPrivateName(name.slice(prefix.length));
    return this.defSymbol(classDef) + termDescriptor(isMangled ? name.slice(prefix.length) : name);
  }

  /** A name as the code at a scope spells it at run time: private names belong to the class around it. */
  privateName(name: string, scope: number): string {
    if (!isPrivateName(name)) return name;
    const { scopes, defs } = this.evidence;
    for (let s = scope; s > 0; s = scopes.parent[s]!) {
      if (scopes.kind[s] === ScopeKind.class)
        return manglePrivateName(this.text(defs.name[scopes.def[s]!]!), name);
    }
    return name;
  }

  /** The class a name `__class__` stands for: the one around the method it is used in; -1 elsewhere. */
  classCell(nameRow: number): number {
    const { names, defs, nameBindings } = this.evidence;
    if (nameBindings.resolved[nameRow]! >= 0 || this.text(names.name[nameRow]!) !== '__class__') return -1;
    for (let def = names.def[nameRow]!; def >= 0; def = defs.container[def]!) {
      const owner = this.classOf(def);
      if (owner >= 0) return owner;
    }
    return -1;
  }

  /**
   * How many sites of its binding come before a name that is read by code of the binding's own scope, so that
   * only they can have run; all of them for code that runs later.
   */
  sitesBefore(nameRow: number): number {
    const { names, nameBindings, bindings, bindingSites } = this.evidence;
    const binding = nameBindings.resolved[nameRow]!;
    const count = bindings.siteCount[binding]!;
    if (count < 2 || names.scope[nameRow] !== bindings.scope[binding]) return count;
    const position = this.layout().toAbsolute(names.chunk[nameRow]!, names.start[nameRow]!);
    const first = bindings.siteStart[binding]!;
    // Sites are in the order of the text: a search that halves, for texts that assign one name ten thousand times.
    let before = 0;
    for (let high = count; before < high; ) {
      const site = first + ((before + high) >> 1);
      if (this.sitePosition(bindingSites.kind[site]!, bindingSites.row[site]!) < position)
        before = site - first + 1;
      else high = site - first;
    }
    return before === 0 ? count : before;
  }

  /** Whether a site stands in code of another scope than its binding's (`global`, `nonlocal`): that runs at any time. */
  isForeignSite(site: number): boolean {
    const { bindings, bindingSites, imports, names } = this.evidence;
    const row = bindingSites.row[site]!;
    const scope = bindings.scope[bindingSites.binding[site]!]!;
    if (bindingSites.kind[site] === SiteKind.name) return names.scope[row] !== scope;
    return bindingSites.kind[site] === SiteKind.import && imports.scope[row] !== scope;
  }

  /** Absolute byte offset of what a binding site binds. */
  sitePosition(kind: number, row: number): number {
    const { defs, imports, names, params } = this.evidence;
    const layout = this.layout();
    if (kind === SiteKind.def) return layout.toAbsolute(defs.chunk[row]!, defs.nameStart[row]!);
    if (kind === SiteKind.import) return layout.toAbsolute(imports.chunk[row]!, imports.start[row]!);
    if (kind === SiteKind.param) return layout.toAbsolute(params.chunk[row]!, params.start[row]!);
    return layout.toAbsolute(names.chunk[row]!, names.start[row]!);
  }

  /** Absolute byte offset of the last `del NAME` of a binding that always runs; -1 when there is none. */
  deletedAt(binding: number): number {
    const deletions = this.memo('deletions', () => {
      const { names, nameBindings, bindings } = this.evidence;
      const last = new Map<number, number>();
      for (let row = 0; row < names.length; row++) {
        if (names.ctx[row] !== ExprContext.DEL || names.flags[row]! & NameFlag.conditional) continue;
        const target = nameBindings.resolved[row]!;
        if (target >= 0 && bindings.scope[target] === names.scope[row])
          last.set(target, this.sitePosition(SiteKind.name, row));
      }
      return last;
    });
    return deletions.get(binding) ?? -1;
  }

  /** Whether a binding ends deleted, so that nobody outside its scope meets it: `for item in …: …` and `del item`. */
  isDeleted(binding: number): boolean {
    const deletedAt = this.deletedAt(binding);
    if (deletedAt < 0) return false;
    const { bindings, bindingSites } = this.evidence;
    const count = bindings.siteCount[binding]!;
    const last = bindings.siteStart[binding]! + count - 1;
    return count === 0 || this.sitePosition(bindingSites.kind[last]!, bindingSites.row[last]!) < deletedAt;
  }

  layout(): ChunkLayout {
    return this.memo('layout', () => {
      const { start, end, parent } = this.evidence.chunks;
      return new ChunkLayout(start, end, parent);
    });
  }

  /** Whether the file says `import module` (or a module inside it), which makes it an attribute of its parent. */
  imports(module: string): boolean {
    return this.memo('imported modules', () => {
      const { imports } = this.evidence;
      const found = new Set<string>();
      for (let row = 0; row < imports.length; row++) {
        const name = this.importedModule(row);
        if (name === null) continue;
        for (let dot = name.length; dot > 0; dot = name.lastIndexOf('.', dot - 1))
          found.add(name.slice(0, dot));
      }
      return found;
    }).has(module);
  }

  isClass(row: number): boolean {
    return this.evidence.defs.kind[row] === DefKind.class;
  }

  /** Row of the binding of a name in a scope, or -1. */
  binding(scope: number, name: string): number {
    let map = this.scopeMaps[scope];
    if (!map) {
      map = new Map();
      const { bindings } = this.evidence;
      const groups = this.bindingsByScope().of(scope);
      for (const row of groups) map.set(this.text(bindings.name[row]!), row);
      this.scopeMaps[scope] = map;
    }
    return map.get(name) ?? -1;
  }

  /** Rows of the bindings of a scope, sorted by name. */
  bindingsOf(scope: number): Int32Array {
    return this.bindingsByScope().of(scope);
  }

  /** The parts of `head[items]`; null when the expression is no subscript. */
  subscript(ref: ExprRef): { readonly head: ExprRef; readonly items: readonly ExprRef[] } | null {
    const { exprs, operands } = this.evidence;
    const row = exprRefRow(ref);
    if (exprRefKind(ref) !== 'expr' || exprs.kind[row] !== ExprKind.subscript) return null;
    const from = exprs.operandStart[row]!;
    const items = [...operands.expr.subarray(from + 1, from + exprs.operandCount[row]!)];
    return { head: operands.expr[from]!, items: items.flatMap((item) => this.tupleItems(item)) };
  }

  /** The expression at a position of a tuple or list display; null when it is none, or stars shift the positions. */
  displayedItem(ref: ExprRef, position: string): ExprRef | null {
    const { exprs, operands } = this.evidence;
    const row = exprRefRow(ref);
    const index = Number(position);
    if (exprRefKind(ref) !== 'expr' || !Number.isInteger(index) || index < 0) return null;
    if (exprs.kind[row] !== ExprKind.tuple && exprs.kind[row] !== ExprKind.list) return null;
    if (index >= exprs.operandCount[row]!) return null;
    const first = exprs.operandStart[row]!;
    for (let i = first; i <= first + index; i++) {
      const item = operands.expr[i]!;
      if (exprRefKind(item) === 'expr' && exprs.kind[exprRefRow(item)] === ExprKind.star) return null;
    }
    return operands.expr[first + index]!;
  }

  private tupleItems(ref: ExprRef): readonly ExprRef[] {
    const { exprs, operands } = this.evidence;
    const row = exprRefRow(ref);
    if (exprRefKind(ref) !== 'expr' || exprs.kind[row] !== ExprKind.tuple) return [ref];
    const from = exprs.operandStart[row]!;
    return [...operands.expr.subarray(from, from + exprs.operandCount[row]!)];
  }

  /** Whether a nested definition or an import binds it: such locals stand for something others can see. */
  isBoundByDefinition(binding: number): boolean {
    const bound = this.memo('boundByDefinition', () => {
      const { bindings, bindingSites } = this.evidence;
      const found = new Uint8Array(bindings.length);
      for (let site = 0; site < bindingSites.length; site++) {
        const kind = bindingSites.kind[site]!;
        if (kind === SiteKind.def || kind === SiteKind.import) found[bindingSites.binding[site]!] = 1;
      }
      return found;
    });
    return bound[binding] === 1;
  }

  /** Rows of `assigns` that store to `base.name` where the base is no method's own instance. */
  patchesOf(name: string): readonly number[] {
    return this.patches().get(name) ?? [];
  }

  /** The names for which there are such rows. */
  patchedNames(): Iterable<string> {
    return this.patches().keys();
  }

  private patches(): ReadonlyMap<string, readonly number[]> {
    return this.memo('patches', () => {
      const { assigns, attrs } = this.evidence;
      const found = new Map<string, number[]>();
      for (let row = 0; row < assigns.length; row++) {
        const target = assigns.target[row]!;
        if (exprRefKind(target) !== 'attr' || assigns.how[row] !== AssignHow.assign) continue;
        const attr = exprRefRow(target);
        if (this.receiverParameter(attrs.base[attr]!)) continue;
        const key = this.text(attrs.name[attr]!);
        const list = found.get(key);
        if (list) list.push(row);
        else found.set(key, [row]);
      }
      return found;
    });
  }

  /** Rows of the calls whose callee's last name is one of these, in source order. */
  callsNamed(wanted: ReadonlySet<string>): readonly number[] {
    const byName = this.memo('calls by name', () => {
      const { calls, names, attrs } = this.evidence;
      const found = new Map<string, number[]>();
      for (let row = 0; row < calls.length; row++) {
        const kind = exprRefKind(calls.callee[row]!);
        const callee = exprRefRow(calls.callee[row]!);
        if (kind !== 'name' && kind !== 'attr') continue;
        const name = this.text((kind === 'name' ? names.name : attrs.name)[callee]!);
        const list = found.get(name);
        if (list) list.push(row);
        else found.set(name, [row]);
      }
      return found;
    });
    return [...wanted].flatMap((name) => byName.get(name) ?? []);
  }

  /** Rows of the calls of what variables, attributes, parameters, containers and other calls hold: of any function. */
  callsOfValues(): readonly number[] {
    return this.memo('calls of values', () => {
      const { assigns, attrs, calls, nameBindings, bindings, bindingSites } = this.evidence;
      const found: number[] = [];
      const stored = new Set<number>();
      for (let row = 0; row < assigns.length; row++) {
        const target = assigns.target[row]!;
        if (exprRefKind(target) === 'attr') stored.add(attrs.name[exprRefRow(target)]!);
      }
      for (let row = 0; row < calls.length; row++) {
        const kind = exprRefKind(calls.callee[row]!);
        if (kind === 'call' || kind === 'expr' || kind === 'def') found.push(row);
        if (kind === 'attr' && stored.has(attrs.name[exprRefRow(calls.callee[row]!)]!)) found.push(row);
        if (kind !== 'name') continue;
        const binding = nameBindings.resolved[exprRefRow(calls.callee[row]!)]!;
        if (binding < 0) continue;
        const from = bindings.siteStart[binding]!;
        for (let site = from; site < from + bindings.siteCount[binding]!; site++) {
          const siteKind = bindingSites.kind[site]!;
          if (siteKind !== SiteKind.name && siteKind !== SiteKind.param) continue;
          found.push(row);
          break;
        }
      }
      return found;
    });
  }

  /** Rows of the bindings of a scope, sorted by name. */
  bindingsOfScope(scope: number): Int32Array {
    return this.bindingsByScope().of(scope);
  }

  /** Rows of `assigns` whose target is this row of `names`. */
  assignsOfName(row: number): Int32Array {
    return this.assignsByName().of(row);
  }

  /** Whether a row of `attrs` is the target of `+=` or its kin. */
  isAugmented(attrRow: number): boolean {
    return this.memo('augmented', () => {
      const { assigns } = this.evidence;
      const rows = new Set<number>();
      for (let row = 0; row < assigns.length; row++) {
        const target = assigns.target[row]!;
        if (assigns.how[row] === AssignHow.augmented && exprRefKind(target) === 'attr')
          rows.add(exprRefRow(target));
      }
      return rows;
    }).has(attrRow);
  }

  /** Whether a row of `exprs` is what `+=` or its kin computes. */
  isUpdate(expr: number): boolean {
    return this.memo('updates', () => {
      const { assigns } = this.evidence;
      const rows = new Set<number>();
      for (let row = 0; row < assigns.length; row++)
        if (assigns.how[row] === AssignHow.augmented && exprRefKind(assigns.value[row]!) === 'expr')
          rows.add(exprRefRow(assigns.value[row]!));
      return rows;
    }).has(expr);
  }

  /** Whether a row of `exprs` is a place that is stored to or deleted, and not read by `+=` or its kin. */
  isStored(expr: number): boolean {
    return this.memo('stored places', () => {
      const { assigns } = this.evidence;
      const rows = new Set<number>();
      for (let row = 0; row < assigns.length; row++) {
        const target = assigns.target[row]!;
        if (assigns.how[row] !== AssignHow.augmented && exprRefKind(target) === 'expr')
          rows.add(exprRefRow(target));
      }
      return rows;
    }).has(expr);
  }

  paramsOf(def: number): { readonly from: number; readonly to: number } {
    const { defs } = this.evidence;
    const from = defs.paramStart[def]!;
    return { from, to: from + defs.paramCount[def]! };
  }

  returnsOf(def: number): Int32Array {
    return this.memo('returns', () => {
      const { returns, defs } = this.evidence;
      return new RowGroups(returns.def, returns.length, defs.length);
    }).of(def);
  }

  /** Last component of each decorator's name (`app.route(…)` gives `route`); '' when it is not a name. */
  decoratorNames(def: number): readonly string[] {
    const { defs, decorators, names, attrs, calls } = this.evidence;
    const found: string[] = [];
    const from = defs.decoratorStart[def]!;
    for (let d = from; d < from + defs.decoratorCount[def]!; d++) {
      let ref: ExprRef = decorators.expr[d]!;
      if (exprRefKind(ref) === 'call') ref = calls.callee[exprRefRow(ref)]!;
      const kind = exprRefKind(ref);
      const row = exprRefRow(ref);
      found.push(
        kind === 'name' ? this.text(names.name[row]!) : kind === 'attr' ? this.text(attrs.name[row]!) : '',
      );
    }
    return found;
  }

  hasDecorator(def: number, name: string): boolean {
    return this.evidence.defs.decoratorCount[def]! > 0 && this.decoratorNames(def).includes(name);
  }

  /** Reading the attribute calls the function (`property` and its kin). */
  isProperty(def: number): boolean {
    return (
      this.evidence.defs.decoratorCount[def]! > 0 &&
      this.decoratorNames(def).some((name) => PROPERTY_DECORATORS.has(name))
    );
  }

  /** Whether a decorator may put something else in the place of a definition; stubs mean what they declare. */
  mayBeReplaced(def: number): boolean {
    if (this.isStub || this.evidence.defs.decoratorCount[def] === 0) return false;
    return this.decoratorNames(def).some((name) => !KEEPING_DECORATORS.has(name));
  }

  /** Whether a definition stands in a function, at whatever depth. */
  isEnclosed(def: number): boolean {
    const { container, kind } = this.evidence.defs;
    for (let row = container[def]!; row >= 0; row = container[row]!)
      if (kind[row] !== DefKind.class) return true;
    return false;
  }

  /** Whether a class has a constructor made of its fields: a dataclass (PEP 557, 681) or `typing.NamedTuple`. */
  hasFields(classDef: number): boolean {
    const { defs, bases, names, attrs } = this.evidence;
    if (this.decoratorNames(classDef).some((name) => FIELD_DECORATORS.has(name))) return true;
    const from = defs.baseStart[classDef]!;
    for (let base = from; base < from + defs.baseCount[classDef]!; base++) {
      const row = exprRefRow(bases.expr[base]!);
      const kind = exprRefKind(bases.expr[base]!);
      const name = kind === 'name' ? names.name[row]! : kind === 'attr' ? attrs.name[row]! : -1;
      if (bases.keyword[base]! < 0 && name >= 0 && this.text(name) === 'NamedTuple') return true;
    }
    return false;
  }

  /** How a method receives its first parameter: the instance, the class, or not at all. */
  receiverOf(def: number): 'instance' | 'class' | 'none' {
    const { defs } = this.evidence;
    const kind = defs.kind[def]!;
    if (kind === DefKind.lambda) return this.classLambdas().has(def) ? 'instance' : 'none';
    if (kind !== DefKind.method && kind !== DefKind.async_method) return 'none';
    if (this.hasDecorator(def, 'staticmethod')) return 'none';
    if (this.hasDecorator(def, 'classmethod')) return 'class';
    const name = this.text(defs.name[def]!);
    // Data model: these are class (or static, for __new__ called with cls) methods without a decorator.
    if (name === '__new__' || name === '__init_subclass__' || name === '__class_getitem__') return 'class';
    return 'instance';
  }

  /** Lambdas that the body of a class binds to a name: methods like any other. */
  private classLambdas(): ReadonlySet<number> {
    return this.memo('class lambdas', () => {
      const { assigns, defs } = this.evidence;
      const values = this.classAssignments().map((row) => assigns.value[row]!);
      return new Set(
        values
          .filter((value) => exprRefKind(value) === 'def' && defs.kind[exprRefRow(value)] === DefKind.lambda)
          .map(exprRefRow),
      );
    });
  }

  /** `made x` for each name that the body of a class binds to what a call gives: it may be a descriptor. */
  namesMadeInClasses(): Iterable<string> {
    const { assigns, names } = this.evidence;
    const made = this.classAssignments().filter((row) => exprRefKind(assigns.value[row]!) === 'call');
    return new Set(made.map((row) => `made ${this.text(names.name[exprRefRow(assigns.target[row]!)]!)}`));
  }

  /** Rows of `assigns` that bind names in the bodies of classes. */
  private classAssignments(): readonly number[] {
    const { assigns, scopes } = this.evidence;
    const found: number[] = [];
    for (let row = 0; row < assigns.length; row++) {
      const isInClass = scopes.kind[assigns.scope[row]!] === ScopeKind.class;
      if (isInClass && exprRefKind(assigns.target[row]!) === 'name') found.push(row);
    }
    return found;
  }

  /** The function behind a property that a setter or deleter is decorated with; the function itself otherwise. */
  getterOf(def: number): number {
    const { defs, bindings, bindingSites } = this.evidence;
    const names = this.decoratorNames(def);
    if (!names.includes('setter') && !names.includes('deleter')) return def;
    const binding = this.binding(defs.scope[def]!, this.text(defs.name[def]!));
    if (binding < 0) return def;
    for (let site = bindings.siteStart[binding]!; bindingSites.row[site] !== def; site++) {
      const row = bindingSites.row[site]!;
      if (bindingSites.binding[site] !== binding) break;
      if (bindingSites.kind[site] === SiteKind.def && this.isProperty(row) && this.getterOf(row) === row)
        return row;
    }
    return def;
  }

  /** Definitions of the same name in the same scope that are decorated with `overload`; none for a single one. */
  overloadsOf(def: number): readonly number[] {
    const { defs, bindings, bindingSites } = this.evidence;
    const binding = this.binding(defs.scope[def]!, this.text(defs.name[def]!));
    if (binding < 0 || bindings.siteCount[binding]! < 2) return [];
    const found: number[] = [];
    const from = bindings.siteStart[binding]!;
    for (let site = from; site < from + bindings.siteCount[binding]!; site++) {
      const row = bindingSites.row[site]!;
      if (bindingSites.kind[site] === SiteKind.def && this.hasDecorator(row, 'overload')) found.push(row);
    }
    return found;
  }

  /** Class row a method stands directly in, or -1. */
  classOf(def: number): number {
    const { defs } = this.evidence;
    const container = defs.container[def]!;
    return container >= 0 && defs.kind[container] === DefKind.class ? container : -1;
  }

  /** Rows of `assigns` that store `self.NAME` (or `cls.NAME`) in methods of the class, by name. */
  storedAttributes(classDef: number): ReadonlyMap<string, readonly number[]> {
    return this.memo('stored', () => this.collectStoredAttributes()).get(classDef) ?? EMPTY_ATTRIBUTES;
  }

  /** Module text of an import row as written, without leading dots. */
  writtenModule(row: number): string {
    const { module } = this.evidence.imports;
    return module[row]! < 0 ? '' : this.text(module[row]!);
  }

  /** Absolute name of the module an import row names; null when a relative import leaves the package. */
  importedModule(row: number): string | null {
    return absoluteModule(this, this.evidence.imports.level[row]!, this.writtenModule(row));
  }

  /** Rows of a star import in the module scope, in source order. */
  starImports(): readonly number[] {
    return this.memo('stars', () => {
      const { imports } = this.evidence;
      const found: number[] = [];
      for (let row = 0; row < imports.length; row++) {
        if ((imports.flags[row]! & 1) !== 0 && imports.scope[row] === 0) found.push(row);
      }
      return found;
    });
  }

  /** Rows of a table that belong to a chunk, in source order. */
  rowsOfChunk(table: ChunkedTable, chunk: number): Int32Array {
    const columns = this.evidence[table];
    return columns.length === 0
      ? NO_ROWS
      : this.memo(
          CHUNK_KEYS[table],
          () => new RowGroups(columns.chunk, columns.length, this.evidence.chunks.length),
        ).of(chunk);
  }

  /** Gives back what was made to link the file's own chunks; it is made again when asked for. */
  releaseChunks(): void {
    for (const key of Object.values(CHUNK_KEYS)) this.keys.delete(key);
    this.evidence.release?.();
  }

  /** Gives back everything that can be made again. */
  release(): void {
    this.keys.clear();
    this.defSymbols.length = 0;
    this.scopeKeys.length = 0;
    this.scopeMaps.length = 0;
    this.evidence.release?.();
  }

  /** Whether `ref` is a bare name that a parameter without annotation binds, and nothing else. */
  isOpenParameter(ref: ExprRef): boolean {
    if (exprRefKind(ref) !== 'name') return false;
    const { nameBindings, bindings, bindingSites, params } = this.evidence;
    const binding = nameBindings.resolved[exprRefRow(ref)]!;
    if (binding < 0 || bindings.siteCount[binding] !== 1) return false;
    const site = bindings.siteStart[binding]!;
    return bindingSites.kind[site] === SiteKind.param && params.type[bindingSites.row[site]!]! < 0;
  }

  /** The parameter that receives the instance or class, when `ref` is a bare name bound to it. */
  receiverParameter(ref: ExprRef): { readonly method: number; readonly param: number } | null {
    if (exprRefKind(ref) !== 'name') return null;
    const { nameBindings, bindings, bindingSites, params } = this.evidence;
    const binding = nameBindings.resolved[exprRefRow(ref)]!;
    if (binding < 0 || bindings.siteCount[binding] === 0) return null;
    const site = bindings.siteStart[binding]!;
    if (bindingSites.kind[site] !== SiteKind.param) return null;
    const param = bindingSites.row[site]!;
    const method = params.def[param]!;
    if (params.position[param] !== 0 || this.receiverOf(method) === 'none') return null;
    return { method, param };
  }

  private collectStoredAttributes(): Map<number, Map<string, number[]>> {
    const { assigns, attrs } = this.evidence;
    const byClass = new Map<number, Map<string, number[]>>();
    for (let row = 0; row < assigns.length; row++) {
      const target = assigns.target[row]!;
      if (exprRefKind(target) !== 'attr' || assigns.how[row] === AssignHow.delete) continue;
      const attr = exprRefRow(target);
      const receiver = this.receiverParameter(attrs.base[attr]!);
      if (!receiver) continue;
      const classDef = this.classOf(receiver.method);
      if (classDef < 0) continue;
      let names = byClass.get(classDef);
      if (!names) byClass.set(classDef, (names = new Map()));
      const name = this.privateName(this.text(attrs.name[attr]!), attrs.scope[attr]!);
      const rows = names.get(name);
      if (rows) rows.push(row);
      else names.set(name, [row]);
    }
    return byClass;
  }

  private defRows(): Map<string, number> {
    return this.memo('defs', () => {
      const rows = new Map<string, number>();
      for (let row = 0; row < this.evidence.defs.length; row++) {
        const key = this.defKey(row);
        if (!rows.has(key)) rows.set(key, row);
      }
      return rows;
    });
  }

  private bindingsByScope(): RowGroups {
    const { bindings, scopes } = this.evidence;
    return this.memo('bindings', () => new RowGroups(bindings.scope, bindings.length, scopes.length));
  }

  private assignsByName(): RowGroups {
    return this.memo('assigns', () => {
      const { assigns, names } = this.evidence;
      const keys = new Int32Array(assigns.length).fill(-1);
      for (let row = 0; row < assigns.length; row++) {
        const target = assigns.target[row]!;
        if (exprRefKind(target) === 'name') keys[row] = exprRefRow(target);
      }
      return new RowGroups(keys, assigns.length, names.length);
    });
  }

  /** What is made of the file's rows alone, kept under a name until it is given back (`release`). */
  memo<T>(key: string, build: () => T): T {
    let value = this.keys.get(key) as T | undefined;
    if (value === undefined) this.keys.set(key, (value = build()));
    return value;
  }
}

const EMPTY_ATTRIBUTES: ReadonlyMap<string, readonly number[]> = new Map();
