import type { Article } from '../src/article/article.js';
import { dateOf, titleOf } from '../src/cards/cite.js';
import { plainText } from '../src/cards/runs.js';
import { atOnce, eachInSteps, type Steps } from '../src/language/steps.js';
import { fold } from '../src/language/terms.js';
import { chooseArticles } from '../src/library/find-article.js';
import { TOLD_APART } from '../src/library/quotes.js';
import type { Library, LibrarySpeaker } from '../src/library/results.js';
import { foldWords } from '../src/quotation/names.js';
import type { Choice, Context, Focused } from './command.js';

/** Discord's limits for the number of choices and for their length. */
export const MOST_CHOICES = 25;
/**
 * The maximum number of characters of a speaker's name that are matched. Discord limits an option's length, but not
 * while it is being typed.
 */
export const LONGEST_NAME = 100;
const MOST_CHARACTERS = 100;

/** The choice for no particular section, which the library understands. */
const WHOLE_ARTICLE = 'whole article';

/** The maximum number of characters of a name that are matched. */
const LONGEST = 300;
/** If a name may mean more people than this, none of them are offered. */
const MOST_MEANT = 200;
/** The number of items after which to yield to other work. */
const SLICE = 500;

/** A choice with the words to match. */
interface Listed extends Choice {
  readonly folded: string;
}

/**
 * A value computed once per list, because an archive has long lists of everything, which are the same at each
 * keystroke.
 */
interface Remembered<Of extends object, Made> {
  (of: readonly Of[], library: Library): Made;
  /** Computes it in advance. */
  inSteps(of: readonly Of[], library: Library): Steps<Made>;
}

/** Caches what is computed from a list for as long as the list exists. */
export function remembered<Of extends object, Made>(
  make: (of: readonly Of[], library: Library) => Steps<Made>,
): Remembered<Of, Made> {
  const known = new WeakMap<readonly Of[], Made>();
  function* inSteps(of: readonly Of[], library: Library): Steps<Made> {
    const made = known.get(of) ?? (yield* make(of, library));
    known.set(of, made);
    return made;
  }
  return Object.assign((of: readonly Of[], library: Library) => atOnce(inSteps(of, library)), { inSteps });
}

/** Maps each item to several values, in steps. */
export function each<Of, Made>(of: readonly Of[], make: (one: Of) => readonly Made[]): Steps<Made[]> {
  return eachInSteps(of, SLICE, make);
}

/** The name is cut to Discord's limit, but matched in full. */
function listed({ name, value }: Choice): Listed {
  return { name: shortened(name, MOST_CHARACTERS), value, folded: fold(name.slice(0, LONGEST)) };
}

/** The same with unique names: a duplicate is followed by the id of its article, or a number. */
function* distinct<Of extends { readonly name: string; readonly article: string }>(
  of: readonly Of[],
): Steps<Of[]> {
  const times = countsOf(yield* each(of, ({ name }) => [looks(name)]));
  const taken = new Set<string>();
  return yield* each(of, (one) => {
    let { name } = one;
    if (times.get(looks(name)) !== 1) name = joined(one.name, one.article);
    for (let number = 2; taken.has(looks(name)); number++)
      name = joined(one.name, `${one.article} (${number})`);
    taken.add(looks(name));
    return [{ ...one, name }];
  });
}

/** A name as readers perceive it, to detect duplicates. */
function looks(name: string): string {
  return fold(shortened(name, MOST_CHARACTERS)).replace(/\s+/gu, ' ').trim();
}

const BETWEEN = ' · ';
/** If both parts are long, the first gets at least this many characters. */
const LEAST_OF_FIRST = 60;

/** Joins two parts within Discord's limit, each cut if necessary. */
function joined(first: string, second: string): string {
  const room = MOST_CHARACTERS - BETWEEN.length;
  if (first.length + second.length <= room) return first + BETWEEN + second;
  const head = shortened(first, Math.max(LEAST_OF_FIRST, room - second.length));
  return head + BETWEEN + shortened(second, room - head.length);
}

/** Articles by title; the value is the id. */
export function sourceChoices({ value }: Focused, { library }: Context): Choice[] {
  return matching(sourceList(library.articles, library), value);
}

const sourceList = remembered(function* (articles: readonly Article[], library): Steps<Listed[]> {
  const named = yield* each(articles, (article) => {
    const date = dateOf(article);
    const full = plainText(titleOf(article), library);
    return [{ name: date ? joined(full, date) : full, full, article: article.id }];
  });
  return yield* each(yield* distinct(named), ({ name, full, article }) => [
    { ...listed({ name, value: article }), folded: fold(`${full} ${name}`.slice(0, LONGEST)) },
  ]);
});

/** Speakers, the most quoted first; if no name or role contains the typed words, those that they may mean. */
export function* speakerChoices({ value: typed, source }: Focused, context: Context): Steps<Choice[]> {
  const { library } = context;
  const value = typed.slice(0, LONGEST_NAME);
  if (articlesOf(source, context).length === 0) return [];
  const of = source ? { source } : {};
  const found = matching(speakerList(library.speakers(of), library), value);
  if (found.length > 0 || value.trim() === '') return found;
  yield;
  const named = yield* library.inSteps.speakers({ named: value, ...of });
  const meant = new Set(named.slice(0, MOST_MEANT).map(placeOf));
  return choicesFrom(
    speakerList(library.speakers(of), library)
      .filter(({ place }) => meant.has(place))
      .map(({ name, value }) => ({ name: `Did you mean: ${name}`, value })),
  );
}

/** A choice of a speaker, with the position of the name. */
interface ListedSpeaker extends Listed {
  readonly place: string;
}

function placeOf({ name: { article, span } }: LibrarySpeaker): string {
  return `${span.start} ${article}`;
}

/** The speakers. One whose name, or part of it, is not unique has the role or article that distinguishes them. */
const speakerList = remembered(function* (
  speakers: readonly LibrarySpeaker[],
  library,
): Steps<ListedSpeaker[]> {
  const quoted = speakers.filter(({ quotations }) => quotations > 0);
  const named = yield* each(quoted, (speaker) => {
    const words = plainText([speaker.name], library);
    return [{ speaker, words, title: speaker.role ? [plainText([speaker.role], library)] : [] }];
  });
  const times = countsOf(yield* each(named, ({ words }) => [...new Set([fold(words), ...foldWords(words)])]));
  const roles = countsOf(named.map(({ words, title }) => fold([words, ...title].join(TOLD_APART))));
  return yield* each(
    named.sort((a, b) => b.speaker.quotations - a.speaker.quotations),
    ({ speaker, words, title }) => {
      const { name, quotations } = speaker;
      const isAlone = times.get(fold(words)) === 1;
      const byRole = [words, ...title].join(TOLD_APART);
      const isRole = title.length > 0 && roles.get(fold(byRole)) === 1;
      const article = library.article(name.article);
      const from = isAlone || isRole || !article ? [] : [plainText(titleOf(article), library)];
      const count = quotations === 1 ? '1 quotation' : `${quotations} quotations`;
      const value = isAlone ? words : isRole ? byRole : [words, name.article].join(TOLD_APART);
      return [
        {
          ...listed({ name: [words, ...title, ...from, count].join(' · '), value }),
          place: placeOf(speaker),
        },
      ];
    },
  );
});

/** How often each of them occurs. */
export function countsOf(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The whole article first, then headings; each with its article if there are several articles. */
export function sectionChoices({ value, source }: Focused, context: Context): Choice[] {
  return matching(sectionList(articlesOf(source, context), context.library), value);
}

const sectionList = remembered(function* (articles: readonly Article[], library): Steps<Listed[]> {
  const wholes =
    articles.length === 1
      ? [listed({ name: WHOLE_ARTICLE, value: WHOLE_ARTICLE })]
      : yield* each(
          yield* distinct(
            yield* each(articles, (article) => {
              const full = plainText(titleOf(article), library);
              return [{ name: joined(WHOLE_ARTICLE, full), full, article: article.id }];
            }),
          ),
          ({ name, full, article }) => [
            {
              ...listed({ name, value: article }),
              folded: fold(`${WHOLE_ARTICLE}${BETWEEN}${full}`.slice(0, LONGEST)),
            },
          ],
        );
  const headed = yield* headedSections.inSteps(articles, library);
  const headings = yield* each([...headed.values()], ({ name, full }) => [
    { name, value: name, folded: fold(full.slice(0, LONGEST)) },
  ]);
  return [...wholes, ...headings];
});

/** A section with a heading. */
interface HeadedSection {
  /** The heading, with the title if there are several articles, cut to Discord's limit. */
  readonly name: string;
  /** Both in full. */
  readonly full: string;
  readonly article: string;
  readonly section: string;
}

/** The sections with a heading, by the names under which they are offered. */
export const headedSections = remembered(function* (
  articles: readonly Article[],
  library,
): Steps<ReadonlyMap<string, HeadedSection>> {
  const sections = yield* each(articles, (article) => {
    const title = articles.length > 1 ? plainText(titleOf(article), library) : null;
    return article.sections.map((section) => ({ article: article.id, title, section }));
  });
  const headed = yield* each(sections, ({ article, title, section }): HeadedSection[] => {
    if (!section.heading) return [];
    const words = plainText([{ article, span: section.heading }], library);
    const full = title === null ? words : words + BETWEEN + title;
    const name = title === null ? shortened(words, MOST_CHARACTERS) : joined(words, title);
    return [{ name, full, article, section: String(section.number) }];
  });
  return new Map((yield* distinct(headed)).map((section) => [section.name, section]));
});

/** While a source is still being typed, it may not match anything yet. */
export function articlesOf(source: string | undefined, { library }: Context): readonly Article[] {
  try {
    return chooseArticles(library.articles, source);
  } catch {
    return [];
  }
}

/** Choices that contain the typed words, those that begin with them first. */
function matching(choices: readonly Listed[], typed: string): Choice[] {
  const wanted = fold(typed.trim());
  const [beginning, holding]: [Choice[], Choice[]] = [[], []];
  for (const choice of choices) {
    const place = choice.folded.indexOf(wanted);
    if (place < 0 || !isTakeable(choice)) continue;
    if (place === 0) beginning.push(choice);
    else if (holding.length < MOST_CHOICES) holding.push(choice);
    if (beginning.length === MOST_CHOICES) break;
  }
  return choicesFrom([...beginning, ...holding]);
}

/** As many choices as Discord shows, with names cut to its limit; a value cannot be cut. */
export function choicesFrom(choices: readonly Choice[]): Choice[] {
  return choices
    .filter(isTakeable)
    .slice(0, MOST_CHOICES)
    .map(({ name, value }) => ({ name: shortened(name, MOST_CHARACTERS), value }));
}

function isTakeable({ value }: Choice): boolean {
  return value !== '' && value.length <= MOST_CHARACTERS;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** A cut moves back to the end of a word if that costs no more than this many characters. */
const LONGEST_CUT = 25;

/** A name of at most `most` characters, cut at the end of a word and never within a grapheme cluster. */
function shortened(name: string, most: number): string {
  if (name.length <= most) return name;
  let cut = '';
  for (const { segment } of graphemes.segment(name.slice(0, most + MOST_IN_CHARACTER))) {
    if (cut.length + segment.length > most - 1) break;
    cut += segment;
  }
  const word = cut.lastIndexOf(' ');
  const isMiddle = /[^\s]/u.test(name.charAt(cut.length)) && word > 0 && cut.length - word <= LONGEST_CUT;
  return `${(isMiddle ? cut.slice(0, word) : cut).replace(/[\s,;:·–—-]+$/u, '')}…`;
}

/** The maximum number of code units of an emoji. */
const MOST_IN_CHARACTER = 40;

/** Computes the choices of a library in advance. */
export function* readyChoices(library: Library): Steps<void> {
  const { articles } = library;
  yield* sourceList.inSteps(articles, library);
  yield* sectionList.inSteps(articles, library);
  yield* speakerList.inSteps(library.speakers(), library);
}
