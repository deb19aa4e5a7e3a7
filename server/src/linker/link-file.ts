/**
 * Links one file chunk by chunk: says for every definition, import, name, attribute, call and annotation what
 * it stands for, or why that is unknown, and which lookups that took.
 */
import { linkAttribute } from './chunk/attributes.ts';
import { linkCall } from './chunk/calls.ts';
import { ChunkContext } from './chunk/context.ts';
import { linkDefinition, linkParameter } from './chunk/definitions.ts';
import { linkImplicitCalls } from './chunk/implicit-calls.ts';
import { linkImport } from './chunk/imports.ts';
import { linkName } from './chunk/names.ts';
import { linkTypes } from './chunk/types.ts';
import type { FileFacts } from './file-facts.ts';
import type { ChunkLinks, Link } from './links.ts';
import type { ModuleIndex } from './module-index.ts';
import { Program } from './program.ts';
import type { Query } from './queries.ts';

export class Linker {
  readonly program: Program;

  /** `load`: see `Program`. */
  constructor(
    files: ReadonlyMap<string, FileFacts>,
    modules: ModuleIndex,
    load: ((path: string) => FileFacts | undefined) | null = null,
  ) {
    this.program = new Program(files, modules, load);
  }

  /** Links every chunk of a file, in chunk order. */
  linkFile(facts: FileFacts): ChunkLinks[] {
    return Array.from({ length: facts.evidence.chunks.length }, (_, chunk) => this.linkChunk(facts, chunk));
  }

  /** Links one chunk; its lookups are the keys of every query it read itself. */
  linkChunk(facts: FileFacts, chunk: number): ChunkLinks {
    const { links, reads } = this.recordChunk(facts, chunk);
    return { chunk, links, lookups: Array.from(reads, (query) => query.key).sort() };
  }

  /** As `linkChunk`, with the queries themselves: most chunks read what others have read, so keys are made once. */
  recordChunk(
    facts: FileFacts,
    chunk: number,
  ): { readonly links: readonly Link[]; readonly reads: ReadonlySet<Query> } {
    const { result: links, reads } = this.program.engine.record(() => this.linksOf(facts, chunk));
    return { links, reads };
  }

  /** The links of one chunk, on the record of whoever asks. */
  linksOf(facts: FileFacts, chunk: number): readonly Link[] {
    const context = new ChunkContext(this.program, facts, chunk);
    for (const row of facts.rowsOfChunk('defs', chunk)) linkDefinition(context, row);
    for (const row of facts.rowsOfChunk('params', chunk)) linkParameter(context, row);
    for (const row of facts.rowsOfChunk('imports', chunk)) linkImport(context, row);
    for (const row of facts.rowsOfChunk('names', chunk)) linkName(context, row);
    for (const row of facts.rowsOfChunk('attrs', chunk)) linkAttribute(context, row);
    for (const row of facts.rowsOfChunk('calls', chunk)) linkCall(context, row);
    linkImplicitCalls(context);
    linkTypes(context);
    return context.links;
  }
}
