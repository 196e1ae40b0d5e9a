import type { Article } from '../src/article/article.js';
import { plainText } from '../src/cards/runs.js';
import type { Steps } from '../src/language/steps.js';
import type { Library } from '../src/library/results.js';
import { remembered } from './choices.js';
import { askedAbout } from './question-choices.js';

/** So many speakers and headings are tried before there is no example. */
const TRIED = 3;

/** Commands to try on these articles; each of them finds something. */
export function examples(library: Library): readonly string[] {
  return tried(library.articles, library);
}

/** Finds examples before anybody asks for help. */
export function* readyExamples(library: Library): Steps<void> {
  yield* tried.inSteps(library.articles, library);
}

const tried = remembered(function* (articles: readonly Article[], library): Steps<readonly string[]> {
  const speakers = library.speakers().filter(({ quotations }) => quotations > 0);
  const names = speakers.slice(0, TRIED).map(({ name }) => plainText([name], library));
  const headings = articles
    .slice(0, TRIED)
    .flatMap(({ id, sections }) =>
      sections.flatMap(({ heading }) => (heading ? [{ article: id, span: heading }] : [])),
    )
    .slice(0, TRIED)
    .map((heading) => plainText([heading], library));
  let question: string | undefined;
  for (const each of [...names.map(askedAbout), ...headings]) {
    yield;
    if (library.ask(each).answered) question = each;
    if (question !== undefined) break;
  }
  const name = names.find((speaker) => library.quotes({ speaker }).speaker);
  const heading = headings.find((section) => library.summary({ section })?.sentences.length);
  return [
    ...(question === undefined ? [] : [`/ask ${question}`]),
    ...(name === undefined ? [] : [`/quote ${name}`]),
    ...(heading === undefined ? [] : [`/summary ${heading}`]),
  ];
});
