/**
 * The evidence of an open document, kept from one key to the next: what is typed in a function costs that function,
 * whose rows are put in place of the old ones; whatever else changes is extracted as a whole. Either way the rows are
 * those of the text. Knows one file and nothing of links.
 */
import { bind } from '../../binder/bind.ts';
import { type PythonVersion, pythonRules } from '../../binder/python-rules.ts';
import { copyEvidence, type Evidence, finishEvidence } from '../../evidence/evidence.ts';
import { type Extracted, extractWithMarks } from '../../evidence/extract.ts';
import { isMoved } from '../../evidence/moved.ts';
import { replaceFunction } from '../../evidence/replace-function.ts';
import { ChunkKind } from '../../evidence/schema.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import type { EditedTree } from '../../syntax/edited-tree.ts';
import type { FlatTree } from '../../syntax/flat-tree.ts';
import { type FunctionUnit, functionUnitAt, functionUnits } from '../../syntax/function-units.ts';
import { NodeKind } from '../../syntax/node-kinds.ts';
import type { PythonParser } from '../../syntax/parser.ts';
import { firstCode, onlyFunction } from '../../syntax/parts.ts';

/** What one key did to the rows: all of another chunk's are as they were before, but for their numbers. */
export interface Replaced {
  readonly before: Evidence;
  /** The chunk that was extracted again; a row of `chunks` both before and after. */
  readonly chunk: number;
}

export interface Typed {
  readonly evidence: Evidence;
  /** Null where the whole text was extracted. */
  readonly replaced: Replaced | null;
  /** Evidence whose rows these are, further down or up; null where any row is another one. */
  readonly movedFrom: Evidence | null;
}

/** Says what the facts of a text have in common with those of the text before it, which have the same names. */
export function tellPredecessor(facts: FileFacts, before: FileFacts, { replaced, movedFrom }: Typed): void {
  if (replaced?.before === before.evidence) facts.comesAfter(before, replaced.chunk);
  else if (movedFrom === before.evidence) facts.comesAfter(before, null);
}

interface Unit extends FunctionUnit {
  readonly chunk: number;
}

/** What is known of the last text. */
interface State {
  readonly text: string;
  /** Functions that are a chunk each, in the order of the text. */
  readonly units: readonly Unit[];
  /** As extraction left it: no binder has touched its tables. */
  readonly extracted: Extracted;
  readonly evidence: Evidence;
}

/** Where two texts differ, in UTF-16 units. */
interface Difference {
  readonly start: number;
  readonly oldEnd: number;
  readonly growth: number;
}

/** The string pool keeps what was typed on the way; beyond this many times its first size it starts over. */
const MAX_POOL_GROWTH = 2;
const MIN_POOL = 2_000;

export class TypedEvidence {
  private readonly parser: PythonParser;
  private readonly path: string;
  private readonly pythonVersion: PythonVersion;
  private state: State | null = null;
  private maxStrings = 0;
  /** How texts were extracted, for tests. */
  readonly counts = { replaced: 0, whole: 0 };

  constructor(parser: PythonParser, path: string, pythonVersion: PythonVersion) {
    this.parser = parser;
    this.path = path;
    this.pythonVersion = pythonVersion;
  }

  /** The evidence of a text; `tree` has been told all edits of it. Throws `ParseTimeoutError`. */
  of(text: string, tree: EditedTree): Typed {
    const before = this.state;
    this.state = null;
    const replaced = before && this.replaceIn(before, text);
    if (replaced) {
      this.counts.replaced++;
      const { units, extracted, chunk } = replaced;
      const evidence = this.bound(extracted);
      this.state = { text, units, extracted, evidence };
      return { evidence, replaced: { before: before.evidence, chunk }, movedFrom: null };
    }
    this.counts.whole++;
    const flat = tree.parse(text);
    const extracted = extractWithMarks({ tree: flat, text, path: this.path });
    const evidence = this.bound(extracted);
    this.maxStrings = Math.max(MIN_POOL, extracted.out.pool.strings.length) * MAX_POOL_GROWTH;
    this.state = { text, units: flat.isModular ? unitsOf(text, flat, extracted) : [], extracted, evidence };
    const movedFrom = before && isMoved(before.evidence, evidence) ? before.evidence : null;
    return { evidence, replaced: null, movedFrom };
  }

  private bound({ out }: Extracted): Evidence {
    const { pythonVersion } = this;
    // Where annotations have scopes of their own (PEP 649), binding changes the tables it reads.
    const builder = pythonRules(pythonVersion).lazyAnnotations ? copyEvidence(out) : out;
    bind(builder, { pythonVersion });
    return finishEvidence(builder);
  }

  /** Null where the difference is not within one function, or the function is none any more. */
  private replaceIn(
    before: State,
    text: string,
  ): { extracted: Extracted; units: Unit[]; chunk: number } | null {
    if (before.extracted.out.pool.strings.length > this.maxStrings) return null;
    const { start, oldEnd, growth } = difference(before.text, text);
    const at = unitAround(before.units, start, oldEnd);
    const old = before.units[at];
    if (!old) return null;
    const unit = functionUnitAt(text, old.start);
    if (unit?.header !== old.header || unit.end !== old.end + growth) return null;
    const tree = this.parser.parseUnit(text, unit);
    const node = onlyFunction(tree);
    if (node < 0) return null;
    const { chunk } = old;
    const { path } = this;
    const extracted = replaceFunction({
      before: before.extracted,
      chunk,
      text,
      path,
      start: unit.start,
      end: unit.end,
      growth,
      tree,
      node,
    });
    if (!extracted) return null;
    const units = before.units.map((other, i) => (i <= at ? other : movedUnit(other, growth)));
    units[at] = { ...unit, chunk };
    return { extracted, units, chunk };
  }
}

/** The functions of a text that are a chunk and nothing else, as the tree and the lines agree. */
function unitsOf(text: string, tree: FlatTree, { chunks }: Extracted): Unit[] {
  const chunkAt = new Map<number, number>();
  for (let chunk = 0; chunk < chunks.length; chunk++)
    if (chunks.kind[chunk]! >= ChunkKind.function) chunkAt.set(chunks.start[chunk]!, chunk);
  const units: Unit[] = [];
  let errorEnd = 0;
  let seen = 0;
  for (const unit of functionUnits(text)) {
    const chunk = chunkAt.get(firstCode(text, unit.start));
    if (chunk === undefined || chunks.end[chunk]! <= unit.header || chunks.end[chunk]! > unit.end) continue;
    const node = chunks.node[chunk]!;
    // What is wrong in a function that stands in something wrong is told of the whole, once.
    for (; seen < node; seen++)
      if (tree.kind[seen] === NodeKind.error) errorEnd = Math.max(errorEnd, tree.next[seen]!);
    if (node < errorEnd) continue;
    // Where a function is broken, some of its text may stand beside it.
    let after = tree.next[node]!;
    while (after < tree.length && tree.kind[after] === NodeKind.comment) after++;
    if (after === tree.length || tree.start[after]! >= unit.end) units.push({ ...unit, chunk });
  }
  return units;
}

const movedUnit = ({ start, header, codeEnd, end, chunk }: Unit, by: number): Unit => ({
  start: start + by,
  header: header + by,
  codeEnd: codeEnd + by,
  end: end + by,
  chunk,
});

/** Index of the unit that has a stretch of text between its `def` and its last line end; -1 when none has. */
function unitAround(units: readonly Unit[], start: number, end: number): number {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (units[middle]!.header < start) low = middle + 1;
    else high = middle;
  }
  const unit = units[low - 1];
  return unit !== undefined && end < unit.end ? low - 1 : -1;
}

function difference(before: string, after: string): Difference {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  return { start, oldEnd: before.length - same, growth: after.length - before.length };
}
