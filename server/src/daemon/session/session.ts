/**
 * The workspaces of one process, by their roots. Clients come and go and bring their folders; a workspace lives as
 * long as some client has it. Finds the workspace a file belongs to. Knows no protocol.
 */
import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Owner } from './documents.ts';
import { Workspace, type WorkspaceOptions } from './workspace.ts';

/** A file of a workspace. */
export interface LocatedFile {
  readonly workspace: Workspace;
  /** Repo-relative POSIX path. */
  readonly path: string;
}

/** An owner's folder as it named it, and the real one. */
interface OwnedFolder {
  readonly named: string;
  readonly workspace: Workspace;
}

export class Session {
  private readonly options: Omit<WorkspaceOptions, 'root'>;
  /** By real root; promises, so that two clients that come at once share one. */
  private readonly opened = new Map<string, Promise<Workspace>>();
  private readonly owned = new Map<Owner, OwnedFolder[]>();
  /** Workspaces on their way out: their stores have one writer until they are closed. */
  private readonly closing = new Map<string, Promise<void>>();

  /** `options` are those of every workspace. */
  constructor(options: Omit<WorkspaceOptions, 'root'> = {}) {
    this.options = options;
  }

  /**
   * Opens the workspace at an absolute folder for a client, or joins the clients that have it. Rejects
   * when there is no such folder, and as `openProject` does.
   */
  async join(owner: Owner, folder: string): Promise<Workspace> {
    const root = realpathSync(folder);
    if (!statSync(root).isDirectory()) throw new Error('it is no folder');
    let opening = this.opened.get(root);
    if (!opening) {
      opening = this.open(root);
      this.opened.set(root, opening);
      opening.catch(() => this.opened.delete(root));
    }
    const workspace = await opening;
    const folders = this.owned.get(owner) ?? [];
    folders.push({ named: resolve(folder), workspace });
    this.owned.set(owner, folders);
    return workspace;
  }

  /** A client leaves one of its folders, or with no folder all of them. */
  async leave(owner: Owner, folder?: string): Promise<void> {
    const folders = this.owned.get(owner) ?? [];
    const left = folders.filter(({ named }) => folder === undefined || named === resolve(folder));
    const kept = folders.filter((owned) => !left.includes(owned));
    if (kept.length > 0) this.owned.set(owner, kept);
    else this.owned.delete(owner);
    await Promise.all(left.map(({ workspace }) => this.release(owner, workspace)));
  }

  /** Workspaces of a client, in the order it named them. */
  workspacesOf(owner: Owner): readonly Workspace[] {
    return [...new Set((this.owned.get(owner) ?? []).map(({ workspace }) => workspace))];
  }

  /** The file a client means by an absolute path: of its innermost folder that holds it; null outside of all. */
  locate(owner: Owner, absolutePath: string): LocatedFile | null {
    let best: { folder: string; workspace: Workspace } | null = null;
    for (const { named, workspace } of this.owned.get(owner) ?? []) {
      for (const folder of [named, workspace.root]) {
        if (isInside(absolutePath, folder) && folder.length > (best?.folder.length ?? -1))
          best = { folder, workspace };
      }
    }
    if (!best) return null;
    const path = relative(best.folder, absolutePath).split(sep).join('/');
    return path === '' ? null : { workspace: best.workspace, path };
  }

  /** Absolute path by which a client knows a file of a workspace: below the folder it named. */
  absolutePath(owner: Owner, { workspace, path }: LocatedFile): string {
    const folder = this.owned.get(owner)?.find((owned) => owned.workspace === workspace)?.named;
    return resolve(folder ?? workspace.root, path);
  }

  /** Closes everything, whoever has it. */
  async close(): Promise<void> {
    this.owned.clear();
    const opened = [...this.opened.values()];
    this.opened.clear();
    await Promise.allSettled(opened.map(async (opening) => (await opening).close()));
  }

  private async release(owner: Owner, workspace: Workspace): Promise<void> {
    if (this.owned.get(owner)?.some((owned) => owned.workspace === workspace)) return;
    workspace.hideAllOf(owner);
    for (const folders of this.owned.values())
      if (folders.some((owned) => owned.workspace === workspace)) return;
    const { root } = workspace;
    this.opened.delete(root);
    const closing = workspace.close().finally(() => this.closing.delete(root));
    this.closing.set(root, closing);
    await closing;
  }

  private async open(root: string): Promise<Workspace> {
    await this.closing.get(root)?.catch(() => {});
    return Workspace.open({ ...this.options, root });
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
