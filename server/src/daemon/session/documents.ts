/**
 * Who shows which text of one workspace: several clients may have the same file open, and the one that typed last
 * counts until it closes the file. Knows texts and their owners, no protocol and no index.
 */
import type { LineIndex } from '../../text/line-index.ts';

/** Names a client; any object will do. */
export type Owner = object;

export class SharedDocuments {
  /** By path; the owner that counts is the last one of its map. */
  private readonly shown = new Map<string, Map<Owner, LineIndex>>();

  /** The text that counts, or null when nobody shows the file. */
  text(path: string): LineIndex | null {
    const owners = this.shown.get(path);
    return owners ? [...owners.values()].at(-1)! : null;
  }

  /** Whether an owner's text is the only one there is. */
  isSole(owner: Owner, path: string): boolean {
    const owners = this.shown.get(path);
    return owners?.size === 1 && owners.has(owner);
  }

  show(owner: Owner, path: string, text: LineIndex): void {
    const owners = this.shown.get(path) ?? new Map<Owner, LineIndex>();
    owners.delete(owner);
    owners.set(owner, text);
    this.shown.set(path, owners);
  }

  hide(owner: Owner, path: string): void {
    const owners = this.shown.get(path);
    owners?.delete(owner);
    if (owners?.size === 0) this.shown.delete(path);
  }

  /** Paths an owner shows. */
  pathsOf(owner: Owner): string[] {
    return [...this.shown].filter(([, owners]) => owners.has(owner)).map(([path]) => path);
  }

  paths(): Iterable<string> {
    return this.shown.keys();
  }
}
