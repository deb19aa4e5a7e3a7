/** Vocabulary that the server and its clients share; knows neither of them. */
export type * from './answers.ts';
