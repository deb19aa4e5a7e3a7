/** What the tests share: a workbench with the packaged extension for as long as some work takes, on Flask or not. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { vsixPath } from './vsix.ts';
import type { Window } from './window.ts';
import { openWorkbench, type Workbench, type WorkbenchOptions } from './workbench.ts';

export const WHY = 'Why Was This Rebuilt';
/** Of Flask: a file that others import, with small functions that others call. */
export const HELPERS = 'src/flask/helpers.py';

/** How long a line may take to be there, in ms. */
const LINE_MS = 30_000;

/** The page of the view "Why Was This Rebuilt", which is another one each time the view is shown. */
export const whyPage = ({ frameWith }: Window): Promise<Frame> => frameWith('#tree');

/** Lines of that view that say this. */
export async function lines(window: Window, text: string | RegExp): Promise<Locator> {
  return (await whyPage(window)).getByRole('treeitem').filter({ hasText: text });
}

/** The first line of that view that says this, as soon as there is one. */
export async function line(window: Window, text: string | RegExp): Promise<Locator> {
  for (const startedAt = performance.now(); ; ) {
    const found = (await lines(window, text)).first();
    try {
      await found.waitFor({ timeout: 2000 });
      return found;
    } catch (error) {
      if (performance.now() - startedAt > LINE_MS) throw error;
    }
  }
}

/** Resolves once that view says this instead of showing lines. */
export async function saysInstead(window: Window, text: string): Promise<void> {
  for (const startedAt = performance.now(); ; ) {
    try {
      await (await whyPage(window)).locator('#empty', { hasText: text }).waitFor({ timeout: 2000 });
      return;
    } catch (error) {
      if (performance.now() - startedAt > LINE_MS) throw error;
    }
  }
}

/** Tells, to who asks, when a line of that view said this: ms since 1970 in the clock of the window. */
export async function whenShown(window: Window, text: string): Promise<() => Promise<number>> {
  const tree = await (await whyPage(window)).locator('#tree').elementHandle();
  const shown = await tree!.evaluateHandle(
    (element, [wanted, mostMs]) => {
      const startedAt = performance.now();
      const look = (resolve: (ms: number) => void, reject: (error: Error) => void): void => {
        if (element.textContent.includes(wanted)) resolve(performance.timeOrigin + performance.now());
        else if (performance.now() - startedAt > mostMs)
          reject(new Error(`"${wanted}" is not shown: ${element.textContent}`));
        else requestAnimationFrame(() => look(resolve, reject));
      };
      // In an object, so that nobody waits for it yet.
      return { at: new Promise<number>(look) };
    },
    [text, LINE_MS] as const,
  );
  return () => shown.evaluate(({ at }) => at);
}

/** Types into the editor that has the focus; returns ms until a line of that view says `expected`. */
export async function typed(window: Window, text: string, expected: string): Promise<number> {
  const shown = await whenShown(window, expected);
  const startedAt = await window.page.evaluate(() => performance.timeOrigin + performance.now());
  await window.page.keyboard.insertText(text);
  return (await shown()) - startedAt;
}

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
