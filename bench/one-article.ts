import fc from 'fast-check';
import { printTable } from '../eval/table.js';
import { openLibrary } from '../src/index.js';
import { quantiles, time } from './measure.js';

const ORDINARY = [
  'What did Lavrov say about the Minsk agreements?',
  'Why did Russia sever its ties with NATO?',
  'How old is Putin?',
];
const RUNS = 500;

/**
 * Measures a question, a speaker's quotations and a summary on the article in `seeds/`, for ordinary and hostile
 * questions.
 */
export async function benchOneArticle(): Promise<void> {
  const library = await openLibrary('seeds');
  const source = library.articles[0]?.id ?? '';
  const ordinary = Array.from({ length: RUNS }, (_, index) => ORDINARY[index % ORDINARY.length] ?? '');
  const hostile = fc.sample(fc.string({ unit: 'binary', maxLength: 6_000, size: 'max' }), {
    numRuns: RUNS,
    seed: 1,
  });
  const ask = (question: string) => time(() => library.ask(question, { source }));
  for (const question of ordinary) ask(question);
  printTable(
    `One article, milliseconds, ${RUNS} runs after warm-up`,
    ['', 'median', 'p95', 'most'],
    [
      ['ask, ordinary questions', ...quantiles(ordinary.map(ask))],
      ['ask, arbitrary text up to 6,000 characters', ...quantiles(hostile.map(ask))],
      [
        'quotes of a speaker',
        ...quantiles(ordinary.map(() => time(() => library.quotes({ speaker: 'Biden', source })))),
      ],
      ['summary of the article', ...quantiles(ordinary.map(() => time(() => library.summary({ source }))))],
    ],
  );
}
