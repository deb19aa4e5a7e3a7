/**
 * Which variable an identifier of the text is: the binder's answer, looked up by position. Also says where a
 * variable lives (module, function, a cell shared with inner functions) and which scope a code unit has. Reads
 * evidence only.
 */
import type { Evidence } from '../evidence/evidence.ts';
import { ScopeFlag, ScopeKind, SITE_KINDS } from '../evidence/schema.ts';
import { ChunkLayout } from '../syntax/chunk-layout.ts';
import { type ControlFlow, UnitKind } from './control-flow.ts';

/** The contract's `space` of an event, without the two of places. */
export const VARIABLE_SPACES = ['local', 'cell', 'global', 'attr', 'item'] as const;
export const Space = Object.freeze({ local: 0, cell: 1, global: 2, attr: 3, item: 4 });

const RUNS_AT_ONCE = ScopeFlag.listComprehension | ScopeFlag.setComprehension | ScopeFlag.dictComprehension;

export class VariablesAt {
  readonly evidence: Evidence;
  private readonly layout: ChunkLayout;
  /** Row of `bindings` plus one by absolute byte offset of an identifier's start; 0 is none. */
  private readonly bindingAt: Int32Array;
  /** Space of each row of `bindings`. */
  private readonly spaces: Uint8Array;
  private readonly unitScopes: Int32Array;
  /** Rows of `defs` and `scopes` by absolute byte offset of where their code unit starts. */
  private readonly defAt = new Map<number, number>();
  private readonly generatorAt = new Map<number, number>();

  /** The evidence must be that of the very text whose flow is asked about. */
  constructor(evidence: Evidence) {
    this.evidence = evidence;
    const { chunks } = evidence;
    this.layout = new ChunkLayout(chunks.start, chunks.end, chunks.parent);
    this.bindingAt = new Int32Array(chunks.end[0]! + 1);
    this.indexNames();
    this.indexSites();
    this.indexUnits();
    this.unitScopes = unitScopes(evidence);
    this.spaces = this.findSpaces();
  }

  /** Row of `bindings` of the variable whose name starts at the byte offset, or -1. */
  bindingOf(offset: number): number {
    return this.bindingAt[offset]! - 1;
  }

  /** `Space` of a variable: `local`, `cell` or `global`. */
  spaceOf(binding: number): number {
    return this.spaces[binding]!;
  }

  /** Row of `defs` that a unit is the body of, or of the definition around a generator; -1 in the module. */
  defOf(unit: ControlFlow): number {
    if (unit.kind === UnitKind.module) return -1;
    if (unit.kind === UnitKind.generator) {
      const scope = this.scopeOf(unit);
      return scope < 0 ? -1 : this.evidence.scopes.def[scope]!;
    }
    return this.defAt.get(unit.start) ?? -1;
  }

  /** Row of `scopes` that a unit's own variables live in, or -1 where broken code has none. */
  scopeOf(unit: ControlFlow): number {
    if (unit.kind === UnitKind.module) return 0;
    if (unit.kind === UnitKind.generator) return this.generatorAt.get(unit.start) ?? -1;
    const def = this.defAt.get(unit.start);
    return def === undefined ? -1 : this.evidence.defs.bodyScope[def]!;
  }

  /** The scope of the code unit that runs a scope's code: comprehensions that run at once belong to another. */
  unitScope(scope: number): number {
    return this.unitScopes[scope]!;
  }

  private at(chunk: number, own: number): number {
    return this.layout.toAbsolute(chunk, own);
  }

  private indexNames(): void {
    const { names, nameBindings } = this.evidence;
    for (let row = 0; row < names.length; row++) {
      const resolved = nameBindings.resolved[row]!;
      const binding = resolved >= 0 ? resolved : nameBindings.binding[row]!;
      if (binding >= 0) this.bindingAt[this.at(names.chunk[row]!, names.start[row]!)] = binding + 1;
    }
  }

  /** Parameters, imports and definitions bind names that have no row in `names`. */
  private indexSites(): void {
    const { bindingSites, params, imports, defs } = this.evidence;
    for (let site = 0; site < bindingSites.length; site++) {
      const row = bindingSites.row[site]!;
      let offset = -1;
      switch (SITE_KINDS[bindingSites.kind[site]!]) {
        case 'param':
          offset = this.at(params.chunk[row]!, params.nameStart[row]!);
          break;
        case 'import':
          offset = this.at(imports.chunk[row]!, imports.localStart[row]!);
          break;
        case 'def':
          offset = this.at(defs.chunk[row]!, defs.nameStart[row]!);
          break;
      }
      if (offset >= 0) this.bindingAt[offset] = bindingSites.binding[site]! + 1;
    }
  }

  private indexUnits(): void {
    const { defs, scopes } = this.evidence;
    for (let row = 0; row < defs.length; row++) {
      this.defAt.set(this.at(defs.chunk[row]!, defs.start[row]!), row);
    }
    for (let row = 0; row < scopes.length; row++) {
      if (scopes.kind[row] !== ScopeKind.comprehension) continue;
      if ((scopes.flags[row]! & ScopeFlag.generatorExpression) === 0) continue;
      this.generatorAt.set(this.at(scopes.chunk[row]!, scopes.start[row]!), row);
    }
  }

  /** A variable of a function is a cell when another code unit reads or binds it. */
  private findSpaces(): Uint8Array {
    const { bindings, scopes } = this.evidence;
    const spaces = new Uint8Array(bindings.length);
    for (let row = 0; row < bindings.length; row++) {
      const owner = bindings.resolvesTo[row]!;
      if (owner < 0 || scopes.kind[bindings.scope[owner]!] === ScopeKind.module) spaces[row] = Space.global;
      else if (this.unitScope(bindings.scope[row]!) !== this.unitScope(bindings.scope[owner]!)) {
        spaces[owner] = Space.cell;
        if (owner !== row) spaces[row] = Space.cell;
      }
    }
    return spaces;
  }
}

/** Per scope; one pass suffices because outer scopes come first in the table. */
function unitScopes({ scopes }: Evidence): Int32Array {
  const { kind, flags, parent, length } = scopes;
  const units = new Int32Array(length);
  for (let scope = 0; scope < length; scope++) {
    const runsAtOnce = kind[scope] === ScopeKind.comprehension && (flags[scope]! & RUNS_AT_ONCE) !== 0;
    units[scope] = runsAtOnce ? units[parent[scope]!]! : scope;
  }
  return units;
}
