/**
 * PEP 649 (Python 3.14): annotations are evaluated in `__annotate__` scopes, one per function for its signature
 * and one per module, class or function for the variables annotated there. The extractor leaves annotations in
 * the scope around, as older Pythons evaluate them; this inserts the scopes and moves names and nested scopes
 * into them. Attributes, calls and other expressions keep the scope around.
 */
import type { Columns, EvidenceBuilder } from '../evidence/evidence.ts';
import { DefKind, NameFlag, ScopeFlag, ScopeKind, TypeOwner, TypeRole } from '../evidence/schema.ts';
import { ChunkLayout } from '../syntax/chunk-layout.ts';
import { type InsertedScope, insertScopes } from './scope-insertion.ts';

/** Returns 1 per row of `names` that is an annotation of a local variable: those are never evaluated. */
export function insertAnnotationScopes(builder: EvidenceBuilder): Uint8Array {
  const { inserted, scopeOfType } = planScopes(builder);
  const holders = findHolders(builder, scopeOfType);
  inserted.sort(
    (a, b) => a.before - b.before || b.parent - a.parent || Number(b.isOfVariables) - Number(a.isOfVariables),
  );
  insertScopes(builder, inserted, holders);
  return moveNames(builder, scopeOfType);
}

function planScopes(builder: EvidenceBuilder): {
  inserted: InsertedScope[];
  scopeOfType: Map<number, InsertedScope>;
} {
  const scopes = builder.scopes.finish();
  const defs = builder.defs.finish();
  const types = builder.typeExprs.finish();
  const inserted: InsertedScope[] = [];
  const ofSignature = new Map<number, InsertedScope>();
  for (let def = 0; def < defs.length; def++) {
    const body = defs.bodyScope[def]!;
    if (body < 0 || defs.kind[def] === DefKind.class || defs.kind[def] === DefKind.lambda) continue;
    const scope: InsertedScope = {
      before: body,
      parent: scopes.parent[body]!,
      def,
      chunk: scopes.chunk[body]!,
      start: scopes.start[body]!,
      end: scopes.end[body]!,
      isOfVariables: false,
      row: -1,
    };
    inserted.push(scope);
    ofSignature.set(def, scope);
  }
  const ofVariables = new Map<number, InsertedScope>();
  const scopeOfType = new Map<number, InsertedScope>();
  const positions = new ScopePositions(builder);
  for (let type = 0; type < types.length; type++) {
    if (!isAnnotation(types.role[type]!)) continue;
    const owner = types.ownerRow[type]!;
    if (types.owner[type] === TypeOwner.assigns) {
      const parent = types.scope[type]!;
      let scope = ofVariables.get(parent);
      if (scope === undefined) {
        const chunk = types.chunk[type]!;
        const start = types.start[type]!;
        const end = types.end[type]!;
        const before = positions.rowAfter(parent, chunk, start);
        scope = { before, parent, def: -1, chunk, start, end, isOfVariables: true, row: -1 };
        inserted.push(scope);
        ofVariables.set(parent, scope);
      }
      scopeOfType.set(type, scope);
    } else {
      const def = types.owner[type] === TypeOwner.params ? builder.params.get(owner, 'def') : owner;
      const scope = ofSignature.get(def);
      if (scope !== undefined) scopeOfType.set(type, scope);
    }
  }
  return { inserted, scopeOfType };
}

const isAnnotation = (role: number): boolean =>
  role === TypeRole.param || role === TypeRole.return || role === TypeRole.variable;

/** Where in the order of scopes a position of the text belongs. */
class ScopePositions {
  private readonly starts: Int32Array;
  private readonly children: number[][];
  /** The row after the last scope nested in each scope. */
  private readonly ends: Int32Array;

  constructor(builder: EvidenceBuilder) {
    const chunks = builder.chunks.finish();
    const scopes = builder.scopes.finish();
    const layout = new ChunkLayout(chunks.start, chunks.end, chunks.parent);
    this.starts = Int32Array.from(scopes.start, (own, row) => layout.toAbsolute(scopes.chunk[row]!, own));
    this.children = Array.from(scopes.parent, () => []);
    this.ends = Int32Array.from(scopes.parent, (_, row) => row + 1);
    for (let row = 1; row < scopes.length; row++) this.children[scopes.parent[row]!]!.push(row);
    for (let row = scopes.length - 1; row > 0; row--) {
      const parent = scopes.parent[row]!;
      this.ends[parent] = Math.max(this.ends[parent]!, this.ends[row]!);
    }
    this.toAbsolute = (chunk, own) => layout.toAbsolute(chunk, own);
  }

  private readonly toAbsolute: (chunk: number, own: number) => number;

  /** The first scope directly in `parent` at or behind the position, or the row after all of them. */
  rowAfter(parent: number, chunk: number, own: number): number {
    const position = this.toAbsolute(chunk, own);
    return this.children[parent]!.find((child) => this.starts[child]! >= position) ?? this.ends[parent]!;
  }
}

/** The annotation scope around each scope that opens directly in an annotation, such as a lambda's. */
function findHolders(
  builder: EvidenceBuilder,
  scopeOfType: ReadonlyMap<number, InsertedScope>,
): Map<number, InsertedScope> {
  const scopes = builder.scopes.finish();
  const types = builder.typeExprs.finish();
  const annotations = [...scopeOfType.keys()].sort(
    (a, b) => types.chunk[a]! - types.chunk[b]! || types.start[a]! - types.start[b]!,
  );
  const holders = new Map<number, InsertedScope>();
  for (let row = 1; row < scopes.length; row++) {
    const isOutermost =
      (scopes.flags[row]! & (ScopeFlag.inAnnotation | ScopeFlag.inString)) === ScopeFlag.inAnnotation &&
      (scopes.flags[scopes.parent[row]!]! & ScopeFlag.inAnnotation) === 0;
    if (!isOutermost) continue;
    const type = lastAtOrBefore(annotations, types, scopes.chunk[row]!, scopes.start[row]!);
    const holder = type < 0 || types.end[type]! < scopes.end[row]! ? undefined : scopeOfType.get(type);
    if (holder === undefined) continue;
    holders.set(row, holder);
    holder.before = Math.min(holder.before, row);
  }
  return holders;
}

/** The last of the sorted annotations that starts at or before the position in that chunk, or -1. */
function lastAtOrBefore(
  annotations: readonly number[],
  types: Columns<'typeExprs'>,
  chunk: number,
  start: number,
): number {
  let low = 0;
  let high = annotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const type = annotations[middle]!;
    const isBehind = types.chunk[type]! - chunk || types.start[type]! - start;
    if (isBehind <= 0) low = middle + 1;
    else high = middle;
  }
  const found = annotations[low - 1];
  return found !== undefined && types.chunk[found] === chunk ? found : -1;
}

function moveNames(builder: EvidenceBuilder, scopeOfType: ReadonlyMap<number, InsertedScope>): Uint8Array {
  const { names, scopes } = builder;
  const isUnevaluated = new Uint8Array(names.length);
  for (const [type, scope] of scopeOfType) {
    const around = builder.typeExprs.get(type, 'scope');
    const from = builder.typeExprs.get(type, 'nameStart');
    const to = from + builder.typeExprs.get(type, 'nameCount');
    const isLocal = scope.isOfVariables && scopes.get(around, 'kind') === ScopeKind.function;
    for (let name = from; name < to; name++) {
      const isText = (names.get(name, 'flags') & NameFlag.stringAnnotation) !== 0;
      if (isText || names.get(name, 'scope') !== around) continue;
      names.set(name, 'scope', scope.row);
      if (isLocal) isUnevaluated[name] = 1;
    }
    builder.typeExprs.set(type, 'scope', scope.row);
  }
  return isUnevaluated;
}
