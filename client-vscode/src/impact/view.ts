/**
 * The view "Impact": asks what a symbol, a file or uncommitted changes reach, shows it, and acts on the answer:
 * peek, copy, export, run the tests. What the answer looks like is `tree.ts`.
 */
import type { ImpactAnswer, ImpactStrategy, TestImpact } from '@cpgd/shared';
import type { Request } from '@cpgd/shared/protocol';
import * as vscode from 'vscode';
import { placeText, vscodeLocation, type WorkspaceFile, workspaceFile } from '../places.ts';
import { countSetting, setting } from '../server/configuration.ts';
import { messageOf, type Server } from '../server/server.ts';
import { ModelTree } from '../tree/model-tree.ts';
import { nodesBelow, type TreeNode } from '../tree/node.ts';
import { STRATEGY_WORDS } from '../why/words.ts';
import { impactMarkdown } from './markdown.ts';
import { answerSentence, type Subject, subjectSentence, subjectTitle } from './subject.ts';
import { impactTree } from './tree.ts';

export interface Impact {
  readonly subject: Subject;
  readonly answer: ImpactAnswer;
}

export class ImpactView implements vscode.Disposable {
  private readonly server: Server;
  private readonly tree = new ModelTree();
  private readonly view: vscode.TreeView<TreeNode>;
  private readonly answered = new vscode.EventEmitter<Impact | null>();
  private current: Impact | null = null;
  /** What was asked last, answered or not. */
  private asked: Subject | null = null;
  private asking: vscode.CancellationTokenSource | null = null;

  /** Null: the question could not be answered. */
  readonly onDidAnswer = this.answered.event;

  constructor(server: Server) {
    this.server = server;
    this.view = vscode.window.createTreeView('cpgd.impact', {
      treeDataProvider: this.tree,
      showCollapseAll: true,
    });
  }

  get impact(): Impact | null {
    return this.current;
  }

  /** What if the symbol at the cursor changed? */
  async ofSymbol(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const file = workspaceFile(editor?.document.uri);
    if (!editor || !file) return void this.explainNoFile();
    const place = placeText(file.path, editor.selection.active);
    const { ref } = await this.server.ask('cpg/symbol', { workspace: file.root, symbol: place });
    const symbols = ref.resolved ? [ref.resolved] : ref.candidates;
    if (symbols.length === 0) {
      void vscode.window.showInformationMessage(
        'There is no symbol at the cursor. Put it on a name and ask again.',
      );
      return;
    }
    await this.ask({
      root: file.root,
      question: { kind: 'symbols', symbols: symbols.map(({ symbol }) => symbol) },
      names: symbols.map(({ name }) => name),
    });
  }

  /** What if anything in the file changed? `uri` comes from the explorer; without one, the active editor's. */
  async ofFile(uri?: vscode.Uri): Promise<void> {
    const file = workspaceFile(uri ?? vscode.window.activeTextEditor?.document.uri);
    if (!file) return void this.explainNoFile();
    await this.ask({ root: file.root, question: { kind: 'files', paths: [file.path] }, names: [] });
  }

  /** What do uncommitted changes reach, compared with the configured revision or one that the person names? */
  async ofChanges(asksForRevision: boolean): Promise<void> {
    const root = await this.chooseFolder();
    if (root === null) return;
    const configured = setting<string>('impact.gitRevision', vscode.Uri.file(root));
    const revision = asksForRevision
      ? await vscode.window.showInputBox({
          title: 'Impact of Changes Since…',
          prompt: 'A git revision: a commit, branch or tag, HEAD~3, origin/main',
          value: configured,
        })
      : configured;
    if (!revision) return;
    await this.ask({ root, question: { kind: 'since', revision }, names: [] });
  }

  async refresh(): Promise<void> {
    if (this.asked) await this.ask(this.asked);
  }

  /** All tests of an answer, also those that the view does not list. Rejects as the server does. */
  async allTests({ subject, answer }: Impact): Promise<readonly TestImpact[]> {
    const tests = [...answer.tests.items];
    let { next } = answer;
    while (next !== null && tests.length < answer.tests.total) {
      const page: ImpactAnswer = await this.server.ask('cpg/impact', {
        ...questionOf(subject),
        cursor: next,
      });
      tests.push(...page.tests.items);
      next = page.next;
    }
    return tests;
  }

  /** Every place of the answer in VS Code's peek window, at the cursor. */
  async peek(): Promise<void> {
    const editor = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
    if (!this.current || !editor) return;
    const { root } = this.current.subject;
    const seen = new Map<string, vscode.Location>();
    for (const node of this.tree.nodes.flatMap((top) => [...nodesBelow(top)])) {
      const location = node.place?.location;
      if (location && node.kind !== 'site')
        seen.set(`${location.path}:${location.bstart}`, vscodeLocation(root, location));
    }
    await vscode.commands.executeCommand(
      'editor.action.peekLocations',
      editor.document.uri,
      editor.selection.active,
      [...seen.values()],
      'peek',
    );
  }

  async copyMarkdown(): Promise<void> {
    if (!this.current) return;
    await vscode.env.clipboard.writeText(impactMarkdown(this.current.subject, this.current.answer));
    vscode.window.setStatusBarMessage('$(check) Impact copied as Markdown', 3000);
  }

  /** Writes the answer to a file: JSON for programs, Markdown for people, by the name's ending. */
  async export(): Promise<void> {
    if (!this.current) return;
    const { subject, answer } = this.current;
    const target = await vscode.window.showSaveDialog({
      defaultUri: vscode.Uri.joinPath(vscode.Uri.file(subject.root), 'impact.json'),
      filters: { JSON: ['json'], Markdown: ['md'] },
      title: 'Export Impact',
    });
    if (!target) return;
    const text = target.path.endsWith('.md')
      ? impactMarkdown(subject, answer)
      : `${JSON.stringify(answer, null, 2)}\n`;
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  }

  dispose(): void {
    this.asking?.cancel();
    this.view.dispose();
    this.tree.dispose();
    this.answered.dispose();
  }

  /** Asks and shows; a question that comes meanwhile takes its place. */
  private async ask(subject: Subject): Promise<void> {
    this.asking?.cancel();
    const asking = new vscode.CancellationTokenSource();
    this.asking = asking;
    this.asked = subject;
    this.view.description = subjectTitle(subject);
    this.view.message = `Looking for what is ${subjectSentence(subject).toLowerCase()}…`;
    await vscode.commands.executeCommand('cpgd.impact.focus');
    try {
      const answer = await vscode.window.withProgress({ location: { viewId: 'cpgd.impact' } }, () =>
        this.server.ask('cpg/impact', questionOf(subject), asking.token),
      );
      if (asking.token.isCancellationRequested) return;
      this.show({ subject, answer });
    } catch (error) {
      if (asking.token.isCancellationRequested) return;
      // What was answered before is no answer to this, and nobody is to act on it.
      this.show(null);
      this.view.message = messageOf(error);
      this.server.log.warn(`impact of ${subjectTitle(subject)}: ${messageOf(error)}`);
    } finally {
      asking.dispose();
      if (this.asking === asking) this.asking = null;
    }
  }

  private show(impact: Impact | null): void {
    this.current = impact;
    if (impact) this.tellHead(impact);
    this.tree.show(impact ? impactTree(impact.subject.root, impact.answer) : []);
    const hasTests = impact !== null && impact.answer.tests.items.length > 0;
    void vscode.commands.executeCommand('setContext', 'cpgd.impact.hasAnswer', impact !== null);
    void vscode.commands.executeCommand('setContext', 'cpgd.impact.hasTests', hasTests);
    this.answered.fire(impact);
  }

  private tellHead({ subject, answer }: Impact): void {
    this.view.description = `${subjectTitle(subject)} · ${STRATEGY_WORDS[answer.strategy]}`;
    this.view.message =
      answerSentence(subject, answer.changedFiles) +
      (answer.freshness.caughtUp ? '' : '. Edits are still being read: refresh to see them');
  }

  private async chooseFolder(): Promise<string | null> {
    const active: WorkspaceFile | null = workspaceFile(vscode.window.activeTextEditor?.document.uri);
    if (active) return active.root;
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    if (folders.length <= 1) return folders[0]?.uri.fsPath ?? null;
    const chosen = await vscode.window.showWorkspaceFolderPick();
    return chosen?.uri.fsPath ?? null;
  }

  private explainNoFile(): void {
    void vscode.window.showInformationMessage('Open a Python file of a folder on disk, and ask again.');
  }
}

function questionOf({ root, question }: Subject): Request<'cpg/impact'> {
  const subject = question as Request<'cpg/impact'>['subject'];
  return { workspace: root, subject, tests: true, limit: countSetting('impact.limit'), ...strategyOf(root) };
}

/** The strategy that the settings ask for; nothing where they leave it to the workspace. */
function strategyOf(root: string): { strategy?: ImpactStrategy } {
  const strategy = setting<ImpactStrategy | 'default'>('impactStrategy', vscode.Uri.file(root));
  return strategy === 'default' ? {} : { strategy };
}
