/** Bytes to evidence to links, as the product does it, for one file on its own or a few together. */

import { bind } from '../../server/src/binder/bind.ts';
import { openOutside } from '../../server/src/daemon/outside/outside-files.ts';
import { findTypeshed } from '../../server/src/daemon/outside/typeshed.ts';
import { decodeEvidence, encodeEvidence } from '../../server/src/evidence/arrow-codec.ts';
import { type Evidence, finishEvidence } from '../../server/src/evidence/evidence.ts';
import { extract } from '../../server/src/evidence/extract.ts';
import { DEF_KINDS, DefKind } from '../../server/src/evidence/schema.ts';
import { FileFacts } from '../../server/src/linker/file-facts.ts';
import { Linker } from '../../server/src/linker/link-file.ts';
import type { ChunkLinks } from '../../server/src/linker/links.ts';
import { ModuleIndex } from '../../server/src/linker/module-index.ts';
import type { OutsideWorld } from '../../server/src/linker/outside.ts';
import { ChunkLayout } from '../../server/src/syntax/chunk-layout.ts';
import type { PythonParser } from '../../server/src/syntax/parser.ts';

const PYTHON_VERSION = { major: 3, minor: 13 };
const NAMES = { projectName: 'p', projectVersion: '', pythonVersion: '3.13' };

/** Evidence of a text, once through the codec that the cache and the threads use. */
export function evidenceOf(parser: PythonParser, path: string, text: string): Evidence {
  const builder = extract({ tree: parser.parseFlat(text), text, path });
  bind(builder, { pythonVersion: PYTHON_VERSION });
  return decodeEvidence(encodeEvidence(finishEvidence(builder)));
}

/** What a linker is made of. */
export interface Program {
  /** By path. */
  readonly files: ReadonlyMap<string, FileFacts>;
  readonly index: ModuleIndex;
}

const pathOf = (module: string, folder: string): string => `${folder}${module.replaceAll('.', '/')}.py`;

/** A program of texts by module name. `folder` is where they stand: empty, or with a slash at its end. */
export function programOf(
  parser: PythonParser,
  texts: Readonly<Record<string, string>>,
  outside: OutsideWorld | null = null,
  folder = '',
): Program {
  const evidence = Object.entries(texts).map(
    ([module, text]) => [module, evidenceOf(parser, pathOf(module, folder), text)] as const,
  );
  return programOfEvidence(new Map(evidence), outside, folder);
}

function programOfEvidence(
  evidence: ReadonlyMap<string, Evidence>,
  outside: OutsideWorld | null = null,
  folder = '',
): Program {
  const paths = new Map([...evidence.keys()].map((module) => [module, [pathOf(module, folder)]]));
  const index = new ModuleIndex(paths, NAMES, outside);
  const files = [...evidence].map(([module, rows]) => {
    const file = { path: pathOf(module, folder), moduleFqn: module, isPackage: false };
    return [file.path, new FileFacts(file, rows, index.workspacePackage)] as const;
  });
  return { files: new Map(files), index };
}

/** Links of one file in a workspace of these files, given by module name. */
export function linksOf(evidence: ReadonlyMap<string, Evidence>, module: string): readonly ChunkLinks[] {
  const { files, index } = programOfEvidence(evidence);
  return new Linker(files, index).linkFile(files.get(pathOf(module, ''))!);
}

/** A class or function by its place in the file (absolute UTF-8 bytes). */
export interface Definition {
  readonly row: number;
  readonly name: string;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** Row of the definition it stands in, or -1. */
  readonly container: number;
}

/** All classes and functions, without lambdas. */
export function definitionsOf(evidence: Evidence): Definition[] {
  const { defs, chunks, strings } = evidence;
  const layout = new ChunkLayout(chunks.start, chunks.end, chunks.parent);
  const found: Definition[] = [];
  for (let row = 0; row < defs.length; row++) {
    if (defs.kind[row] === DefKind.lambda) continue;
    const at = (own: number): number => layout.toAbsolute(defs.chunk[row]!, own);
    found.push({
      row,
      name: strings[defs.name[row]!]!,
      kind: DEF_KINDS[defs.kind[row]!]!,
      start: at(defs.start[row]!),
      end: at(defs.end[row]!),
      bodyStart: at(defs.bodyStart[row]!),
      bodyEnd: at(defs.bodyEnd[row]!),
      container: defs.container[row]!,
    });
  }
  return found;
}

/** The standard library's stubs as a workspace without an environment sees them; nothing is cached. */
export const openStandardLibrary = (): ReturnType<typeof openOutside> =>
  openOutside({
    typeshed: findTypeshed(),
    sitePackages: [],
    python: { major: 3, minor: 13, platform: 'linux' },
    cacheDirectory: null,
  });
