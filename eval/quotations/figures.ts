import { type Counts, type Estimate, estimate, type Figures } from '../bootstrap.js';
import type { GoldArticle } from './gold.js';
import { type Criterion, match } from './match.js';
import type { Prediction } from './predict.js';
import { cueRight, nameRight, speakerRight, speakerWrong } from './speaker.js';

/** An article of a set with the predictions for it. */
export interface Predicted {
  readonly gold: GoldArticle;
  readonly prediction: Prediction;
}

const KINDS = ['direct', 'mixed', 'indirect'] as const;

/** Precision, recall, F1 and the other figures by one criterion, with intervals over articles. */
export function quotationFigures(
  articles: readonly Predicted[],
  criterion: Criterion,
): Record<string, Estimate> {
  const tallies = new Map(articles.map((article) => [article.gold.id, tallyOf(article, criterion)]));
  return estimate([...tallies.keys()], (counts) => figuresOf(sum(tallies, counts)));
}

type Tally = Record<string, number>;

function tallyOf({ gold, prediction }: Predicted, criterion: Criterion): Tally {
  const pairs = match(gold.quotes, prediction.quotes, criterion);
  const tally: Tally = {
    gold: gold.quotes.length,
    predicted: prediction.quotes.length,
    matched: pairs.length,
    speaker: pairs.filter(speakerRight).length,
    misnamed: pairs.filter(speakerWrong).length,
    cue: pairs.filter(cueRight).length,
    name: pairs.filter(nameRight).length,
  };
  for (const kind of KINDS) {
    tally[`gold ${kind}`] = gold.quotes.filter((quote) => quote.kind === kind).length;
    tally[`matched ${kind}`] = pairs.filter((pair) => pair.gold.kind === kind).length;
  }
  return tally;
}

function sum(tallies: ReadonlyMap<string, Tally>, counts: Counts): Tally {
  const whole: Tally = {};
  for (const [id, tally] of tallies) {
    const times = counts(id);
    for (const key in tally) whole[key] = (whole[key] ?? 0) + times * (tally[key] ?? 0);
  }
  return whole;
}

function figuresOf(tally: Tally): Figures {
  const of = (key: string) => tally[key] ?? 0;
  const share = (part: string, whole: string) => of(part) / Math.max(1, of(whole));
  const recalls = KINDS.map((kind) => [kind, share(`matched ${kind}`, `gold ${kind}`)]);
  const precision = share('matched', 'predicted');
  const recall = share('matched', 'gold');
  return {
    precision,
    recall,
    f1: harmonic(precision, recall),
    speaker: share('speaker', 'matched'),
    misnamed: share('misnamed', 'predicted'),
    cue: share('cue', 'matched'),
    name: share('name', 'matched'),
    named: harmonic(share('name', 'predicted'), share('name', 'gold')),
    ...Object.fromEntries(recalls),
  };
}

function harmonic(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}
