import type { Library } from '../library/results.js';

/** A library that remembers how its questions went. */
export interface WatchedLibrary extends Library {
  /** Whether a question was put to it and none had an answer. */
  abstained(): boolean;
}

/** The same library for one interaction, so that what comes of the interaction can be told. */
export function watched(library: Library): WatchedLibrary {
  let [asked, answered] = [false, false];
  return {
    ...library,
    ask(question, options) {
      const answer = library.ask(question, options);
      asked = true;
      answered ||= answer.answered;
      return answer;
    },
    abstained: () => asked && !answered,
  };
}
