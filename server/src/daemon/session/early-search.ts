/**
 * Where words stand in the files of a workspace that has no index yet, by their texts: which files may mention a name,
 * and which define something called like it. What a word means there is for others to find out.
 */
import fuzzysort from 'fuzzysort';
import { DEFAULT_MAX_FILE_BYTES } from '../../workspace/limits.ts';
import { textOfRegularFile } from '../../workspace/regular-file.ts';
import type { Pause } from '../engine/turns.ts';
import type { SourceTexts } from '../source-texts.ts';
import type { PlannedFile } from '../workspace-plan.ts';

/** Statements that define a name by which people look for things (Python reference 8.7, 8.8). */
const DEFINITION = /^[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+([^\W\d]\w*)/gmu;

/** Python reference 2.3; names that the compiler would normalize are not found. */
const NAME = /^[\p{ID_Start}_]\p{ID_Continue}*$/u;

/** Names that a search leads to: people type on. */
const MAX_NAMES = 60;

export class EarlySearch {
  private readonly files: readonly PlannedFile[];
  private readonly texts: SourceTexts;
  /** Names that are defined, by path; read with the first search for one. */
  private defined: ReadonlyMap<string, readonly string[]> | null = null;
  private readonly mentioning = new Map<string, readonly string[]>();

  constructor(files: readonly PlannedFile[], texts: SourceTexts) {
    this.files = files;
    this.texts = texts;
  }

  /** Paths of files that have the word, those first that somebody shows. `pause` is asked between files. */
  async filesWith(word: string, pause: Pause): Promise<readonly string[]> {
    const known = this.mentioning.get(word);
    if (known) return known;
    const found: string[] = [];
    if (!NAME.test(word)) return found;
    const isWord = new RegExp(`(?<![\\p{ID_Continue}])${word}(?![\\p{ID_Continue}])`, 'u');
    for await (const { path, text } of this.read(pause)) {
      if (!text.includes(word) || !isWord.test(text)) continue;
      if (this.texts.shown(path)) found.unshift(path);
      else found.push(path);
    }
    this.mentioning.set(word, found);
    return found;
  }

  /** Names called like what is looked for, with the files that define them, best first. `pause`: see `filesWith`. */
  async definitionsLike(query: string, pause: Pause): Promise<readonly (readonly [string, string])[]> {
    this.defined ??= await this.readDefinitions(pause);
    const names = [...this.defined.keys()];
    const ranked = query.trim() === '' ? names.slice(0, MAX_NAMES) : likeIt(query, names);
    return ranked.flatMap((name) => this.defined!.get(name)!.map((path) => [path, name] as const));
  }

  private async readDefinitions(pause: Pause): Promise<ReadonlyMap<string, readonly string[]>> {
    const defined = new Map<string, string[]>();
    for await (const { path, text } of this.read(pause)) {
      for (const name of new Set(Array.from(text.matchAll(DEFINITION), ([, one]) => one!))) {
        const paths = defined.get(name);
        if (paths) paths.push(path);
        else defined.set(name, [path]);
      }
    }
    return defined;
  }

  /** Texts as they are shown, or else on disk. What has gone meanwhile is left out. */
  private async *read(pause: Pause): AsyncGenerator<{ readonly path: string; readonly text: string }> {
    for (const { path, absolutePath } of this.files) {
      const wait = pause();
      if (wait) await wait;
      const text = this.texts.shown(path)?.text ?? textOfRegularFile(absolutePath, DEFAULT_MAX_FILE_BYTES);
      if (text !== null) yield { path, text };
    }
  }
}

const likeIt = (query: string, names: string[]): readonly string[] =>
  fuzzysort.go(query, names, { limit: MAX_NAMES, threshold: 0 }).map(({ target }) => target);
