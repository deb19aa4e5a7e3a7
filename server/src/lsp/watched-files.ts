/**
 * `workspace/didChangeWatchedFiles`: the client's watcher beside our own. Either may be the first to know, and
 * being told twice costs nothing.
 */
import type { Workspace } from '../daemon/session/workspace.ts';
import { PLANNING_FILE_NAMES } from '../workspace/planning-files.ts';
import type { Client } from './client.ts';
import { register } from './configuration.ts';
import { fields, list, text } from './params.ts';

const GLOBS = ['*.py', '*.pyi', ...PLANNING_FILE_NAMES].map((name) => `**/${name}`);

/** Asks the client to watch, where it can. */
export function registerWatchers(client: Client): void {
  if (!client.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
  const watchers = GLOBS.map((globPattern) => ({ globPattern }));
  void register(client, 'workspace/didChangeWatchedFiles', { watchers });
}

/** Repo-relative paths by workspace; files of no workspace are left out. @throws ResponseError */
export function changedPaths(client: Client, params: unknown): ReadonlyMap<Workspace, string[]> {
  const found = new Map<Workspace, string[]>();
  for (const change of list(fields(params).changes, 'changes')) {
    const located = client.locate(text(fields(change, 'changes[]').uri, 'changes[].uri'));
    if (!located) continue;
    const paths = found.get(located.workspace) ?? [];
    paths.push(located.path);
    found.set(located.workspace, paths);
  }
  return found;
}
