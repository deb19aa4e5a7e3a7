/** What every SCIP index says of the workspace it is about, whoever writes it. */
import { pathToFileURL } from 'node:url';
import type { ScipExportOptions } from '../../relations/scip-export/export-index.ts';
import { packageVersion } from '../version.ts';
import { packageNames } from '../workspace-plan.ts';

/** `root`: the workspace's absolute path. */
export const scipExportOptions = (root: string): ScipExportOptions => ({
  projectRoot: pathToFileURL(root).href,
  toolVersion: packageVersion(),
  packages: packageNames(root),
});
