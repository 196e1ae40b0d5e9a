import { ENGINES } from '../eval/answers/engines.js';
import { type GoldArticle as Gold, GoldArticle, sourceOf } from '../eval/answers/gold.js';
import { readData, UnusableData } from '../eval/data.js';
import { printTable } from '../eval/table.js';
import { createLibrary } from '../src/index.js';
import { quantile, quantiles, time } from './measure.js';

const PARAGRAPHS = 10_000;
const RUNS = 500;

/**
 * What a question costs in an archive of 10,000 paragraphs, beside a bare lunr query with the same words, the two in
 * turn. The articles are those of the data sets; where they are too few, they are taken again.
 */
export function benchArchive(folder: string): void {
  const articles = readData(folder, GoldArticle).flatMap(({ lines }) => lines);
  if (!articles.some(({ paragraphs }) => paragraphs.length > 0))
    throw new UnusableData(`The folder "${folder}" holds no paragraph to make an archive of.`);
  const sources = archiveOf(articles);
  const library = createLibrary(sources);
  const texts = sources.flatMap(({ sections }) => sections.flatMap(({ paragraphs }) => paragraphs));
  const [name, build] = ENGINES[0] as (typeof ENGINES)[number];
  const search = build(texts);
  if (!search) throw new Error(`${name} takes no ${texts.length} texts.`);
  const questions = questionsOf(articles);
  for (const question of questions) {
    library.ask(question);
    search(question);
  }
  const times = questions.map((question) => ({
    ask: time(() => library.ask(question)),
    query: time(() => search(question)),
  }));
  const [asks, queries] = [times.map(({ ask }) => ask), times.map(({ query }) => query)];
  const ratio = (share: number) => (quantile(asks, share) / quantile(queries, share)).toFixed(2);
  printTable(
    `Archive of ${texts.length} paragraphs, milliseconds, ${questions.length} questions in turn, after warm-up`,
    ['', 'median', 'p95', 'most'],
    [
      ['ask', ...quantiles(asks)],
      [`${name}, the same words`, ...quantiles(queries)],
      ['ratio', ratio(0.5), ratio(0.95), ''],
    ],
  );
}

/** Articles with paragraphs enough, the same ones again under other ids where there are too few. */
function archiveOf(articles: readonly Gold[]) {
  const taken: ReturnType<typeof sourceOf>[] = [];
  for (let paragraphs = 0, index = 0; paragraphs < PARAGRAPHS; index++) {
    const article = articles[index % articles.length] as Gold;
    taken.push({ ...sourceOf(article), id: `${article.id} ${index}` });
    paragraphs += article.paragraphs.length;
  }
  return taken;
}

function questionsOf(articles: readonly Gold[]): string[] {
  const all = articles.flatMap(({ questions }) => questions.map(({ q }) => q));
  const step = Math.max(1, Math.floor(all.length / RUNS));
  return all.filter((_, index) => index % step === 0).slice(0, RUNS);
}
