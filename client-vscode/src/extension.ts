/**
 * The extension's tree of parts, and what each command does. Activation only puts parts together: the server is
 * started without waiting for it, so that VS Code is never held up.
 */
import * as vscode from 'vscode';
import { Commands, type LensArgument } from './commands.ts';
import { Pages } from './explain/document.ts';
import { GraphPanel } from './graph/panel.ts';
import { TestRunner } from './impact/test-runner.ts';
import { ImpactView } from './impact/view.ts';
import { hasFolderOnDisk, openPlace } from './places.ts';
import { messageOf, Server } from './server/server.ts';
import { StatusBar } from './status/bar.ts';
import { Log } from './status/log.ts';
import type { Place } from './tree/node.ts';
import { type CommandManifest, commandsThatNeedTrust, TRUST_FIRST } from './trust.ts';
import { type LineContext, WhyView } from './why/view.ts';

let server: Server | null = null;

export function activate(context: vscode.ExtensionContext): void {
  const startedAt = performance.now();
  const log = new Log('cpgd');
  server = new Server(context, log);
  const why = new WhyView(server, context.extensionUri);
  const impact = new ImpactView(server);
  const tests = new TestRunner(impact);
  const graph = new GraphPanel(server, context.extensionUri);
  const pages = new Pages();
  const commands = new Commands(context, server, pages);
  context.subscriptions.push(log, why, impact, tests, graph, pages, new StatusBar(server));

  const handlers: Readonly<Record<string, (...args: never[]) => unknown>> = {
    // As in the other views of VS Code: arrow keys go on in the tree, `Enter` on a line is enough to look.
    open: (place: Place) => openPlace(place, { preserveFocus: true }),
    'why.focusFile': (uri?: vscode.Uri) => why.focusFile(uri),
    'why.follow': () => why.follow(true),
    'why.unfollow': () => why.follow(false),
    'why.pause': () => why.pause(true),
    'why.resume': () => why.pause(false),
    'why.clear': () => why.clear(),
    'why.copyMarkdown': () => why.copyMarkdown(),
    'why.collapseAll': () => why.collapseAll(),
    'why.openLine': (line: LineContext) => why.open(line),
    'why.copyRevision': (line: LineContext) => why.copyMarkdown(line),
    selectStrategy: () => commands.selectStrategy(),
    'impact.symbol': () => impact.ofSymbol(),
    'impact.file': (uri?: vscode.Uri) => impact.ofFile(uri),
    'impact.changes': () => impact.ofChanges(false),
    'impact.changesSince': () => impact.ofChanges(true),
    'impact.refresh': () => impact.refresh(),
    'impact.runTests': () => tests.runAll(),
    'impact.peek': () => impact.peek(),
    'impact.copyMarkdown': () => impact.copyMarkdown(),
    'impact.export': () => impact.export(),
    'graph.show': () => graph.show(),
    'graph.flowForward': () => graph.showFlow('forward'),
    'graph.flowBackward': () => graph.showFlow('backward'),
    explain: () => commands.explain(),
    showCallers: (lens: LensArgument) => commands.showCallers(lens),
    status: () => commands.showStatus(),
    reindex: () => commands.reindex(),
    restart: () => commands.restart(),
    output: () => log.show(),
    reportIssue: () => commands.reportIssue(),
  };
  const needTrust = commandsThatNeedTrust(context.extension.packageJSON as CommandManifest);
  for (const [name, handler] of Object.entries(handlers)) {
    const id = `cpgd.${name}`;
    const asked = needTrust.has(id) ? onceTrusted(handler) : handler;
    context.subscriptions.push(vscode.commands.registerCommand(id, guarded(log, asked)));
  }

  void startWhenThereIsAFolder(context, server);
  log.info(`activated in ${(performance.now() - startedAt).toFixed(1)} ms`);
}

/** VS Code waits for it, so that the server can end by itself instead of being killed. */
export async function deactivate(): Promise<void> {
  await server?.dispose();
  server = null;
}

/** Without a folder on disk there is nothing to index; the server starts with the first one. */
async function startWhenThereIsAFolder(context: vscode.ExtensionContext, started: Server): Promise<void> {
  if (hasFolderOnDisk()) return started.start();
  started.log.info('No folder on disk is open; waiting for one.');
  const waiting = vscode.workspace.onDidChangeWorkspaceFolders(() => {
    if (!hasFolderOnDisk()) return;
    waiting.dispose();
    void started.start();
  });
  context.subscriptions.push(waiting);
}

/** In a workspace that is not trusted, says so instead. */
function onceTrusted(handler: (...args: never[]) => unknown): (...args: never[]) => unknown {
  return async (...args) => {
    if (vscode.workspace.isTrusted) return handler(...args);
    const manage = 'Manage Workspace Trust';
    const chosen = await vscode.window.showWarningMessage(TRUST_FIRST, manage);
    if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
  };
}

/** An error of a command is shown as what it is, with a way to the log, instead of VS Code's generic message. */
function guarded(log: Log, handler: (...args: never[]) => unknown): (...args: never[]) => Promise<void> {
  return async (...args) => {
    try {
      await handler(...args);
    } catch (error) {
      log.error(messageOf(error));
      const show = 'Show Output';
      const chosen = await vscode.window.showErrorMessage(`cpgd: ${messageOf(error)}`, show);
      if (chosen === show) log.show();
    }
  };
}
