/**
 * Made-up evidence and links for tests and measurements of the store: any size, the same for the same seed.
 * Only the columns the store reads are filled in.
 */
import {
  createEvidenceBuilder,
  type Evidence,
  finishEvidence,
} from '../../../server/src/evidence/evidence.ts';
import type { ChunkLinks, Link, Method, Relation } from '../../../server/src/linker/links.ts';
import type { FileRecord } from '../../../server/src/store/records.ts';
import { hash31 } from '../../../server/src/text/hash.ts';

/** Mulberry32: a small seeded generator, numbers in [0, 1). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Shape {
  readonly files: number;
  readonly chunksPerFile: number;
  readonly linksPerChunk: number;
  readonly lookupsPerChunk: number;
  /** Distinct symbols, qualified names and keys; popular ones are chosen far more often. */
  readonly terms: number;
}

/** About the size of Django 3.2. */
export const DJANGO: Shape = {
  files: 859,
  chunksPerFile: 19,
  linksPerChunk: 16,
  lookupsPerChunk: 20,
  terms: 25_000,
};

export interface MadeFile {
  readonly record: FileRecord;
  readonly evidence: Evidence;
  readonly links: readonly ChunkLinks[];
}

const CHUNK_BYTES = 400;

export const madeSymbol = (n: number): string =>
  `cpgd python app 1.0 \`pkg${n % 97}.module${n % 859}\`/Class${n % 1201}#method_${n}().`;

/** The key of a question that made chunks ask. */
export const madeLookup = (module: number, name: number): string => `member|module${module}|name${name}`;

export function makeFile(shape: Shape, index: number, seed = 1): MadeFile {
  const next = random(seed * 1_000_003 + index);
  const pick = (): number => Math.floor(next() ** 3 * shape.terms);
  const builder = createEvidenceBuilder();
  const links: ChunkLinks[] = [];
  const count = shape.chunksPerFile;
  for (let chunk = 0; chunk < count; chunk++) {
    const isModule = chunk === 0;
    const start = isModule ? 0 : chunk * CHUNK_BYTES;
    const end = isModule ? count * CHUNK_BYTES + 100 : start + CHUNK_BYTES - 50;
    builder.chunks.add(start, end, isModule ? -1 : 0, isModule ? 0 : 2, -1, 0, 0, 0, -1);
    const chunkLinks: Link[] = [];
    // The chunk's own symbol.
    const def = builder.defs.add(
      chunk,
      0,
      90,
      4,
      12,
      1,
      0,
      0,
      -1,
      0,
      -1,
      0,
      -1,
      -1,
      -1,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      20,
      90,
    );
    chunkLinks.push(link('def_symbol', def, madeSymbol(index * count + chunk), 'definition', 1, 1));
    for (let i = 1; i < shape.linksPerChunk; i++) {
      const at = i * 10;
      if (i % 3 === 0) {
        const row = builder.calls.add(chunk, at, at + 9, at, at + 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1);
        const known = next() < 0.6;
        chunkLinks.push(
          known
            ? link('callsite_symbol', row, madeSymbol(pick()), 'class_member', 1, 0)
            : link('callsite_qname', row, `pkg.name${pick() % 8000}`, 'qualified_name', 0.4, 0),
        );
      } else {
        const row = builder.names.add(chunk, at, at + 6, 0, 0, 0, -1);
        chunkLinks.push(link('name_symbol', row, madeSymbol(pick()), 'import', 1, 8));
      }
    }
    const lookups = new Set<number>();
    while (lookups.size < shape.lookupsPerChunk) {
      lookups.add(hash31(madeLookup(pick() % 859, pick() % 25)));
    }
    links.push({ chunk, links: chunkLinks, lookups: [...lookups].sort((a, b) => a - b) });
  }
  const evidence = finishEvidence(builder);
  const record: FileRecord = {
    path: `pkg${index % 97}/module${index}.py`,
    moduleFqn: `pkg${index % 97}.module${index}`,
    isPackage: false,
    sourceRoot: '',
    bytes: count * CHUNK_BYTES + 100,
    lines: count * 10,
    changedMs: 1_700_000_000_000.25 + index,
    sha256: index.toString(16).padStart(64, '0'),
    parseStatus: 'ok',
    skipReason: null,
    evidenceKey: (index * 7919 + 1_000_000_007).toString(16).padStart(32, '0'),
    chunks: {
      symbolKeys: Array.from({ length: count }, (_, chunk) => `Class${chunk}.method_${chunk}::function`),
      kinds: evidence.chunks.kind,
      starts: evidence.chunks.start,
      ends: evidence.chunks.end,
      parents: evidence.chunks.parent,
    },
  };
  return { record, evidence, links };
}

function link(
  relation: Relation,
  left: number,
  target: string,
  method: Method,
  confidence: number,
  roles: number,
): Link {
  return { relation, left, target, method, confidence, roles, aux: 0 };
}
