/** Shows plain tree nodes in a tree view of VS Code. Knows nothing of what they are about. */
import * as vscode from 'vscode';
import type { TreeNode } from './node.ts';

export class ModelTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<TreeNode | undefined>();
  private readonly parents = new Map<TreeNode, TreeNode>();
  private roots: readonly TreeNode[] = [];

  readonly onDidChangeTreeData = this.changed.event;

  get nodes(): readonly TreeNode[] {
    return this.roots;
  }

  /** Replaces the whole tree; what was expanded stays so, because ids do not change. */
  show(roots: readonly TreeNode[]): void {
    this.roots = roots;
    this.parents.clear();
    this.changed.fire(undefined);
  }

  getChildren(node?: TreeNode): readonly TreeNode[] & TreeNode[] {
    const children = (node?.children ?? this.roots) as TreeNode[];
    if (node) for (const child of children) this.parents.set(child, node);
    return children;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.parents.get(node);
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const state = node.children.length === 0 ? None : node.isExpanded ? Expanded : Collapsed;
    const item = new vscode.TreeItem(node.label, state);
    item.id = this.idOf(node);
    item.contextValue = node.kind;
    if (node.description !== undefined) item.description = node.description;
    if (node.tooltip !== undefined) item.tooltip = new vscode.MarkdownString(node.tooltip, true);
    if (node.icon === 'file') {
      item.iconPath = vscode.ThemeIcon.File;
      item.resourceUri = vscode.Uri.file(`/${node.label}`);
    } else if (node.icon !== undefined) {
      const color = node.iconColor === undefined ? undefined : new vscode.ThemeColor(node.iconColor);
      item.iconPath = new vscode.ThemeIcon(node.icon, color);
    }
    if (node.place) item.command = { command: 'cpgd.open', title: 'Open', arguments: [node.place] };
    return item;
  }

  dispose(): void {
    this.changed.dispose();
  }

  /** Ids are unique among siblings only; VS Code wants them unique in the tree. */
  private idOf(node: TreeNode): string {
    const parent = this.parents.get(node);
    return parent ? `${this.idOf(parent)}/${node.id}` : node.id;
  }
}
