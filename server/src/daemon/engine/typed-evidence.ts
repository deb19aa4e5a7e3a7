/**
 * The evidence of an open document, kept from one key to the next: what is typed in a function costs that function,
 * whose rows are put in place of the old ones; what is typed elsewhere costs what is between the functions, and those
 * that have another text now. Either way the rows are those of the text. Knows one file and nothing of links.
 */
import { bind } from '../../binder/bind.ts';
import { type PythonVersion, pythonRules } from '../../binder/python-rules.ts';
import { copyEvidence, type Evidence, finishEvidence } from '../../evidence/evidence.ts';
import { type Extracted, extractWithMarks } from '../../evidence/extract.ts';
import { extractAround } from '../../evidence/extract-around.ts';
import { functionParts } from '../../evidence/function-parts.ts';
import {
  difference,
  type KnownUnit,
  knownUnits,
  movedUnit,
  unitAround,
} from '../../evidence/function-rows.ts';
import type { CopiedChunk } from '../../evidence/known-functions.ts';
import { isMoved } from '../../evidence/moved.ts';
import { replaceFunction } from '../../evidence/replace-function.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import type { EditedTree } from '../../syntax/edited-tree.ts';
import { functionUnitAt, functionUnits } from '../../syntax/function-units.ts';
import { areIndentedAlike, lastTokenOf, outlineOf } from '../../syntax/outline.ts';
import type { PythonParser } from '../../syntax/parser.ts';
import { onlyFunction, Rest } from '../../syntax/parts.ts';

/** What one key did to the rows: all of another chunk's are as they were before, but for their numbers. */
export interface Replaced {
  readonly before: Evidence;
  /** The chunk that was extracted again; a row of `chunks` both before and after. */
  readonly chunk: number;
}

/** Functions whose rows are as they were before, but for their numbers. */
export interface Copied {
  readonly before: Evidence;
  readonly chunks: readonly CopiedChunk[];
}

export interface Typed {
  readonly evidence: Evidence;
  /** Null where more than one function was extracted. */
  readonly replaced: Replaced | null;
  /** Null where the whole text was extracted, or one function. */
  readonly copied: Copied | null;
  /** Evidence whose rows these are, further down or up; null where any row is another one. */
  readonly movedFrom: Evidence | null;
}

/** Says what the facts of a text have in common with those of the text before it, which have the same names. */
export function tellPredecessor(
  facts: FileFacts,
  before: FileFacts,
  { replaced, copied, movedFrom }: Typed,
): void {
  if (replaced?.before === before.evidence) facts.comesAfter(before, { changed: replaced.chunk });
  else if (movedFrom === before.evidence) facts.comesAfter(before, { moved: true });
  else if (copied?.before === before.evidence) facts.comesAfter(before, { copied: copied.chunks });
}

/** What is known of the last text. */
interface State {
  readonly text: string;
  /** Functions that are a chunk each, in the order of the text. */
  readonly units: readonly KnownUnit[];
  /** As extraction left it: no binder has touched its tables. */
  readonly extracted: Extracted;
  readonly evidence: Evidence;
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
  readonly counts = { replaced: 0, around: 0, whole: 0 };

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
      return { evidence, replaced: { before: before.evidence, chunk }, copied: null, movedFrom: null };
    }
    const around = before && this.extractAround(before, text);
    const { units, extracted } = around ?? this.extractWhole(text, tree);
    const evidence = this.bound(extracted);
    this.state = { text, units, extracted, evidence };
    const movedFrom = before && isMoved(before.evidence, evidence) ? before.evidence : null;
    const copied = around && { before: before.evidence, chunks: around.copied };
    return { evidence, replaced: null, copied, movedFrom };
  }

  private extractWhole(text: string, tree: EditedTree): Pick<State, 'extracted' | 'units'> {
    this.counts.whole++;
    const flat = tree.parse(text);
    const extracted = extractWithMarks({ tree: flat, text, path: this.path });
    this.maxStrings = Math.max(MIN_POOL, extracted.out.pool.strings.length) * MAX_POOL_GROWTH;
    return { extracted, units: flat.isModular ? knownUnits(text, flat, extracted) : [] };
  }

  /** Null where most functions are others, or what stands where is not certain. */
  private extractAround(
    before: State,
    text: string,
  ): (Pick<State, 'extracted' | 'units'> & { readonly copied: Copied['chunks'] }) | null {
    if (before.extracted.out.pool.strings.length > this.maxStrings) return null;
    const units = functionUnits(text);
    const functions = functionParts(this.parser, before, { text, units });
    if (functions === null) return null;
    const rest = new Rest(text, units);
    const outline = outlineOf(rest, this.parser.parseRest(rest), functions);
    if (outline === null || !areIndentedAlike(outline, text, functions)) return null;
    const { path } = this;
    const around = extractAround({ before: before.extracted, text, path, outline, functions });
    if (around === null) return null;
    this.counts.around++;
    const { extracted, chunkOf, copied } = around;
    const known = units.flatMap((unit, i) => {
      const chunk = chunkOf[i]!;
      return chunk < 0 ? [] : [{ ...unit, chunk, lastToken: functions[i]!.lastToken }];
    });
    return { extracted, units: known, copied };
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
  ): { extracted: Extracted; units: KnownUnit[]; chunk: number } | null {
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
    units[at] = { ...unit, chunk, lastToken: lastTokenOf(tree, node) };
    return { extracted, units, chunk };
  }
}
