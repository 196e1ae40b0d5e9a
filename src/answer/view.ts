import { agreement } from '../language/word-vectors.js';
import type { StemWeights } from '../search/passage-index.js';
import type { Profile, SentenceProfile, Words } from '../search/profile.js';
import type { Vocabulary, Word } from '../search/vocabulary.js';
import { tallyOf } from './count.js';
import { best, type Cover, type Covers, coversFor, type Held, share } from './cover.js';
import type { Query } from './query.js';
import type { Tally } from './tally.js';

/** Whether all paragraphs of an article (or of a few) are looked at, or those that an index finds among many. */
export type Scope = 'article' | 'archive';

/** A paragraph that may answer, as ranking sees it. */
export interface Place {
  readonly profile: Profile;
  /** The index of the paragraph in its article, and of its section. */
  readonly paragraph: number;
  readonly section: number;
  /** The score of the index for the paragraph and for its article as a whole, as shares of the best; 0 if not asked. */
  readonly found: number;
  readonly foundArticle: number;
  /** What lunr scores the paragraph by: where it was found in an archive for that, else for stems as they are weighted. */
  bm25(weights: StemWeights): number;
  /** Whether the speaker whose words the question asks for is quoted in a sentence, by its index. */
  quotesAsked(sentence: number): boolean;
}

/** Everything that the signals of a sentence are made of. */
export interface View {
  readonly query: Query;
  readonly covers: Covers;
  readonly weights: Weights;
  readonly place: Place;
  readonly profile: SentenceProfile;
  /** The index of the sentence in its paragraph, and how many there are. */
  readonly sentence: number;
  readonly sentences: number;
  readonly paragraphs: number;
  /** Words in the paragraph. */
  readonly length: number;
  readonly tally: Tally;
  readonly cover: Cover;
  readonly paragraph: Cover;
  readonly previous: Cover;
  readonly beforePrevious: Cover;
  readonly next: Cover;
  readonly sentenceBefore: Cover;
  readonly sentenceAfter: Cover;
  readonly title: Cover;
  readonly heading: Cover;
  /** What lunr scores the paragraph by. */
  readonly bm25: number;
  readonly firstWord: string;
  /** How much the sentence is about what the question, and what the whole article, is about. */
  readonly about: number;
  readonly central: number;
  readonly topic: Topic;
  readonly matches: Held;
  readonly matchesBefore: Held;
  readonly matchesAfter: Held;
  readonly matchesParagraph: Held;
  readonly questionBefore: boolean;
  /** The likest word of the sentence to each term. */
  readonly likeness: Held;
}

/** What each term of the question counts, by different measures of rarity. */
export interface Weights {
  readonly general: Float64Array;
  /** By the paragraphs looked at; the second counts words that stand in for the term too. */
  readonly local: Float64Array;
  readonly localSoft: Float64Array;
  /** By all paragraphs of the library; for one article, so that it is judged alike whatever else is loaded, by rarity in general. */
  readonly wide: Float64Array;
  readonly names: Float64Array;
  readonly verbs: Float64Array;
  readonly nouns: Float64Array;
  readonly numbers: Float64Array;
  readonly focus: Float64Array;
}

/** All sentences of some paragraphs, each with what its signals are made of. */
export function viewsOf(
  query: Query,
  { scope, places }: { readonly scope: Scope; readonly places: readonly Place[] },
  vocabulary: Vocabulary,
): View[][] {
  const covers = coversFor(query, vocabulary);
  const weights = weightsOf(query, scope, places, covers);
  const stems = stemWeights(query, weights);
  return places.map((place) => viewsOfPlace(query, place, vocabulary, covers, weights, place.bm25(stems)));
}

/** What the terms of a question tell of the sentences of one article, in which its topic stands everywhere. */
export interface Topic {
  /** What each term counts. */
  readonly weights: Float64Array;
  /** The best coverage by these weights that a sentence, a sentence with those beside it and a paragraph have. */
  readonly sentence: number;
  readonly window: number;
  readonly paragraph: number;
  /** The best and the mean likeness to the question of the article's sentences. */
  readonly likest: number;
  readonly likeness: number;
  readonly about: number;
  readonly aboutMost: number;
}

const topics = new WeakMap<Covers, Map<Profile, Topic>>();

function topicOf(profile: Profile, query: Query, covers: Covers, general: Float64Array): Topic {
  let known = topics.get(covers);
  if (!known) topics.set(covers, (known = new Map()));
  let topic = known.get(profile);
  if (!topic) known.set(profile, (topic = makeTopic(profile, query, covers, general)));
  return topic;
}

export function windowOf(cover: Cover, before: Cover, after: Cover): Held {
  return best(best(cover.soft, before.soft, 0.8), after.soft, 0.5);
}

function makeTopic(profile: Profile, query: Query, covers: Covers, general: Float64Array): Topic {
  const { paragraphs } = profile;
  const size = query.terms.length;
  const sentences = paragraphs.flat();
  const title = covers.ofWords(profile.title);
  const inSentences = new Float64Array(size);
  const inParagraphs = new Float64Array(size);
  for (const sentence of sentences) {
    const { soft } = covers.ofSentence(sentence);
    for (let term = 0; term < size; term++) if ((soft[term] as number) >= 0.6) inSentences[term]! += 1;
  }
  for (const paragraph of paragraphs) {
    const { soft } = covers.ofParagraph(paragraph);
    for (let term = 0; term < size; term++) if ((soft[term] as number) >= 0.6) inParagraphs[term]! += 1;
  }
  const early = sentences.slice(0, 2).map(covers.ofSentence);
  const n = sentences.length;
  const weights = general.map((weight, term) => {
    const df = inSentences[term] as number;
    const topical = Math.max(
      (title.exact[term] as number) > 0 ? 0.8 : 0,
      (inParagraphs[term] as number) / Math.max(1, paragraphs.length),
      early.some(({ exact }) => (exact[term] as number) > 0) ? 0.5 : 0,
    );
    return weight * Math.log(1 + (n - df + 0.5) / (df + 0.5)) * (1 - topical) + 1e-6;
  });
  let [mostSentence, mostWindow, mostParagraph, likest, likenessSum, about, aboutMost] = [1e-6, 1e-6, 1e-6, 1e-6, 0, 0, -1];
  for (let at = 0; at < n; at++) {
    const sentence = sentences[at] as SentenceProfile;
    const cover = covers.ofSentence(sentence);
    mostSentence = Math.max(mostSentence, share(weights, cover.soft));
    mostWindow = Math.max(
      mostWindow,
      share(weights, windowOf(cover, covers.ofSentence(sentences[at - 1]), covers.ofSentence(sentences[at + 1]))),
    );
    const alike = share(general, covers.likeness(sentence));
    likest = Math.max(likest, alike);
    likenessSum += alike;
    const agrees = agreement(query.direction, sentence.direction);
    about += agrees;
    aboutMost = Math.max(aboutMost, agrees);
  }
  for (const paragraph of paragraphs)
    mostParagraph = Math.max(mostParagraph, share(weights, covers.ofParagraph(paragraph).soft));
  return {
    weights,
    sentence: mostSentence,
    window: mostWindow,
    paragraph: mostParagraph,
    likest,
    likeness: likenessSum / Math.max(1, n),
    about: about / Math.max(1, n),
    aboutMost,
  };
}

const NO_WORDS: Words = new Int32Array();

function viewsOfPlace(
  query: Query,
  place: Place,
  vocabulary: Vocabulary,
  covers: Covers,
  weights: Weights,
  bm25: number,
): View[] {
  const { profile, paragraph: at } = place;
  const { paragraphs } = profile;
  const sentences = paragraphs[at] ?? [];
  const length = sentences.reduce((sum, { words }) => sum + words.length, 0);
  const paragraph = covers.ofParagraph(sentences);
  const previous = covers.ofParagraph(paragraphs[at - 1]);
  const beforePrevious = covers.ofParagraph(paragraphs[at - 2]);
  const next = covers.ofParagraph(paragraphs[at + 1]);
  const title = covers.ofWords(profile.title);
  const heading = covers.ofWords(profile.headings[place.section] ?? NO_WORDS);
  const matchesParagraph = sentences.map(covers.matches).reduce((a, b) => best(a, b), covers.nothing.exact);
  // Written out: V8 takes longer to spread an object of so many fields than for all else that a question needs, and
  // leaves the old generation full of what it made.
  return sentences.map((sentence, index) => ({
    query,
    covers,
    weights,
    place,
    profile: sentence,
    sentence: index,
    sentences: sentences.length,
    paragraphs: paragraphs.length,
    length,
    tally: tallyOf(sentence, query, covers.standsFor, vocabulary, weights.general),
    cover: covers.ofSentence(sentence),
    paragraph,
    previous,
    beforePrevious,
    next,
    sentenceBefore: covers.ofSentence(sentences[index - 1] ?? paragraphs[at - 1]?.at(-1)),
    sentenceAfter: covers.ofSentence(sentences[index + 1] ?? paragraphs[at + 1]?.[0]),
    title,
    heading,
    bm25,
    firstWord: firstWordOf(sentence, vocabulary),
    about: agreement(query.direction, sentence.direction),
    central: agreement(profile.direction, sentence.direction),
    topic: topicOf(profile, query, covers, weights.general),
    likeness: covers.likeness(sentence),
    matches: covers.matches(sentence),
    matchesBefore: covers.matches(sentences[index - 1] ?? paragraphs[at - 1]?.at(-1)),
    matchesAfter: covers.matches(sentences[index + 1]),
    matchesParagraph,
    questionBefore: (((sentences[index - 1] ?? paragraphs[at - 1]?.at(-1))?.traits ?? 0) & 2) !== 0,
  }));
}

function firstWordOf({ words }: SentenceProfile, vocabulary: Vocabulary): string {
  const [first] = words;
  return first === undefined ? '' : (vocabulary.words[first] as Word).text;
}

function weightsOf({ terms }: Query, scope: Scope, places: readonly Place[], covers: Covers): Weights {
  const exact = new Float64Array(terms.length);
  const soft = new Float64Array(terms.length);
  for (const { profile, paragraph } of places) {
    const cover = covers.ofParagraph(profile.paragraphs[paragraph]);
    for (let term = 0; term < terms.length; term++) {
      exact[term] = (exact[term] as number) + (cover.exact[term] as number);
      soft[term] = (soft[term] as number) + (cover.soft[term] as number);
    }
  }
  const idf = (held: number) => Math.log(1 + (places.length - held + 0.5) / (held + 0.5));
  const general = Float64Array.from(terms, (term) => 0.1 + term.general ** 2);
  const only = (which: (index: number) => boolean) =>
    general.map((weight, index) => (which(index) ? weight : 0));
  return {
    general,
    // A word that none of the paragraphs holds cannot tell them apart.
    local: exact.map((held) => (held === 0 ? 1e-4 : idf(held))),
    localSoft: soft.map(idf),
    wide: scope === 'article' ? general : Float64Array.from(terms, ({ rarity }) => rarity),
    names: only((index) => terms[index]?.name ?? false),
    verbs: only((index) => terms[index]?.verb ?? false),
    nouns: only((index) => terms[index]?.noun ?? false),
    numbers: only((index) => /\d/u.test(terms[index]?.word ?? '')),
    focus: only((index) => terms[index]?.focus ?? false),
  };
}

/** What each stem to look for counts: what the terms count that look for it. */
function stemWeights({ terms }: Query, { local }: Weights): StemWeights {
  const weights = new Map<string, number>();
  for (const [index, { lookFor }] of terms.entries())
    for (const stem of lookFor) weights.set(stem, (weights.get(stem) ?? 0) + (local[index] as number));
  return weights;
}

/** What a sentence and its surroundings hold of a question. */
export type Context = Pick<View, 'cover' | 'paragraph' | 'previous' | 'title' | 'heading'>;

/** What they hold together, the further away the less. */
function inContext({ cover, paragraph, previous, title, heading }: Context): Held {
  const near = best(cover.soft, paragraph.soft, 0.85);
  return best(best(best(near, previous.soft, 0.7), heading.soft, 0.7), title.soft, 0.6);
}

/** The share of a question's words, weighted by rarity, that a sentence and its surroundings hold; 0 to 1. */
export function coverageOf(view: Context & { readonly weights: Pick<Weights, 'wide'> }): number {
  return share(view.weights.wide, inContext(view));
}
