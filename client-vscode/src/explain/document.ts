/** Read-only Markdown pages of this extension, shown in VS Code's own preview. */
import * as vscode from 'vscode';

const SCHEME = 'cpgd';

/** VS Code opens a page again that was open when the window was closed; what stood on it was true then. */
const FORGOTTEN =
  'This page is from before the window was loaded. Run the command again to see it as of now.';

export class Pages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly texts = new Map<string, string>();
  private readonly registration: vscode.Disposable;

  readonly onDidChange = this.changed.event;

  constructor() {
    this.registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.path) ?? FORGOTTEN;
  }

  /** Shows a page, beside the editor when it is about what stands there; the page of the same name is replaced. */
  async show(name: string, markdown: string, isBeside: boolean): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}.md` });
    this.texts.set(uri.path, markdown);
    this.changed.fire(uri);
    await vscode.commands.executeCommand(
      isBeside ? 'markdown.showPreviewToSide' : 'markdown.showPreview',
      uri,
    );
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}
