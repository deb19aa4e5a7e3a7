/**
 * Links one file chunk by chunk: says for every definition, import, name, attribute, call and annotation what
 * it stands for, or why that is unknown, and which lookups that took.
 */
import type { ExprRef } from '../evidence/expr-ref.ts';
import { ExprContext } from '../evidence/schema.ts';
import { linkAttribute } from './chunk/attributes.ts';
import { ChunkContext } from './chunk/context.ts';
import { directBases, linkDefinedSymbol, linkParameter } from './chunk/definitions.ts';
import { linkName } from './chunk/names.ts';
import { type ChunkParts, linkParts, PASSES } from './chunk/parts.ts';
import type { Value } from './entities.ts';
import type { FileFacts } from './file-facts.ts';
import { privateName } from './file-symbols.ts';
import type { ChunkLinks, Link } from './links.ts';
import type { ModuleIndex } from './module-index.ts';
import type { PasserIndex } from './passer-index.ts';
import { Program } from './program.ts';
import type { Query } from './queries.ts';
import { parseSymbol } from './scip-symbol.ts';
import type { LinkWriter } from './stable-links.ts';

export class Linker {
  readonly program: Program;

  /** `load` and `passers`: see `Program`. */
  constructor(
    files: ReadonlyMap<string, FileFacts>,
    modules: ModuleIndex,
    load: ((path: string) => FileFacts | undefined) | null = null,
    passers: PasserIndex | null = null,
  ) {
    this.program = new Program(files, modules, load, passers);
  }

  /** Links every chunk of a file, in chunk order. */
  linkFile(facts: FileFacts): ChunkLinks[] {
    return Array.from({ length: facts.evidence.chunks.length }, (_, chunk) => this.linkChunk(facts, chunk));
  }

  /** Links one chunk; its lookups are all queries it asked itself. */
  linkChunk(facts: FileFacts, chunk: number): ChunkLinks {
    const { result: links, reads } = this.program.engine.record(() => this.linksOf(facts, chunk));
    return { chunk, links, lookups: lookupsOf(reads) };
  }

  /** What an expression may be, parameters by what is passed for them. Leaves no trace in any lookup. */
  valuesOf(facts: FileFacts, ref: ExprRef): readonly Value[] {
    const { program } = this;
    const { result, reads } = program.engine.record(() =>
      program.evaluator.expand(program.evaluate(facts, ref)),
    );
    program.engine.forgetUnread(reads);
    return result;
  }

  /** Symbols of the classes that a class names as its bases, by its symbol: also one of a stub. Leaves no trace either. */
  basesOf(symbol: string): readonly string[] {
    const { program } = this;
    const parsed = parseSymbol(symbol);
    const location = parsed && program.locate(parsed.module);
    const [path] = location && 'paths' in location ? location.paths : [];
    if (!parsed || path === undefined) return [];
    const { result, reads } = program.engine.record(() => {
      const definition = program.definitionAt(path, parsed.path.join('.'));
      return definition?.isClass ? [...directBases(program, definition).keys()] : [];
    });
    program.engine.forgetUnread(reads);
    return result;
  }

  /** The links of one chunk, on the record of whoever asks. */
  linksOf(facts: FileFacts, chunk: number): readonly Link[] {
    const context = new ChunkContext(this.program, facts, chunk);
    for (const { table, link } of PASSES) {
      const rows = facts.rowsOfChunk(table, chunk);
      for (let i = 0; i < rows.length; i++) link(context, rows[i]!);
    }
    return context.links;
  }

  /** As `linksOf`, part by part: gives how the links that `writer` gets came about. See `linkParts`. */
  linkParts(facts: FileFacts, chunk: number, writer: LinkWriter, before: ChunkParts | null): ChunkParts {
    return linkParts(new ChunkContext(this.program, facts, chunk, writer), writer, before);
  }

  /**
   * What a chunk defines under some names (`HttpRequest`, `get_host`), on the record of whoever asks: enough to be led
   * there, at a small part of what linking the chunk costs.
   */
  definitionsOf(facts: FileFacts, chunk: number, names: ReadonlySet<string>): readonly Link[] {
    const { defs, params, names: uses, attrs } = facts.evidence;
    const isWanted = (text: number): boolean => names.has(facts.text(text));
    const isWantedIn = (text: number, scope: number): boolean =>
      names.has(privateName(facts, facts.text(text), scope));
    const context = new ChunkContext(this.program, facts, chunk);
    for (const row of facts.rowsOfChunk('defs', chunk))
      if (isWanted(defs.name[row]!)) linkDefinedSymbol(context, row);
    for (const row of facts.rowsOfChunk('params', chunk))
      if (isWanted(params.name[row]!)) linkParameter(context, row);
    for (const row of facts.rowsOfChunk('names', chunk))
      if (uses.ctx[row] === ExprContext.STORE && isWantedIn(uses.name[row]!, uses.scope[row]!))
        linkName(context, row);
    for (const row of facts.rowsOfChunk('attrs', chunk))
      if (attrs.ctx[row] === ExprContext.STORE && isWantedIn(attrs.name[row]!, attrs.scope[row]!))
        linkAttribute(context, row);
    return context.links;
  }
}

/** What a chunk's links record of the queries that were asked for them, sorted, once each. */
export function lookupsOf(queries: readonly Query[]): number[] {
  const digests = new Int32Array(queries.length);
  for (let i = 0; i < digests.length; i++) digests[i] = queries[i]!.digest;
  digests.sort();
  const found: number[] = [];
  for (let i = 0; i < digests.length; i++)
    if (i === 0 || digests[i] !== digests[i - 1]) found.push(digests[i]!);
  return found;
}
