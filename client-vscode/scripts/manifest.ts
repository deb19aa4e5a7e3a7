/**
 * The manifest of the installed extension: the one of this folder without what only a checkout needs, and with where
 * the project lives, once its own manifest says so. Everything is bundled, so an installed extension has no
 * dependencies.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly [field: string]: unknown;
}

/** Fields that speak of building the extension, or that would make VS Code load its script as a module. */
const CHECKOUT_ONLY = new Set(['private', 'type', 'scripts', 'dependencies', 'devDependencies']);

/** Fields of the project's manifest that hold of the extension as well: addresses are written down once. */
const OF_THE_PROJECT = ['repository', 'bugs', 'homepage'];

/** `folder` is the extension's, in the project's. */
export function stagedManifest(folder: string): Manifest {
  const project = readManifest(join(folder, '..'));
  const addresses = OF_THE_PROJECT.filter((field) => project[field] !== undefined);
  return Object.fromEntries([
    ...Object.entries(readManifest(folder)).filter(([field]) => !CHECKOUT_ONLY.has(field)),
    ...addresses.map((field) => [field, project[field]]),
  ]) as Manifest;
}

/** Address of the project's pages, without a slash at the end; null while it has none. */
export function repositoryOf(manifest: Manifest): string | null {
  const { repository } = manifest as { repository?: string | { url: string } };
  const url = typeof repository === 'string' ? repository : repository?.url;
  return url?.replace(/^git\+/, '').replace(/(\.git)?\/*$/, '') ?? null;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
