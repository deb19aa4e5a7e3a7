/**
 * Compares what an engine has in memory with the same files read, extracted and linked from nothing; a few files at
 * a time, so that it can be done after every step of a long history.
 */
import { bind } from '../../server/src/binder/bind.ts';
import type { Engine } from '../../server/src/daemon/engine/engine.ts';
import { finishEvidence } from '../../server/src/evidence/evidence.ts';
import { extract } from '../../server/src/evidence/extract.ts';
import { FileFacts } from '../../server/src/linker/file-facts.ts';
import { Linker } from '../../server/src/linker/link-file.ts';
import { createPythonParser, type PythonParser } from '../../server/src/syntax/parser.ts';
import { sourceOfFile } from '../../server/src/workspace/source-file.ts';
import { Random } from '../support/random.ts';
import { canonicalLinks, linksDigest } from '../support/real-difference.ts';

/** Files beside the named ones that are compared after a step. */
const OTHERS = 4;
/** Named files that are compared after a step; a mass rename names them all. */
const MOST_NAMED = 8;

export class FreshSlice {
  private readonly engine: Engine;
  private readonly root: string;
  private readonly parser: PythonParser;

  private constructor(engine: Engine, root: string, parser: PythonParser) {
    this.engine = engine;
    this.root = root;
    this.parser = parser;
  }

  static async of(engine: Engine, root: string): Promise<FreshSlice> {
    return new FreshSlice(engine, root, await createPythonParser());
  }

  /** A digest of the links of every file. */
  digests(): Promise<ReadonlyMap<string, string>> {
    return this.engine.ask(({ resident }) => {
      const found = new Map<string, string>();
      for (const path of resident.paths()) found.set(path, linksDigest(resident.fileLinks(path)!));
      return found;
    });
  }

  /** How many chunks were compared, and the first that differs. */
  compare(
    seed: number,
    named: readonly string[],
  ): Promise<{ readonly chunks: number; readonly difference: string | null }> {
    return this.engine.ask(({ resident, files }) => {
      const random = new Random(seed);
      const all = [...resident.paths()].sort();
      const living = named.filter((path) => resident.file(path) !== undefined);
      const chosen = new Set(living.slice(0, MOST_NAMED));
      for (let i = 0; i < OTHERS && all.length > 0; i++) chosen.add(all[random.below(all.length)]!);
      // Everything else as the engine has it: a stale file is found when its own turn comes.
      const facts = files.facts();
      const modules = files.moduleIndex();
      for (const path of chosen) {
        const known = files.get(path)!;
        const text = sourceOfFile(this.root, path, known.analyzed.sha256);
        if (text === null) return { chunks: 0, difference: `${path} is not what is on the disk` };
        const builder = extract({ tree: this.parser.parseFlat(text), text, path });
        bind(builder, { pythonVersion: files.currentPlan.python });
        const { moduleFqn, isPackage } = known.planned.module;
        const info = { path, moduleFqn, isPackage };
        facts.set(path, new FileFacts(info, finishEvidence(builder), modules.workspacePackage));
      }
      const linker = new Linker(facts, modules);
      let chunks = 0;
      for (const path of chosen) {
        const fresh = linker.linkFile(facts.get(path)!).flatMap(({ links }) => links);
        const [a, b] = [canonicalLinks(fresh), canonicalLinks(resident.fileLinks(path)!)];
        const at = a.findIndex((line, i) => line !== b[i]);
        if (at >= 0 || a.length !== b.length)
          return { chunks, difference: `${path}\n  fresh:  ${a[at]}\n  engine: ${b[at]}` };
        chunks += resident.keys(resident.file(path)!).length;
      }
      return { chunks, difference: null };
    });
  }
}
