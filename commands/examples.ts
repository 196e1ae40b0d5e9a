import { plainText } from '../src/cards/runs.js';
import type { Library } from '../src/library/results.js';

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
  const questions = [...names.map((name) => `What did ${name} say?`), ...headings];
  const question = questions.find((each) => library.ask(each).answered);
  return [
    ...(question ? [`/ask ${question}`] : []),
    ...names.slice(0, 1).map((name) => `/quote ${name}`),
    ...headings.slice(0, 1).map((heading) => `/summary ${heading}`),
  ];
}
