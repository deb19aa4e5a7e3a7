/**
 * Runs impacted tests: in VS Code's Testing view, where each has its result, or in a terminal. Starts the project's
 * own interpreter, so never in an untrusted workspace.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestImpact } from '@cpgd/shared';
import * as vscode from 'vscode';
import { uriOf, vscodeLocation } from '../places.ts';
import { setting } from '../server/configuration.ts';
import { messageOf } from '../server/server.ts';
import { pythonInterpreter } from './python-interpreter.ts';
import { cancelledBy, commandLine, readJUnit, type TestResult, testCommands } from './test-run.ts';
import type { ImpactView } from './view.ts';

export class TestRunner implements vscode.Disposable {
  private readonly controller: vscode.TestController;
  private readonly impacts: ImpactView;
  private readonly subscription: vscode.Disposable;
  private root = '';

  constructor(impacts: ImpactView) {
    this.impacts = impacts;
    this.controller = vscode.tests.createTestController('cpgd.impacted', 'Impacted tests (cpgd)');
    this.controller.createRunProfile(
      'Run',
      vscode.TestRunProfileKind.Run,
      (request, token) => this.run(request, token),
      true,
    );
    this.subscription = impacts.onDidAnswer((impact) => {
      this.root = impact?.subject.root ?? '';
      this.offer(impact?.answer.tests.items ?? []);
    });
  }

  /** Runs all tests of the view's answer, listed there or not, where the settings say. */
  async runAll(): Promise<void> {
    const { impact } = this.impacts;
    if (!impact || impact.answer.tests.items.length === 0) return;
    const tests = await this.impacts.allTests(impact);
    if (setting('impact.runTestsIn') === 'terminal') {
      await this.runInTerminal(impact.subject.root, tests);
      return;
    }
    if (tests.length > impact.answer.tests.items.length) this.offer(tests);
    await vscode.commands.executeCommand('workbench.view.testing.focus');
    const request = new vscode.TestRunRequest();
    await this.run(request, new vscode.CancellationTokenSource().token);
  }

  dispose(): void {
    this.subscription.dispose();
    this.controller.dispose();
  }

  /** The Testing view lists the tests of the newest answer, by file. */
  private offer(all: readonly TestImpact[]): void {
    const files = Map.groupBy(all, ({ path }) => path);
    this.controller.items.replace(
      [...files].map(([path, tests]) => {
        const uri = uriOf({ root: this.root, location: tests[0]!.location });
        const item = this.controller.createTestItem(path, path, uri);
        item.children.replace(tests.map((test) => this.testItem(test, uri)));
        return item;
      }),
    );
  }

  private testItem(test: TestImpact, uri: vscode.Uri): vscode.TestItem {
    const item = this.controller.createTestItem(test.id, test.id.slice(test.path.length + 2), uri);
    item.range = vscodeLocation(this.root, test.location).range;
    return item;
  }

  private async run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    const items = testsOf(request, this.controller);
    const run = this.controller.createTestRun(request);
    // The button of the Testing view cancels the run, who asked for it the request.
    const stop = cancelledBy(token, run.token);
    for (const item of items) run.started(item);
    try {
      const results = await this.execute(
        [...items].map(({ id }) => id),
        run,
        stop.signal,
      );
      for (const item of items) report(run, item, results.get(item.id));
    } catch (error) {
      if (stop.signal.aborted) run.appendOutput('Cancelled.\r\n');
      else for (const item of items) run.errored(item, new vscode.TestMessage(messageOf(error)));
    } finally {
      stop.dispose();
      run.end();
    }
  }

  /** Runs pytest in its own process; results are read from the report it writes, not from its output. */
  private async execute(
    ids: readonly string[],
    run: vscode.TestRun,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, TestResult>> {
    const folder = await mkdtemp(join(tmpdir(), 'cpgd-tests-'));
    const found = new Map<string, TestResult>();
    try {
      const report = join(folder, 'report.xml');
      const extra = [`--junitxml=${report}`, '-o', 'junit_family=xunit1', '--color=yes'];
      const command = setting<string[]>('impact.testCommand', vscode.Uri.file(this.root));
      const interpreter = await pythonInterpreter(this.root);
      for (const parts of testCommands(command, interpreter, ids, extra)) {
        const code = await this.spawn(parts, run, signal);
        // 0: all passed, 1: some failed, 5: none collected. With any other code there is no report to read.
        if (![0, 1, 5].includes(code))
          throw new Error(
            `${parts.slice(0, 3).join(' ')} ended with exit code ${code}. See the output of the run.`,
          );
        for (const result of readJUnit(await readReport(report), ids)) found.set(result.id, result);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    return found;
  }

  private spawn(parts: readonly string[], run: vscode.TestRun, signal: AbortSignal): Promise<number> {
    const show = (text: string): void => run.appendOutput(text.replace(/\r?\n/g, '\r\n'));
    show(`${commandLine(parts, process.platform === 'win32')}\n`);
    return new Promise((resolve, reject) => {
      const [program, ...args] = parts;
      const child = spawn(program!, args, { cwd: this.root, signal, windowsHide: true });
      child.stdout.setEncoding('utf8').on('data', show);
      child.stderr.setEncoding('utf8').on('data', show);
      child.once('error', (error) => reject(new Error(`${program} could not be started: ${error.message}`)));
      child.once('close', (code) => resolve(code ?? -1));
    });
  }

  private async runInTerminal(root: string, tests: readonly TestImpact[]): Promise<void> {
    const command = setting<string[]>('impact.testCommand', vscode.Uri.file(root));
    const interpreter = await pythonInterpreter(root);
    const terminal = vscode.window.createTerminal({ name: 'Impacted tests', cwd: root });
    terminal.show();
    const ids = tests.map(({ id }) => id);
    for (const parts of testCommands(command, interpreter, ids))
      terminal.sendText(commandLine(parts, process.platform === 'win32'));
  }
}

async function readReport(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new Error('pytest wrote no report. The output of the run says why: is pytest installed there?');
  }
}

/** The tests a request means: those it includes, or all, without those it excludes. */
function testsOf(request: vscode.TestRunRequest, controller: vscode.TestController): Set<vscode.TestItem> {
  const found = new Set<vscode.TestItem>();
  const add = (item: vscode.TestItem): void => {
    if (request.exclude?.includes(item)) return;
    if (item.children.size === 0) found.add(item);
    else item.children.forEach(add);
  };
  if (request.include) request.include.forEach(add);
  else controller.items.forEach(add);
  return found;
}

function report(run: vscode.TestRun, item: vscode.TestItem, result: TestResult | undefined): void {
  // It ran, or not, without a word in the report: that is no result.
  if (!result) run.appendOutput(`No result of ${item.id}\r\n`);
  else if (result.outcome === 'passed') run.passed(item, result.seconds * 1000);
  else if (result.outcome === 'skipped') run.skipped(item);
  else if (result.outcome === 'failed')
    run.failed(item, new vscode.TestMessage(result.message), result.seconds * 1000);
  else run.errored(item, new vscode.TestMessage(result.message), result.seconds * 1000);
}
