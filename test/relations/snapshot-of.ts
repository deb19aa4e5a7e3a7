/**
 * Snapshots for tests: Python texts run through the real extractor, binder and linker, without a disk.
 */
import { createHash } from 'node:crypto';
import { bind } from '../../server/src/binder/bind.ts';
import { type Evidence, finishEvidence } from '../../server/src/evidence/evidence.ts';
import { extract } from '../../server/src/evidence/extract.ts';
import { FileFacts } from '../../server/src/linker/file-facts.ts';
import { Linker } from '../../server/src/linker/link-file.ts';
import type { ChunkLinks } from '../../server/src/linker/links.ts';
import { ModuleIndex } from '../../server/src/linker/module-index.ts';
import type { FileSnapshot, Snapshot } from '../../server/src/relations/snapshot.ts';
import { ChunkLayout } from '../../server/src/syntax/chunk-layout.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';

const NAMES = { projectName: 'demo', projectVersion: '1.0', pythonVersion: '3.11' };

interface Indexed {
  readonly path: string;
  readonly text: string;
  readonly evidence: Evidence;
  readonly moduleFqn: string;
  readonly isPackage: boolean;
}

/** Indexes files given as path → text. Files ending in `.skipped` stand for files discovery had to skip. */
export async function snapshotOf(files: Readonly<Record<string, string>>): Promise<Snapshot> {
  const parser = await createPythonParser();
  const indexed: Indexed[] = [];
  for (const path of Object.keys(files).sort()) {
    const text = files[path]!;
    const builder = extract({ tree: parser.parseFlat(text), text, path });
    bind(builder, { pythonVersion: { major: 3, minor: 11 } });
    const module = path
      .replace(/\.pyi?$/, '')
      .replace(/\/?__init__$/, '')
      .replaceAll('/', '.');
    const isPackage = /__init__\.pyi?$/.test(path);
    indexed.push({ path, text, evidence: finishEvidence(builder), moduleFqn: module, isPackage });
  }
  parser.delete();
  const links = linkAll(indexed);
  const snapshots = indexed.map((file): FileSnapshot => fileSnapshot(file, links.get(file.path)!));
  return {
    revision: 1,
    files: snapshots,
    file: (path) => snapshots.find((file) => file.path === path) ?? null,
  };
}

function linkAll(files: readonly Indexed[]): ReadonlyMap<string, readonly ChunkLinks[]> {
  const modules = new Map<string, string[]>();
  for (const { moduleFqn, path } of files) {
    modules.set(moduleFqn, [...(modules.get(moduleFqn) ?? []), path]);
  }
  const index = new ModuleIndex(modules, NAMES);
  const facts = new Map(
    files.map((file) => [file.path, new FileFacts(file, file.evidence, index.workspacePackage)]),
  );
  const linker = new Linker(facts, index);
  return new Map([...facts].map(([path, fact]) => [path, linker.linkFile(fact)]));
}

function fileSnapshot(file: Indexed, links: readonly ChunkLinks[]): FileSnapshot {
  const { path, text, evidence } = file;
  const { start, end, parent } = evidence.chunks;
  const layout = new ChunkLayout(start, end, parent);
  const bytes = Buffer.from(text);
  return {
    path,
    moduleFqn: file.moduleFqn,
    isPackage: file.isPackage,
    sourceRoot: '',
    bytes: bytes.length,
    lines: text.split('\n').length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    parseStatus: evidence.diagnostics.length > 0 ? 'recovered' : 'ok',
    skipReason: null,
    evidence: () => evidence,
    layout: () => layout,
    links: () => links,
    text: () => text,
  };
}
