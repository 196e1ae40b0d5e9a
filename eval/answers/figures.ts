import { type Estimate, estimate, type Figures } from '../bootstrap.js';
import { auroc, keptAt } from './abstention.js';
import type { Judged } from './judge.js';

/** With fewer articles than this, questions are resampled instead. */
const ENOUGH_ARTICLES = 30;
const REFUSED = 0.9;

/** A judged question, weighted by how often its unit was drawn. */
interface Weighted extends Judged {
  weight: number;
}

/** All figures of a system on a set, with intervals over articles, or over questions if there are few articles. */
export function answerFigures(judged: readonly Judged[]): Record<string, Estimate> {
  const measured = judged.flatMap(({ article, measures }) => (measures ? [article] : []));
  const byArticle = new Set(measured).size >= ENOUGH_ARTICLES;
  const unitOf = ({ article, question }: Judged) => (byArticle ? article : question);
  const items = judged
    .map((item) => ({ ...item, weight: 1, unit: unitOf(item) }))
    .sort((a, b) => a.presence - b.presence);
  return estimate([...new Set(judged.map(unitOf))], (counts) => {
    for (const item of items) item.weight = counts(item.unit);
    return { ...means(items), ...abstention(items) };
  });
}

function means(items: readonly Weighted[]): Figures {
  const sums = new Map<string, number>();
  let whole = 0;
  for (const { measures, weight } of items) {
    if (!measures || weight === 0) continue;
    whole += weight;
    for (const name in measures) sums.set(name, (sums.get(name) ?? 0) + weight * (measures[name] ?? 0));
  }
  return Object.fromEntries(Array.from(sums, ([name, sum]) => [name, sum / whole]));
}

function abstention(sorted: readonly Weighted[]): Figures {
  const { kept, right } = keptAt(sorted, REFUSED);
  return { auroc: auroc(sorted), kept, keptRight: right };
}
