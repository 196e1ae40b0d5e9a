import { plainText } from '../src/cards/runs.js';
import type { Library } from '../src/library/results.js';
import { askedAbout } from './question-choices.js';

/** So many speakers and headings are tried before there is no example. */
const TRIED = 3;

/** Commands to try on these articles; each of them finds something. */
export function examples(library: Library): string[] {
  const speakers = library.speakers().filter(({ quotations }) => quotations > 0);
  const names = speakers.slice(0, TRIED).map(({ name }) => plainText([name], library));
  const headings = library.articles
    .slice(0, TRIED)
    .flatMap(({ id, sections }) =>
      sections.flatMap(({ heading }) => (heading ? [{ article: id, span: heading }] : [])),
    )
    .slice(0, TRIED)
    .map((heading) => plainText([heading], library));
  const question = [...names.map(askedAbout), ...headings].find((each) => library.ask(each).answered);
  const name = names.find((speaker) => library.quotes({ speaker }).speaker);
  const heading = headings.find((section) => library.summary({ section })?.sentences.length);
  return [
    ...(question === undefined ? [] : [`/ask ${question}`]),
    ...(name === undefined ? [] : [`/quote ${name}`]),
    ...(heading === undefined ? [] : [`/summary ${heading}`]),
  ];
}
