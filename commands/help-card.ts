import type { Article } from '../src/article/article.js';
import { type Block, type Card, list, note } from '../src/cards/card.js';
import { plainText } from '../src/cards/runs.js';
import type { Steps } from '../src/language/steps.js';
import type { Library } from '../src/library/results.js';
import { checkText } from './check.js';
import { type Context, type Payload, usage } from './command.js';
import { remembered } from './option-choices.js';
import { privacy } from './privacy.js';
import { askedAbout } from './question-choices.js';
import { quote } from './quote.js';
import { sources } from './sources.js';
import { summary } from './summary.js';
import { timeline } from './timeline.js';

/** The registration of `/help`. */
export const helpPayload = {
  name: 'help',
  description: 'How to use the bot',
} as const satisfies Payload;

/** Lists every command with its options, and examples that these articles answer. */
export function helpCard(ask: Payload, { library, server }: Context): Card {
  const payloads = [
    ask,
    quote.payload,
    summary.payload,
    timeline.payload,
    checkText.payload,
    sources.payload,
    privacy.payload,
    helpPayload,
  ];
  return {
    title: ['Answers in the words of the articles'],
    blocks: [
      {
        type: 'list',
        items: payloads.map((payload) => [`${usage(payload)}: ${payload.description}`]),
      },
      ...examplesOf(library),
      note(
        'The menu of a message (right-click it, then Apps) has “Check against the articles”: whether its quotations are in the articles, and what bears on its other sentences.',
      ),
      note(
        'Every quoted word is in an article, and the line below it says where. I say so when I am not sure that a passage answers, and when the articles have nothing.',
      ),
      ...(server?.isManager ? [note(FOR_MANAGERS)] : []),
      ...(server?.settings.unanswered || server?.settings.marking ? [note(KEPT_QUESTIONS)] : []),
    ],
  };
}

const FOR_MANAGERS =
  'As you may manage this server: /library has its own articles, /settings how I answer here, /unanswered what I could not answer.';

/** Tells members that their questions are kept, if they are. */
const KEPT_QUESTIONS =
  'Questions that I cannot answer for certain, and those whose answers are marked as wrong, are kept for those who manage this server, for 90 days and without who asked.';

function examplesOf(library: Library): Block[] {
  const tried = examples(library);
  return tried.length > 0 ? [note('For example:'), ...list(tried.map((example) => [example]))] : [];
}

/** The number of speakers and of headings tried to find an example. */
const TRIED = 3;

/** Example commands for these articles, each of which finds something. */
function examples(library: Library): readonly string[] {
  return tried(library.articles, library);
}

/** Finds examples in advance. */
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
  const asked = [...names.map(askedAbout), ...headings];
  const question = yield* firstOf(asked, (each) => library.ask(each).answered);
  const name = yield* firstOf(names, (speaker) => library.quotes({ speaker }).speaker !== null);
  const heading = yield* firstOf(
    headings,
    (section) => (library.summary({ section })?.sentences.length ?? 0) > 0,
  );
  return [
    ...(question === undefined ? [] : [`/ask ${question}`]),
    ...(name === undefined ? [] : [`/quote ${name}`]),
    ...(heading === undefined ? [] : [`/summary ${heading}`]),
  ];
});

/** The first that passes a test, testing one per step. */
function* firstOf(words: readonly string[], passes: (each: string) => boolean): Steps<string | undefined> {
  for (const each of words) {
    yield;
    if (passes(each)) return each;
  }
  return undefined;
}
