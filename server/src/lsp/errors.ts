/** Error codes of LSP beside those of JSON-RPC (LSP, "ErrorCodes"). */
export { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';

export const LSPErrorCodes = {
  ServerNotInitialized: -32002,
  RequestFailed: -32803,
  ServerCancelled: -32802,
  ContentModified: -32801,
  RequestCancelled: -32800,
} as const;
