/**
 * What a command runs in: its streams, colours and shared options. Talk for people goes to standard error
 * (`note`), answers to standard output, so that an answer can be piped without the talk.
 */
import { resolve } from 'node:path';
import type { Location } from '../daemon/project.ts';
import { UsageError } from './exit-code.ts';
import type { Host } from './host.ts';
import type { Output } from './output.ts';
import { enclosingProject, namedDirectory } from './project-root.ts';
import { type Colors, createColors, wantsColor } from './render/colors.ts';
import { displayPath, formatLocation } from './render/locations.ts';
import type { TableLayout } from './render/table.ts';

/** Options every command takes. */
export interface SharedOptions {
  /** As often as it was given. */
  readonly root?: readonly string[];
  readonly cacheDir?: string;
  readonly workers?: number;
  readonly trace?: string;
  readonly quiet?: boolean;
  readonly color: boolean;
}

export class Context {
  readonly host: Host;
  readonly options: SharedOptions;
  readonly out: Output;
  readonly err: Output;
  readonly colors: Colors;
  readonly errColors: Colors;

  constructor(host: Host, out: Output, err: Output, options: SharedOptions) {
    this.host = host;
    this.options = options;
    this.out = out;
    this.err = err;
    this.colors = createColors(wantsColor(host.stdout, host.env, options.color));
    this.errColors = createColors(wantsColor(host.stderr, host.env, options.color));
  }

  get signal(): AbortSignal {
    return this.host.signal;
  }

  /**
   * Absolute path of the one workspace that a command is about: `--root` exactly, else the project around the current
   * folder. @throws UsageError when there are several, or a named folder does not exist.
   */
  get rootDirectory(): string {
    const [root, ...others] = this.rootDirectories();
    if (others.length === 0) return root!;
    throw new UsageError(
      `An answer is about one project, and --root names ${others.length + 1}.`,
      'Ask once for each, or give the folder around them all: their modules know each other there.',
    );
  }

  /** As `rootDirectory`, of a command that goes from one to the next; `named` are its own folders. Each once. */
  rootDirectories(named: readonly string[] = []): readonly string[] {
    const { root = [] } = this.options;
    if (named.length > 0 && root.length > 0)
      throw new UsageError(
        'The folders are named twice.',
        'Give them either after the command or with --root.',
      );
    const written = [...named, ...root];
    if (written.length === 0) return [enclosingProject(this.host.cwd)];
    return [...new Set(written.map((directory) => namedDirectory(this.host.cwd, directory)))];
  }

  /** A path the user wrote, made absolute. */
  absolute(written: string): string {
    return resolve(this.host.cwd, written);
  }

  location(root: string, location: Location): string {
    return formatLocation(root, this.host.cwd, location);
  }

  path(root: string, path: string): string {
    return displayPath(root, this.host.cwd, path);
  }

  /** How tables are laid out on standard output. */
  get layout(): TableLayout {
    const width = this.out.isTerminal ? this.out.columns : null;
    return { width, styleTitle: this.colors.heading };
  }

  /** Tells the person at the terminal something that is not the answer. Silent with `--quiet`. */
  async note(text: string): Promise<void> {
    if (this.options.quiet) return;
    // The answer so far goes first: both streams may be the same terminal.
    await this.out.flush();
    await this.err.writeLine(text);
    await this.err.flush();
  }

  /** Writes one JSON document. */
  writeJson(value: unknown): Promise<void> {
    return this.out.writeLine(JSON.stringify(value, null, 2));
  }
}
