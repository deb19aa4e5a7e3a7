/** One browser window on a workbench: what a person does in it, by the titles they see. */
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';

/** Long enough for a first index on a machine that is busy with other things, in ms. */
const INDEXED_MS = 240_000;

/** A browser window more on the same code-server. */
export interface Window {
  readonly page: Page;
  /** Runs a command by its title in the palette. Rejects when it is not there in so many `attempts`. */
  command(title: string, attempts?: number): Promise<void>;
  /** Opens a workspace file through Quick Open; `:12:5` at the end goes to a place in it. */
  open(name: string): Promise<void>;
  /** The item of the status bar that says this. */
  bar(text: RegExp): Locator;
  /** Resolves when the status bar tells of a revision: the folder is indexed. */
  indexed(): Promise<void>;
  /** Shows the view with this title. */
  showView(title: string): Promise<void>;
  /** Hides the panel with problems, output and terminals, if it is shown. */
  hidePanel(): Promise<void>;
  /** Rows of the view with this title, as a screen reader hears them. */
  rows(view: string): Locator;
  /** Hovers over the first token that is exactly `word` until a tooltip has `expected`. */
  hover(word: string, expected: string | RegExp, attempts?: number): Promise<Locator>;
  /** The document inside the newest webview of an editor. */
  webview(): FrameLocator;
  /** The document of a webview, of a view or of an editor, that has an element like this. */
  frameWith(selector: string): Promise<Frame>;
  screenshot(path: string): Promise<void>;
}

export function windowOf(page: Page): Window {
  const input = page.locator('.quick-input-widget .quick-input-box input');
  const picks = page.locator('.quick-input-list .monaco-list-row');
  const bar = (text: RegExp): Locator => page.locator('.statusbar-item', { hasText: text });
  return {
    page,
    async command(title, attempts = 5) {
      // The palette closes when something else takes the focus, as views do that have just got their results.
      for (let attempt = 0; ; attempt++) {
        try {
          await page.keyboard.press('Escape');
          await page.keyboard.press('F1');
          await input.waitFor({ timeout: 5000 });
          await input.fill(`>${title}`, { timeout: 5000 });
          await picks.filter({ hasText: title }).first().click({ timeout: 5000 });
          return;
        } catch (error) {
          if (attempt === attempts - 1) throw error;
        }
      }
    },
    async open(name) {
      const base = basename(name.replace(/(:\d+)+$/, ''));
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+P');
      await input.waitFor();
      await input.fill(name);
      // Enter takes the first row, and for an instant that is still the history, perhaps with `test_` before the name.
      const exactly = new RegExp(`^${base.replaceAll('.', '\\.')}`);
      await picks.first().filter({ hasText: exactly }).waitFor({ timeout: 20_000 });
      await page.keyboard.press('Enter');
      await page.getByRole('tab', { name: exactly }).first().waitFor();
      // What is typed next is for the editor.
      await input.waitFor({ state: 'hidden' });
      await page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
    },
    bar,
    async indexed() {
      await bar(/cpgd #\d+/).waitFor({ timeout: INDEXED_MS });
    },
    async showView(title) {
      // Another view may still be coming to the front, and would cover it.
      for (let attempt = 0; ; attempt++) {
        await this.command(`Focus on ${title} View`);
        await sleep(500);
        try {
          await page.locator('.pane-header', { hasText: title }).first().waitFor({ timeout: 3000 });
          return;
        } catch (error) {
          if (attempt === 4) throw error;
        }
      }
    },
    async hidePanel() {
      if (await page.locator('.part.panel').isVisible()) await this.command('View: Toggle Panel Visibility');
    },
    rows(view) {
      return page
        .locator('.pane', { has: page.locator('.pane-header', { hasText: view }) })
        .locator('.monaco-list-row');
    },
    async hover(word, expected, attempts = 6) {
      const exactly = new RegExp(`^\\s*${word}\\s*$`);
      const token = page
        .locator('.editor-instance .view-line span:not(:has(span))')
        .filter({ hasText: exactly })
        .first();
      const tip = page.locator('.monaco-hover:visible').filter({ hasText: expected }).first();
      // The first hover may come before the provider: move away and come back.
      for (let attempt = 0; ; attempt++) {
        await page.mouse.move(5, 790);
        await sleep(100);
        await token.hover();
        try {
          await tip.waitFor({ timeout: 2500 });
          return tip;
        } catch (error) {
          if (attempt === attempts) throw error;
        }
      }
    },
    // A webview is a page in a page.
    webview: () =>
      page
        .locator('iframe.webview:not([src*="purpose=webviewView"])')
        .last()
        .contentFrame()
        .locator('iframe#active-frame')
        .contentFrame(),
    async frameWith(selector) {
      for (let attempt = 0; attempt < 300; attempt++) {
        for (const frame of page.frames()) {
          // One that is going away has nothing.
          const found = await frame
            .locator(selector)
            .count()
            .catch(() => 0);
          if (found > 0) return frame;
        }
        await sleep(100);
      }
      throw new Error(`no webview has ${selector}`);
    },
    async screenshot(path) {
      await page.screenshot({ path });
    },
  };
}
