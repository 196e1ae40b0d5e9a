import type { Sources } from '../answer/answer.js';
import type { Article, Section } from '../article/article.js';
import type { PassageIndex } from '../search/passage-index.js';
import { askedFor } from '../summary/find-section.js';

/** A section of an article. */
export interface Place {
  readonly article: Article;
  readonly section: Section;
}

/** The share of the requested words that a section must contain. */
const ABOUT = 0.5;
/** The number of paragraphs considered: those that share most with the request. */
const LOOKED_AT = 32;

/**
 * The section that says most about a topic; null if none contains half of its words. A word that does not occur in the
 * articles is replaced by similar ones.
 *
 * @example sectionAbout(sources, 'the part about sanctions')
 */
export function sectionAbout({ articles, index }: Sources, asked: string): Place | null {
  const words = askedFor(asked).map(({ word, stem }) => formsOf(word, stem, index));
  if (words.length === 0) return null;
  const among = new Set(articles);
  const hits = index.search([...new Set(words.flat())], LOOKED_AT, (article) => among.has(article));
  const places = new Map<Section, Place>();
  for (const { article, paragraph } of hits) {
    const section = article.sections[paragraph.section - 1];
    if (section) places.set(section, { article, section });
  }
  const scores = scoresIn(index);
  let best: { readonly place: Place; readonly share: number; readonly score: number } | null = null;
  for (const place of places.values()) {
    const { share, score } = heldBy(place, words, scores);
    if (!best || share > best.share || (share === best.share && score > best.score))
      best = { place, share, score };
  }
  return best && best.share >= ABOUT ? best.place : null;
}

/**
 * How well a section matches the words: the share that it contains, and their density by lunr's scores of its
 * paragraphs.
 */
function heldBy(
  { article, section }: Place,
  words: readonly (readonly string[])[],
  scoresOf: ReturnType<typeof scoresIn>,
) {
  let [held, sum] = [0, 0];
  for (const forms of words) {
    const scores = scoresOf(article, forms);
    const own = section.paragraphs.reduce((all, { number }) => all + (scores[number - 1] as number), 0);
    if (own > 0) held++;
    sum += own;
  }
  return { share: held / words.length, score: sum / Math.sqrt(section.paragraphs.length) };
}

/**
 * The scores of an article's paragraphs for the forms of a word, cached because they are the same for all its sections.
 */
function scoresIn(index: PassageIndex) {
  const known = new Map<readonly string[], Map<Article, Float64Array>>();
  return (article: Article, forms: readonly string[]): Float64Array => {
    const ofForms = known.get(forms) ?? new Map<Article, Float64Array>();
    known.set(forms, ofForms);
    const weights = () => new Map(forms.map((stem) => [stem, index.idf(stem)]));
    const scores = ofForms.get(article) ?? index.scores(article, weights());
    ofForms.set(article, scores);
    return scores;
  };
}

/** The stems to look for: the word's own, or those that it may misspell or be a prefix of ("Iran", "Iranian"). */
function formsOf(word: string, stem: string, index: PassageIndex): readonly string[] {
  if (index.knows(stem)) return [stem];
  const similar = index.similar(word);
  return similar.length > 0 ? similar : index.beginning(word);
}
