/**
 * A linker that can be left in the middle of a chunk: one name may lead through many files that are read on the way.
 * Until it is done nothing else may be asked of it. Knows no store.
 */
import type { FileFacts } from '../../linker/file-facts.ts';
import { Linker } from '../../linker/link-file.ts';
import type { ChunkLinks, Link } from '../../linker/links.ts';
import type { ModuleIndex } from '../../linker/module-index.ts';
import type { Query, QueryKind } from '../../linker/queries.ts';
import type { Pause } from '../engine/turns.ts';

export class EarlyLinker extends Linker {
  /** Links of a chunk: (path, chunk row). */
  private readonly chunks: QueryKind<readonly Link[]>;
  /** What a chunk defines under some names: (path, chunk row, names). */
  private readonly definitions: QueryKind<readonly Link[]>;

  /** `load`: see `Program`. */
  constructor(
    files: ReadonlyMap<string, FileFacts>,
    modules: ModuleIndex,
    load: (path: string) => FileFacts | undefined,
  ) {
    super(files, modules, load);
    this.chunks = this.program.kind({
      name: 'early chunk',
      arity: 2,
      compute: (path, chunk) => this.linksOf(this.program.facts(path)!, Number(chunk)),
      bottom: [],
      equal: Object.is,
      isSink: true,
    });
    this.definitions = this.program.kind({
      name: 'early definitions',
      arity: 3,
      compute: (path, chunk, names) =>
        this.definitionsOf(this.program.facts(path)!, Number(chunk), new Set(names.split(' '))),
      bottom: [],
      equal: Object.is,
      isSink: true,
    });
  }

  /** All links of a file, without lookups; `goesOn` is asked after each `pause`, and ends it. */
  linkInTurns(facts: FileFacts, pause: Pause, goesOn: () => boolean): Promise<ChunkLinks[]> {
    return this.askInTurns(facts, (chunk) => this.chunks.query(facts.path, chunk), pause, goesOn);
  }

  /** As `linkInTurns`, of what the file defines under some names. */
  definitionsInTurns(
    facts: FileFacts,
    names: ReadonlySet<string>,
    pause: Pause,
    goesOn: () => boolean,
  ): Promise<ChunkLinks[]> {
    const wanted = [...names].join(' ');
    return this.askInTurns(
      facts,
      (chunk) => this.definitions.query(facts.path, chunk, wanted),
      pause,
      goesOn,
    );
  }

  private async askInTurns(
    { evidence }: FileFacts,
    queryOf: (chunk: string) => Query<readonly Link[]>,
    pause: Pause,
    goesOn: () => boolean,
  ): Promise<ChunkLinks[]> {
    const linked: ChunkLinks[] = [];
    for (let chunk = 0; chunk < evidence.chunks.length; chunk++) {
      const query = queryOf(String(chunk));
      for (const wait of this.program.engine.askInSlices(query as Query, pause)) {
        await wait;
        if (!goesOn()) return linked;
      }
      linked.push({ chunk, links: query.value!, lookups: [] });
      const wait = pause();
      if (wait) await wait;
      if (!goesOn()) return linked;
    }
    return linked;
  }
}
