/**
 * The graph view: an editor panel with the picture of callers and callees around a symbol. Asks the server and
 * keeps the graph; the picture itself is drawn by the webview.
 */
import type { Location, SymbolInfo } from '@cpgd/shared';
import * as vscode from 'vscode';
import { openPlace, placeText, workspaceFile } from '../places.ts';
import { countSetting, setting } from '../server/configuration.ts';
import { messageOf, type Server } from '../server/server.ts';
import { webFiles, webFolder } from '../web-files.ts';
import { count, symbolName } from '../why/words.ts';
import { type FlowDirection, FlowGraph } from './flow.ts';
import { graphPage } from './html.ts';
import type { FromWebview, ToWebview } from './messages.ts';
import { CallGraph, type Direction, type GraphSource, type MergeOutcome } from './model.ts';

/** Edges of one answer: more neighbours than this make a hairball, not a picture. */
const MOST_EDGES = 60;

export class GraphPanel implements vscode.Disposable {
  private readonly server: Server;
  private readonly extension: vscode.Uri;
  private panel: vscode.WebviewPanel | null = null;
  private graph: GraphSource | null = null;
  private root = '';
  private title = '';
  private note = '';
  private focus: string | null = null;

  constructor(server: Server, extension: vscode.Uri) {
    this.server = server;
    this.extension = extension;
  }

  /** Draws the neighbourhood of the symbol at the cursor. */
  async show(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const file = workspaceFile(editor?.document.uri);
    if (!editor || !file) {
      void vscode.window.showInformationMessage(
        'Put the cursor on a name in a Python file of a folder on disk.',
      );
      return;
    }
    const place = placeText(file.path, editor.selection.active);
    const { ref } = await this.server.ask('cpg/symbol', { workspace: file.root, symbol: place });
    const symbol = ref.resolved ?? (await chooseSymbol(ref.candidates));
    if (!symbol) {
      if (ref.candidates.length === 0)
        void vscode.window.showInformationMessage(
          'There is no symbol at the cursor. Put it on a name and ask again.',
        );
      return;
    }
    this.root = file.root;
    await this.centre(symbol);
  }

  /** Draws where the value at the cursor goes, or comes from. */
  async showFlow(direction: FlowDirection): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const file = workspaceFile(editor?.document.uri);
    if (!editor || !file) return;
    const from = placeText(file.path, editor.selection.active);
    const limit = countSetting('graph.maximumNodes');
    const answer = await this.server.ask('cpg/flow', { workspace: file.root, from, direction, limit });
    if (!answer.found || answer.items.length === 0) {
      void vscode.window.showInformationMessage(
        'There is no value at the cursor. Put it on a variable or expression.',
      );
      return;
    }
    this.root = file.root;
    this.graph = new FlowGraph(answer.items, direction);
    this.focus = this.graph.snapshot().nodes.find(({ isRoot }) => isRoot)?.id ?? null;
    const [start] = answer.items;
    this.title = `where ${start!.code} ${direction === 'forward' ? 'goes' : 'comes from'}`;
    this.open().title = 'Data flow';
    const rest = answer.total - answer.items.length;
    this.draw(
      `${this.title}: ${count(answer.items.length - 1, 'place')}${rest > 0 ? ` (${rest} more are not drawn)` : ''}`,
    );
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private async centre(symbol: SymbolInfo): Promise<void> {
    const graph = new CallGraph(symbol, countSetting('graph.maximumNodes'));
    this.graph = graph;
    this.focus = symbol.symbol;
    this.title = symbolName(symbol);
    const panel = this.open();
    panel.title = `Graph: ${this.title}`;
    const callers = await this.expand(graph, symbol.symbol, 'callers');
    const callees = await this.expand(graph, symbol.symbol, 'callees');
    this.draw(
      `${this.title}: ${count(callers.found, 'caller')}, ${count(callees.found, 'callee')}${refusal(callers, callees)}`,
    );
  }

  private open(): vscode.WebviewPanel {
    if (this.panel) {
      this.panel.reveal(undefined, true);
      return this.panel;
    }
    const panel = vscode.window.createWebviewPanel(
      'cpgd.graph',
      'Graph',
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false },
      { enableScripts: true, localResourceRoots: [webFolder(this.extension)], retainContextWhenHidden: true },
    );
    const { webview } = panel;
    panel.iconPath = {
      light: vscode.Uri.joinPath(this.extension, 'media/graph-light.svg'),
      dark: vscode.Uri.joinPath(this.extension, 'media/graph-dark.svg'),
    };
    webview.onDidReceiveMessage((message: FromWebview) => this.received(message));
    webview.html = graphPage(webFiles(webview, this.extension, 'graph'));
    panel.onDidDispose(() => {
      this.panel = null;
      this.graph = null;
    });
    this.panel = panel;
    return panel;
  }

  private async received(message: FromWebview): Promise<void> {
    const { graph } = this;
    if (!graph) return;
    switch (message.kind) {
      case 'ready':
        this.draw(this.note);
        break;
      case 'toggle':
        await this.toggle(message.id, message.direction);
        break;
      case 'open':
        await this.openLocation(await this.locationNow(message.id), 'It is defined outside this workspace.');
        break;
      case 'openCall':
        await this.openLocation(graph.edge(message.id)?.site, 'The place of this call is not known.');
        break;
      case 'recenter':
        await this.recentre(message.id);
        break;
    }
  }

  private async toggle(id: string, direction: Direction): Promise<void> {
    const { graph } = this;
    const node = graph?.node(id);
    if (!graph || node?.expanded[direction] === undefined) return;
    this.focus = id;
    if (graph instanceof FlowGraph) {
      graph.toggle(id);
      this.draw(this.note);
      return;
    }
    if (!(graph instanceof CallGraph)) return;
    if (node.expanded[direction]) {
      graph.collapse(id, direction);
      this.draw(`${direction} of ${node.label} hidden`);
      return;
    }
    try {
      const outcome = await this.expand(graph, id, direction);
      const what = direction === 'callers' ? 'caller' : 'callee';
      const isNew = outcome.added < outcome.found ? `, ${outcome.added} new` : '';
      this.draw(`${node.label}: ${count(outcome.found, what)}${isNew}${refusal(outcome)}`);
    } catch (error) {
      this.post({ kind: 'note', text: messageOf(error) });
    }
  }

  /** Where a box leads: files may have been edited since it was drawn. */
  private async locationNow(id: string): Promise<Location | null | undefined> {
    const drawn = this.graph?.node(id)?.location;
    if (!drawn || !(this.graph instanceof CallGraph)) return drawn;
    try {
      const { ref } = await this.server.ask('cpg/symbol', { workspace: this.root, symbol: id });
      return ref.resolved?.definitions[0] ?? drawn;
    } catch (error) {
      this.server.log.debug(`where ${id} is now: ${messageOf(error)}`);
      return drawn;
    }
  }

  private async recentre(id: string): Promise<void> {
    if (!(this.graph instanceof CallGraph)) return;
    const label = this.graph.node(id)?.label ?? 'It';
    try {
      const { ref } = await this.server.ask('cpg/symbol', { workspace: this.root, symbol: id });
      if (ref.resolved) await this.centre(ref.resolved);
      else this.post({ kind: 'note', text: `${label} is not in the index any more.` });
    } catch (error) {
      this.post({ kind: 'note', text: messageOf(error) });
    }
  }

  private async expand(graph: CallGraph, id: string, direction: Direction): Promise<MergeOutcome> {
    const answer = await this.server.ask(`cpg/${direction}`, {
      workspace: this.root,
      symbol: id,
      limit: MOST_EDGES,
      minConfidence: setting<number>('graph.minimumConfidence'),
    });
    const outcome = graph.merge(id, direction, answer.items);
    const rest = (answer.total ?? answer.items.length) - answer.items.length;
    return { ...outcome, refused: outcome.refused + Math.max(0, rest) };
  }

  private draw(note: string): void {
    this.note = note;
    if (this.graph)
      this.post({ kind: 'graph', title: note, graph: this.graph.snapshot(), focus: this.focus });
  }

  private post(message: ToWebview): void {
    void this.panel?.webview.postMessage(message);
  }

  private async openLocation(location: Location | null | undefined, otherwise: string): Promise<void> {
    if (!location) {
      this.post({ kind: 'note', text: otherwise });
      return;
    }
    await openPlace({ root: this.root, location }, { viewColumn: vscode.ViewColumn.One });
  }
}

function refusal(...outcomes: readonly MergeOutcome[]): string {
  const refused = outcomes.reduce((sum, outcome) => sum + outcome.refused, 0);
  return refused === 0 ? '' : ` (${refused.toLocaleString('en-US')} more are not drawn)`;
}

async function chooseSymbol(candidates: readonly SymbolInfo[]): Promise<SymbolInfo | undefined> {
  if (candidates.length === 0) return undefined;
  const items = candidates.map((symbol) => ({ label: symbol.name, description: symbol.kind, symbol }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'The name may mean several things. Which one?',
  });
  return chosen?.symbol;
}
