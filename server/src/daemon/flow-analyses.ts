/**
 * Flow of indexed files, analyzed when somebody asks: the parser, the cache of code units and a bounded number of
 * whole files, for the life of a process. Knows no question.
 */

import { type FileFlow, flowSteps } from '../flow/file-flow.ts';
import { FlowCache } from '../flow/flow-cache.ts';
import { ValueGraph } from '../flow/value-graph.ts';
import { createPythonParser, type PythonParser } from '../syntax/parser.ts';
import { atOnce, inTurns, type Steps } from './questions/steps.ts';
import type { StoredFileView } from './store-snapshot.ts';

/** Files whose flow stays analyzed; a search over calls touches some dozens. */
const MAX_KEPT_FILES = 128;

interface Kept {
  readonly sha256: string | null;
  readonly flow: FileFlow;
  graph: ValueGraph | null;
}

export class FlowAnalyses {
  readonly cache = new FlowCache();
  private readonly parser: PythonParser;
  private readonly files = new Map<string, Kept>();

  private constructor(parser: PythonParser) {
    this.parser = parser;
  }

  static async create(): Promise<FlowAnalyses> {
    return new FlowAnalyses(await createPythonParser());
  }

  /** Null for files that were skipped, or whose indexed text is gone. Throws when parsing takes too long. */
  flow(file: StoredFileView): FileFlow | null {
    return atOnce(this.analyze(file))?.flow ?? null;
  }

  /** As `flow`. */
  graph(file: StoredFileView): ValueGraph | null {
    const kept = atOnce(this.analyze(file));
    if (kept === null) return null;
    return (kept.graph ??= new ValueGraph(kept.flow));
  }

  /** Whether `flow` has nothing to analyze. */
  isReady(file: StoredFileView): boolean {
    return this.files.get(file.path)?.sha256 === file.sha256;
  }

  /** Analyzes a file for `flow` in turns with others: a long one takes a tenth of a second. Rejects as `pause` does. */
  async prepare(file: StoredFileView, pause: () => Promise<void> | null): Promise<void> {
    await inTurns(this.analyze(file), pause);
  }

  delete(): void {
    this.parser.delete();
    this.files.clear();
  }

  private *analyze(file: StoredFileView): Steps<Kept | null> {
    const known = this.files.get(file.path);
    if (known !== undefined && known.sha256 === file.sha256) return this.keep(file.path, known);
    const text = file.text();
    const evidence = file.evidence();
    if (text === null || evidence === null) return null;
    const tree = this.parser.parseFlat(text);
    yield;
    const flow = yield* flowSteps({ tree, text, evidence, cache: this.cache });
    return this.keep(file.path, { sha256: file.sha256, flow, graph: null });
  }

  /** The file that was used last is the last to be forgotten. */
  private keep(path: string, kept: Kept): Kept {
    this.files.delete(path);
    this.files.set(path, kept);
    if (this.files.size > MAX_KEPT_FILES) this.files.delete(this.files.keys().next().value!);
    return kept;
  }
}
