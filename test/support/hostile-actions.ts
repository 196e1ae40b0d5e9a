import { check } from '../../commands/check.js';
import type { Choice } from '../../commands/command.js';
import { commands } from '../../commands/index.js';
import { asksArticles, buttonFor } from '../../commands/press.js';
import type { Card } from '../../src/cards/card.js';
import { pressedOf } from '../../src/cards/components/custom-id.js';
import { type CardMessage, componentsOf } from '../../src/cards/components/message.js';
import { type ArticleSource, createLibrary, type Library } from '../../src/index.js';
import { atOnce, finish } from '../../src/language/steps.js';
import { readChoices, readMessage, withFiles } from '../../src/local/discord/response-rules.js';
import { shownBy } from './discord-markdown.js';

/** What Discord is sent in the end. */
export type Answer = CardMessage | Choice[];

/** Does one thing and gives what Discord is sent; whoever plays may measure it. */
export type Step = (what: string, run: () => Answer[]) => Answer[];

/** What may be done with a text, by where it is put. */
export const ACTIONS: Readonly<Record<string, (text: string, step: Step) => Answer[]>> = {
  question: (text, step) => use('ask', { question: text }, step),
  speaker: (text, step) => use('quote', { speaker: text }, step),
  'part of a speaker': (text, step) => use('quote', { speaker: `Ola ${text} Dahl` }, step),
  about: (text, step) => use('quote', { speaker: 'Ola Dahl', about: text }, step),
  section: (text, step) => use('summary', { section: text, source: 'storm' }, step),
  topic: (text, step) => use('summary', { topic: `roof ${text}` }, step),
  message: (text, step) =>
    messagesOf('message menu', () => atOnce(check.run({ text }, { library })), step, library),
  'question, typing': (text, step) => type('ask', 'question', text, step),
  'speaker, typing': (text, step) => type('quote', 'speaker', text, step),
  'section, typing': (text, step) => type('summary', 'section', text, step),
  'source, typing': (text, step) => type('ask', 'source', text, step),
  title: (text, step) => readAndAsk({ title: `Storm ${oneLine(text)}`, author: oneLine(text) }, step),
  heading: (text, step) => readAndAsk({ sections: [{ heading: oneLine(text), paragraphs: [OLA] }] }, step),
  'name in an article': (text, step) => tell(`“The roof is gone,” Ola ${text} Dahl said. “We stay.”`, step),
  'quoted words': (text, step) => tell(`“The roof ${text}” Ola Dahl said.`, step),
  paragraph: (text, step) => tell(text, step),
};

const OLA = '“The roof is gone,” Ola Dahl said. “We stay in the house until the wind is over.”';

const library = createLibrary([
  {
    id: 'storm',
    title: 'Storm over Bergen',
    url: 'https://news.example/storm',
    sections: [{ heading: 'The roof', paragraphs: [OLA, 'The wind took the roof off in the night.'] }],
  },
  { id: 'harbour', title: 'Harbour', sections: [{ paragraphs: ['Dredging of the harbour starts in May.'] }] },
]);

function oneLine(text: string): string {
  return text.replace(/[\n\r]/gu, ' ');
}

function tell(paragraph: string, step: Step): Answer[] {
  return readAndAsk({ sections: [{ heading: 'The roof', paragraphs: [paragraph, OLA] }] }, step);
}

/** Reads an article and asks of it. */
function readAndAsk(parts: Partial<ArticleSource>, step: Step): Answer[] {
  const source = { id: 'storm', title: 'Storm', sections: [{ paragraphs: [OLA] }], ...parts };
  let own = library;
  step('an article is read', () => {
    own = createLibrary([source]);
    return [];
  });
  return [
    ...use('ask', { question: 'What did Ola Dahl say of the roof?' }, step, own),
    ...use('quote', { speaker: 'Dahl' }, step, own),
    ...use('summary', {}, step, own),
    ...use('sources', {}, step, own),
    ...use('help', {}, step, own),
    ...type('ask', 'question', 'Ola', step, own),
  ];
}

function use(name: string, options: object, step: Step, of = library): Answer[] {
  const command = commands.get(name);
  return command
    ? messagesOf(`/${name}`, () => [finish(command.run(options, { library: of }))], step, of)
    : [];
}

/** The messages with cards, and those that their buttons lead to, one of each kind. */
function messagesOf(what: string, run: () => readonly Card[], step: Step, of: Library): Answer[] {
  const messages = step(what, () =>
    run().map((card) => componentsOf(card, of, { private: true, shareable: true })),
  ) as CardMessage[];
  const pressed = messages.flatMap((message) => {
    const [title, ...parts] = message.components[0].components as Part[];
    const ids = parts.flatMap(({ components = [] }) =>
      components.flatMap(({ custom_id }) => custom_id ?? []),
    );
    const byKind = new Map(ids.map((id) => [id.slice(0, 2), id]));
    return [...byKind.values()].flatMap((id) => step('button', () => press(id, title?.content ?? '', of)));
  });
  return [...messages, ...pressed];
}

interface Part {
  readonly content?: string;
  readonly components?: readonly { readonly custom_id?: string }[];
}

function press(customId: string, heading: string, of: Library): CardMessage[] {
  const { action } = pressedOf(customId, of, heading);
  return asksArticles(action)
    ? [componentsOf(finish(buttonFor(action).run(action, { library: of })), of)]
    : [];
}

function type(name: string, option: string, value: string, step: Step, of = library): Answer[] {
  return step('autocomplete', () => [
    finish(commands.get(name)?.autocomplete?.({ name: option, value }, { library: of }) ?? []),
  ]);
}

/** What Discord would refuse of an answer, and what of it would be shown as anything but words in the right place. */
export function problemsOf(answer: Answer): string[] {
  try {
    if (Array.isArray(answer)) readChoices({ choices: answer });
    else return problemsOfMessage(answer);
    return [];
  } catch (error) {
    return [String(error)];
  }
}

/** @throws {DiscordError} where Discord would refuse it, {Error} where it would show a mention, a link or the like */
function problemsOfMessage({ files = [], ...message }: CardMessage): string[] {
  withFiles(readMessage(message, []), new Map(files.map(({ name, text }) => [name, text])));
  const contents = message.components[0].components.flatMap((part) =>
    'content' in part ? [part.content] : [],
  );
  const wire = JSON.stringify(message);
  return [
    ...(message.allowed_mentions.parse.length > 0 ? ['It may mention somebody.'] : []),
    ...(/\\ud[89a-f]/u.test(wire) ? ['It has half a surrogate pair.'] : []),
    ...contents.flatMap((content) => {
      const kinds = shownBy(content).map(({ kind }) => kind);
      const isQuote = content.startsWith('> ');
      const strange = kinds.filter((kind) => kind !== 'subtext' && isQuote !== (kind === 'blockQuote'));
      return strange.length > 0 && (isQuote || kinds.includes('blockQuote'))
        ? [`${strange.join(' and ')} where words are quoted: ${content.slice(0, 200)}`]
        : [];
    }),
  ];
}
