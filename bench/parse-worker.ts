/**
 * Worker of `parse-only.ts`: reads, decodes and parses files, and keeps nothing but two counts. The parser is
 * used bare, without anything this project adds to it, so that the yardstick is not our own work.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readSource } from 'cpgd/dist/workspace/source-file.js';
import { Language, Parser } from 'web-tree-sitter';

export interface ParseCounts {
  files: number;
  /** Bytes on disk of the files that were parsed. */
  bytes: number;
}

const resolve = createRequire(import.meta.url).resolve;
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(readFileSync(resolve('tree-sitter-python/tree-sitter-python.wasm'))));

export default function parseFiles(paths: readonly string[]): ParseCounts {
  const counts: ParseCounts = { files: 0, bytes: 0 };
  for (const path of paths) {
    const source = readSource(path);
    if (source.status !== 'ok') continue;
    parser.parse(source.text)?.delete();
    counts.files++;
    counts.bytes += source.bytes;
  }
  return counts;
}
