/**
 * Flow of indexed files, analyzed when somebody asks: the parser, the cache of code units and a bounded number of
 * whole files, for the life of a process. Knows no question.
 */

import { analyzeFlow, type FileFlow } from '../flow/file-flow.ts';
import { FlowCache } from '../flow/flow-cache.ts';
import { ValueGraph } from '../flow/value-graph.ts';
import { createPythonParser, type PythonParser } from '../syntax/parser.ts';
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
    return this.kept(file)?.flow ?? null;
  }

  /** As `flow`. */
  graph(file: StoredFileView): ValueGraph | null {
    const kept = this.kept(file);
    if (kept === null) return null;
    return (kept.graph ??= new ValueGraph(kept.flow));
  }

  delete(): void {
    this.parser.delete();
    this.files.clear();
  }

  private kept(file: StoredFileView): Kept | null {
    const known = this.files.get(file.path);
    this.files.delete(file.path);
    if (known !== undefined && known.sha256 === file.sha256) {
      this.files.set(file.path, known);
      return known;
    }
    const text = file.text();
    const evidence = file.evidence();
    if (text === null || evidence === null) return null;
    const tree = this.parser.parseFlat(text);
    const flow = analyzeFlow({ tree, text, evidence, cache: this.cache });
    const kept = { sha256: file.sha256, flow, graph: null };
    this.files.set(file.path, kept);
    if (this.files.size > MAX_KEPT_FILES) this.files.delete(this.files.keys().next().value!);
    return kept;
  }
}
