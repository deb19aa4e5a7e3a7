/**
 * What reading an index once has shown: its tool, where its documents are, what it is made of, what is damaged.
 * The same bytes have the same manifest; nothing in it depends on a workspace.
 */
import type { Metadata } from '../../evidence/scip/generated/scip.ts';
import { readIndex } from '../../evidence/scip/read-index.ts';
import { RANGE_WIDTH, type ScipOccurrences } from '../../evidence/scip/scip-document.ts';
import { ScipFormatError } from '../../evidence/scip/scip-format-error.ts';
import { SymbolRole } from '../../linker/links.ts';
import { packageOfSymbol } from '../../relations/scip-import/package-of-symbol.ts';
import { shortenedSymbols } from '../../relations/scip-import/shortened-symbols.ts';
import type { ScipCache } from '../../store/scip-cache.ts';

/** Bumped with every change of `Manifest` or of how it is made. */
const MANIFEST_VERSION = 3;

/** What a module's own symbol ends with. */
const MODULE_DESCRIPTOR = '__init__:';

/** Damaged fields that are told one by one; the rest are counted. */
const MAX_DAMAGE_SAMPLES = 5;

/**
 * Path as the index has it, where the document's bytes are, and what symbols of its module begin with (null when it
 * does not define its module).
 */
export type DocumentPlace = readonly [
  path: string,
  byteOffset: number,
  byteLength: number,
  modulePrefix: string | null,
];

export interface Manifest {
  readonly version: number;
  readonly sha256: string;
  readonly bytes: number;
  readonly metadata: Metadata | null;
  /** Package prefix of what the index itself defines; null when it defines nothing. */
  readonly ownPackage: string | null;
  readonly documents: readonly DocumentPlace[];
  /** `ShortenedSymbols` of all documents. */
  readonly shortened: readonly (readonly [symbol: string, whole: readonly string[]])[];
  /** Where information on symbols of other packages is. */
  readonly externalSymbols: readonly (readonly [byteOffset: number, byteLength: number])[];
  readonly occurrences: number;
  readonly symbols: number;
  readonly diagnostics: number;
  /** Fields whose content is no SCIP, and sentences about the first of them. */
  readonly damaged: number;
  readonly damage: readonly string[];
}

/**
 * Takes an index into the cache, reading it once as its bytes arrive. Throws `ScipFormatError` when it is no whole
 * index (nothing is kept then), and errors of the source and the store as they are.
 */
export async function importIndex(chunks: AsyncIterable<Uint8Array>, cache: ScipCache): Promise<Manifest> {
  const incoming = cache.incoming();
  try {
    const reading = new ManifestReading();
    for await (const part of readIndex(chunks, (bytes) => {
      reading.bytes += bytes.length;
      incoming.write(bytes);
    })) {
      if (part.kind === 'damage' && part.isFinal) throw part.error;
      reading.take(part);
    }
    if (reading.isEmpty) throw new ScipFormatError('the index has neither metadata nor documents', 0);
    const sha256 = incoming.keep();
    const manifest = reading.finish(sha256);
    cache.writeManifest(sha256, JSON.stringify(manifest));
    return manifest;
  } catch (error) {
    incoming.drop();
    throw error;
  }
}

/** The manifest of an index in the cache; null when it or the index is gone or of another version. */
export function storedManifest(sha256: string, cache: ScipCache): Manifest | null {
  const text = cache.readManifest(sha256);
  if (text === null || cache.open(sha256) === null) return null;
  try {
    const manifest = JSON.parse(text) as Manifest;
    return manifest.version === MANIFEST_VERSION && manifest.sha256 === sha256 ? manifest : null;
  } catch {
    return null;
  }
}

type Part = Awaited<ReturnType<ReturnType<typeof readIndex>['next']>>['value'];

class ManifestReading {
  bytes = 0;
  private metadata: Metadata | null = null;
  private readonly documents: DocumentPlace[] = [];
  private readonly externalSymbols: (readonly [number, number])[] = [];
  private readonly packages = new Map<string, number>();
  private readonly shortened = new Map<string, readonly string[]>();
  private occurrences = 0;
  private symbols = 0;
  private diagnostics = 0;
  private damaged = 0;
  private readonly damage: string[] = [];

  get isEmpty(): boolean {
    return this.metadata === null && this.documents.length === 0 && this.damaged === 0;
  }

  take(part: Part): void {
    switch (part.kind) {
      case 'metadata':
        this.metadata = part.metadata;
        break;
      case 'external_symbol':
        this.externalSymbols.push([part.byteOffset, part.byteLength]);
        break;
      case 'document': {
        const { path, occurrences, symbols, diagnostics } = part.document;
        this.documents.push([path, part.byteOffset, part.byteLength, modulePrefixOf(occurrences)]);
        this.occurrences += occurrences.length;
        this.symbols += symbols.length;
        this.diagnostics += diagnostics.length;
        this.countPackages(occurrences);
        for (const [symbol, whole] of shortenedSymbols(occurrences)) this.shortened.set(symbol, whole);
        break;
      }
      case 'damage':
        this.damaged++;
        if (this.damage.length < MAX_DAMAGE_SAMPLES) this.damage.push(part.error.message);
    }
  }

  finish(sha256: string): Manifest {
    const {
      bytes,
      metadata,
      documents,
      shortened,
      externalSymbols,
      occurrences,
      symbols,
      diagnostics,
      damaged,
      damage,
    } = this;
    const [own] = [...this.packages].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    const counts = { occurrences, symbols, diagnostics, damaged, damage };
    const ownPackage = own?.[0] ?? null;
    return {
      version: MANIFEST_VERSION,
      sha256,
      bytes,
      metadata,
      ownPackage,
      documents,
      shortened: [...shortened],
      externalSymbols,
      ...counts,
    };
  }

  /** What most definitions of the index belong to is the package it was made of. */
  private countPackages({
    symbol,
    symbolNames,
    roles,
    length,
  }: PartOf<'document'>['document']['occurrences']): void {
    for (let row = 0; row < length; row++) {
      if ((roles[row]! & SymbolRole.definition) === 0 || symbol[row]! < 0) continue;
      const name = packageOfSymbol(symbolNames[symbol[row]!]!);
      if (name !== null) this.packages.set(name, (this.packages.get(name) ?? 0) + 1);
    }
  }
}

/** scip-python and we define a module by an empty occurrence at the start of its file. */
function modulePrefixOf({ symbol, symbolNames, roles, ranges, length }: ScipOccurrences): string | null {
  for (let row = 0; row < length; row++) {
    const at = row * RANGE_WIDTH;
    const isFileStart = ranges.subarray(at, at + RANGE_WIDTH).every((number) => number === 0);
    if (!isFileStart || (roles[row]! & SymbolRole.definition) === 0) continue;
    const name = symbolNames[symbol[row]!] ?? '';
    if (name.endsWith(MODULE_DESCRIPTOR)) return name.slice(0, -MODULE_DESCRIPTOR.length);
  }
  return null;
}

type PartOf<K extends Part['kind']> = Extract<Part, { kind: K }>;
