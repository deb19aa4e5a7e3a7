/** Vocabulary that the server and its clients share; knows neither of them. */
export type * from './answers.ts';
export type * from './flow.ts';
export type * from './impact.ts';
export type * from './protocol.ts';
