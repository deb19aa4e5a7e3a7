/**
 * The manifest of the installed extension: the one of this folder without what only a checkout needs. Everything
 * is bundled, so an installed extension has no dependencies.
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

export function stagedManifest(folder: string): Manifest {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  return Object.fromEntries(
    Object.entries(manifest).filter(([field]) => !CHECKOUT_ONLY.has(field)),
  ) as Manifest;
}
