/** What the tests share: a workbench with the packaged extension for as long as some work takes, on Flask or not. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { vsixPath } from './vsix.ts';
import { openWorkbench, type Workbench, type WorkbenchOptions } from './workbench.ts';

export const WHY = 'Why Was This Rebuilt';
/** Of Flask: a file that others import, with small functions that others call. */
export const HELPERS = 'src/flask/helpers.py';

/** The pictures of the documentation are taken on the way. */
export const IMAGES = join(import.meta.dirname, '../../docs/images');
/** What windows looked like when something failed. */
const FAILURES = join(import.meta.dirname, 'failures');

/** Saves a picture of the window under a name, where failures are looked for. */
export async function keepPicture(workbench: Workbench, name: string): Promise<void> {
  mkdirSync(FAILURES, { recursive: true });
  await workbench.screenshot(join(FAILURES, `${name}.png`)).catch(() => {});
}

/** Opens a workbench, lets `work` use it, and closes it. When `work` fails, a picture shows where. */
export async function within(
  name: string,
  options: Partial<WorkbenchOptions> & Pick<WorkbenchOptions, 'workspace'>,
  work: (workbench: Workbench) => Promise<void>,
): Promise<void> {
  const workbench = await openWorkbench({ vsix: [vsixPath()], ...options });
  try {
    await work(workbench);
  } catch (error) {
    await keepPicture(workbench, name);
    throw error;
  } finally {
    await workbench.close();
  }
}
