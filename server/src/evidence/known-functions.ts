/**
 * Functions whose rows are known from the version before: where the walk comes to one with the same text, in the same
 * surroundings, the rows are copied instead of walking it. Numbers of rows, chunks and groups are made those of the new
 * tables. A function with another text is walked in a tree of its own. Knows no texts and no positions: rows hold own offsets.
 */
import type { ChunkBoundaries } from '../syntax/chunks.ts';
import type { FlatTree } from '../syntax/flat-tree.ts';
import { NodeKind } from '../syntax/node-kinds.ts';
import type { ChunkMark } from './chunk-marks.ts';
import type { EvidenceBuilder, TableBuilder } from './evidence.ts';
import { EXPRESSION_TABLES, exprRef, exprRefKind, exprRefRow } from './expr-ref.ts';
import type { Extracted, WALK } from './extract.ts';
import { Extraction, type KnownFunctions } from './extraction.ts';
import { ROW_REFERENCES, WALKED_TABLES, type WalkedTable } from './row-references.ts';
import { type EvidenceTable, TYPE_OWNERS } from './schema.ts';
import type { WalkState } from './walk-state.ts';

/** A function with its nodes: the tree of its own text, with positions in the whole text. */
export interface ParsedFunction {
  readonly tree: FlatTree;
  /** Its node, decorators included. */
  readonly node: number;
}

/** A chunk with the rows of one of the version before. */
export interface CopiedChunk {
  readonly chunk: number;
  readonly before: number;
}

/** One function of the new text. */
export interface FunctionSource {
  /** Chunk of the version before that has the same text; -1 where none has. */
  readonly before: number;
  /** Null where its text gives more than a function. */
  readonly parse: () => ParsedFunction | null;
}

/** Rows that were copied, by index in `WALKED_TABLES`. */
interface Copied {
  readonly mark: ChunkMark;
  readonly chunk: number;
  /** Where the first row went. */
  readonly to: readonly number[];
  readonly scope: number;
  readonly def: number;
}

const INDEX = Object.fromEntries(WALKED_TABLES.map((table, i) => [table, i])) as {
  readonly [T in WalkedTable]: number;
};
const IMPORTS = INDEX.imports;
const DEFS = INDEX.defs;

export class CopiedFunctions implements KnownFunctions {
  private readonly before: Extracted;
  private readonly walk: typeof WALK;
  /** By chunk of the new text. */
  private readonly sources: readonly (FunctionSource | undefined)[];
  private readonly copied: Copied[] = [];
  /** Whether a function could not be given its rows, so that the whole text must be walked. */
  isLost = false;

  constructor(before: Extracted, walk: typeof WALK, sources: readonly (FunctionSource | undefined)[]) {
    this.before = before;
    this.walk = walk;
    this.sources = sources;
  }

  get chunks(): readonly CopiedChunk[] {
    return this.copied.map(({ chunk }) => ({ chunk, before: this.sources[chunk]!.before }));
  }

  visit(x: Extraction, chunk: number, outer: WalkState): boolean {
    const source = this.sources[chunk];
    if (source === undefined) return false;
    const mark = source.before < 0 ? undefined : this.before.marks!.of(source.before);
    if (mark && this.hasSameSurroundings(x, mark, outer)) this.copy(x, chunk, outer, mark);
    else this.walkFunction(x, chunk, outer, source.parse());
    return true;
  }

  /** What the walk of a function reads of the walk around it, but for what `finish` makes right. */
  private hasSameSurroundings(x: Extraction, mark: ChunkMark, outer: WalkState): boolean {
    const { state, depth } = mark;
    const { scopes } = this.before.out;
    return (
      depth === x.depth &&
      state.prefix === outer.prefix &&
      state.nameFlags === outer.nameFlags &&
      state.readsStrings === outer.readsStrings &&
      state.isConditional === outer.isConditional &&
      state.isTypeChecking === outer.isTypeChecking &&
      state.def < 0 === outer.def < 0 &&
      scopes.get(state.scope, 'kind') === x.out.scopes.get(outer.scope, 'kind')
    );
  }

  private copy(x: Extraction, chunk: number, outer: WalkState, mark: ChunkMark): void {
    const to = x.marks!.of(chunk)!.from;
    for (let i = 0; i < WALKED_TABLES.length; i++) {
      const table = WALKED_TABLES[i]!;
      const from = mark.from[i]!;
      const end = mark.to[i]!;
      if (from < end) rowsOf(x.out, table).addRows(rowsOf(this.before.out, table), from, end);
    }
    const { defs, imports } = x.out;
    for (let row = to[DEFS]!; row < defs.length; row++)
      defs.set(row, 'ordinal', x.nextOrdinal(defs.get(row, 'qualifiedName')));
    const { scope, def } = outer;
    const copied = { mark, chunk, to, scope, def };
    // The walk looks at the imports of a branch once more when it leaves it.
    for (let row = to[IMPORTS]!; row < imports.length; row++) {
      imports.set(row, 'scope', this.moved(copied, 'scopes', imports.get(row, 'scope')));
      const group = imports.get(row, 'alternative');
      if (group >= 0) imports.set(row, 'alternative', group + x.alternatives - mark.alternativesFrom);
    }
    x.alternatives += mark.alternativesTo - mark.alternativesFrom;
    this.copied.push(copied);
  }

  private walkFunction(x: Extraction, chunk: number, outer: WalkState, parsed: ParsedFunction | null): void {
    if (parsed === null) {
      this.isLost = true;
      return;
    }
    const { tree, node } = parsed;
    const y = new Extraction(tree, x.text, this.walk, x.marks, {
      out: x.out,
      chunks: withNodesOf(x.chunks, chunk, tree, node),
      around: x,
    });
    y.restore(outer);
    y.depth = x.depth - 1;
    y.alternatives = x.alternatives;
    y.visitStatement(node);
    x.alternatives = y.alternatives;
  }

  /** Makes the numbers of copied rows those of the new tables. */
  finish(out: EvidenceBuilder): void {
    for (const table of WALKED_TABLES) {
      const rows = rowsOf(out, table);
      const at = INDEX[table];
      if (table !== 'operands') {
        const chunks = rows.column('chunk' as never);
        for (const copied of this.copied) chunks.fill(copied.chunk, copied.to[at]!, endOf(copied, at));
      }
      const owners = table === 'typeExprs' ? out.typeExprs.column('owner') : null;
      for (const [column, target] of Object.entries(ROW_REFERENCES[table])) {
        if (table === 'imports' && column === 'scope') continue;
        const cells = rows.column(column as never);
        for (const copied of this.copied) {
          const end = endOf(copied, at);
          for (let row = copied.to[at]!; row < end; row++) {
            const value = cells[row]!;
            if (target === 'expression') cells[row] = this.movedExpression(copied, value);
            else if (value >= 0)
              cells[row] = this.moved(
                copied,
                target === 'owner' ? TYPE_OWNERS[owners![row]!]! : target,
                value,
              );
          }
        }
      }
    }
  }

  private movedExpression(copied: Copied, ref: number): number {
    const table = (EXPRESSION_TABLES as Readonly<Partial<Record<string, WalkedTable>>>)[exprRefKind(ref)];
    if (table === undefined) return ref;
    const row = exprRefRow(ref);
    return ref + exprRef('none', this.moved(copied, table, row) - row);
  }

  /** The new number of a row that a copied row names: one of the function, or what it stands in. */
  private moved({ mark, to, scope, def }: Copied, table: WalkedTable, row: number): number {
    const at = INDEX[table];
    const from = mark.from[at]!;
    // An empty run may begin behind the last row.
    if (row >= from && row <= mark.to[at]!) return row - from + to[at]!;
    if (table === 'scopes' && row === mark.state.scope) return scope;
    if (table === 'defs' && row === mark.state.def) return def;
    // An empty run that begins nowhere.
    if (row === 0) return 0;
    this.isLost = true;
    return row;
  }
}

const rowsOf = (out: EvidenceBuilder, table: WalkedTable): TableBuilder<EvidenceTable> =>
  out[table] as TableBuilder<EvidenceTable>;

/** Row after the last one that was copied. */
const endOf = ({ mark, to }: Copied, at: number): number => to[at]! + mark.to[at]! - mark.from[at]!;

/** The chunks of the whole text for a tree that has nodes for one of them alone: definitions ascend. */
export function withNodesOf(
  chunks: ChunkBoundaries,
  chunk: number,
  tree: FlatTree,
  node: number,
): ChunkBoundaries {
  const definition = new Int32Array(chunks.length).fill(-1, 0, chunk).fill(tree.length, chunk);
  definition[chunk] = definitionOf(tree, node);
  return { ...chunks, node: definition, definition };
}

function definitionOf(tree: FlatTree, node: number): number {
  if (tree.kind[node] === NodeKind.function_definition) return node;
  for (let child = node + 1; child < tree.next[node]!; child = tree.next[child]!)
    if (tree.kind[child] === NodeKind.function_definition) return child;
  return node;
}
