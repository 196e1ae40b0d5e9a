import type { APIMessage } from 'discord-api-types/v10';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Guild } from '../../src/guilds/guilds.js';
import type { LoopbackUser, OptionValues } from '../../src/local/discord/server.js';
import { keepServers, textFile } from '../support/servers.js';
import { buttonsOf } from './buttons.js';
import { write } from './conversation.js';
import { inServers, type Server, type Servers } from './servers.js';
import { library } from './town.js';

/** Servers, and the articles that one may have. */
const SERVERS = ['bergen', 'oslo'] as const;
const ARTICLES = 3;

const STARTS = ['zor', 'plin', 'quag', 'vresk', 'jomb', 'thrux'];
const ENDS = ['vak', 'thobe', 'mish', 'lund', 'pirk', 'gost'];

/** Made-up words of an article of a server, which no other has. */
function wordsOf(server: number, article: number) {
  const word = (at: number) => {
    const number = (server * ARTICLES + article) * 4 + at;
    return `${STARTS[number % 6]}${ENDS[Math.floor(number / 6) % 6]}${STARTS[(number * 5 + 1) % 6]}`;
  };
  const [title = '', speaker = '', thing = '', place = ''] = [0, 1, 2, 3].map(word);
  const capital = (each: string) => each.charAt(0).toUpperCase() + each.slice(1);
  return { title: capital(title), speaker: capital(speaker), thing, place: capital(place) };
}

type Words = ReturnType<typeof wordsOf>;

function fileOf(server: number, article: number) {
  const { title, speaker, thing, place } = wordsOf(server, article);
  return textFile(
    `${title.toLowerCase()}.txt`,
    `${title} Opens In ${place}

March ${article + 1}, 2024 – The ${thing} of ${place} was opened on Monday by ${speaker}.

“The ${thing} is ours,” ${speaker} said. The seats of the ${thing} are red.
`,
  );
}

const all = SERVERS.flatMap((_, server) =>
  Array.from({ length: ARTICLES }, (_, article) => ({
    server,
    words: Object.values(wordsOf(server, article)),
  })),
);

test('the made-up words are told apart', () => {
  const words = all.flatMap((each) => each.words.map((word) => word.toLowerCase()));
  expect(new Set(words).size).toBe(words.length);
});

/** What somebody does in a server, perhaps with words of any server's. */
interface Step {
  readonly does: keyof typeof STEPS;
  readonly in: number;
  readonly of: { readonly server: number; readonly article: number };
  readonly number: number;
}

interface Play {
  readonly servers: Servers;
  readonly here: Server;
  readonly words: Words;
  readonly step: Step;
  /** Custom ids that any server has seen, and ids of stored articles. */
  readonly seen: { readonly customIds: string[]; readonly stored: string[] };
}

type Shown = APIMessage | readonly object[] | undefined;

const ask =
  (name: string, options: (words: Words, step: Step) => OptionValues) =>
  ({ here, words, step }: Play): Promise<Shown> =>
    here.member.command(name, options(words, step));

/** A word as somebody may misspell it. */
const misspelt = (word: string) => word.slice(0, 4) + word.slice(5);

const type =
  (name: string, option: string, value: (words: Words) => string, as: 'member' | 'mayor' = 'member') =>
  ({ here, words }: Play): Promise<Shown> =>
    here[as].autocomplete(name, { [option]: value(words) }, option);

const STEPS = {
  ask: ask('ask', ({ thing }) => ({ question: `Who opened the ${thing}?` })),
  'ask, misspelt': ask('ask', ({ thing }) => ({ question: `Who opened the ${misspelt(thing)}?` })),
  'ask what everybody has': ask('ask', () => ({ question: 'What was opened on Monday?' })),
  'ask of one article': async ({ here, words }) =>
    here.member.command('ask', { question: 'What is red?', source: words.title.toLowerCase() }),
  mention: ({ here, words }) => write(here.member, `@Verbatim what did ${words.speaker} say?`),
  quote: ask('quote', ({ speaker }) => ({ speaker })),
  'quote, misspelt': ask('quote', ({ speaker }) => ({ speaker: misspelt(speaker) })),
  summary: ask('summary', ({ title }) => ({ topic: title })),
  timeline: ask('timeline', ({ thing }) => ({ topic: thing })),
  check: ask('check', ({ thing }) => ({ text: `“The ${thing} is ours,” somebody said.` })),
  sources: ask('sources', () => ({})),
  help: ask('help', () => ({})),
  'type a question': type('ask', 'question', ({ speaker }) => speaker.slice(0, 3)),
  'type a speaker': type('quote', 'speaker', ({ speaker }) => misspelt(speaker)),
  'type a source': type('ask', 'source', () => ''),
  'type a section': type('summary', 'section', () => ''),
  'type an article': type('library remove', 'article', () => '', 'mayor'),
  'type a removed article': type('library restore', 'article', () => '', 'mayor'),
  press: ({ here, seen, step }) => pressed(here.member, seen.customIds, step, here.member.messages().at(-1)),
  'press as the mayor': ({ here, seen, step }) =>
    pressed(here.mayor, seen.customIds, step, here.mayor.messages().at(-1)),
  add: async ({ here, step }) =>
    here.mayor.command('library add', { file: fileOf(step.in, step.of.article) }),
  'remove by an id': async ({ here, seen, step }) => {
    const article = seen.stored[step.number % (seen.stored.length || 1)];
    return article === undefined ? undefined : here.mayor.command('library remove', { article });
  },
  'restore by an id': async ({ here, seen, step }) => {
    const article = seen.stored[step.number % (seen.stored.length || 1)];
    return article === undefined ? undefined : here.mayor.command('library restore', { article });
  },
  list: ({ here }) => here.mayor.command('library list'),
  unanswered: ({ here }) => here.mayor.command('unanswered'),
} satisfies Record<string, (play: Play) => Promise<Shown>>;

/** Sends any custom id that was seen anywhere, from a message of this server. */
async function pressed(
  member: LoopbackUser,
  customIds: readonly string[],
  { number }: Step,
  source: APIMessage | undefined,
): Promise<Shown> {
  const custom_id = customIds[number % (customIds.length || 1)];
  if (custom_id === undefined || !source || custom_id.startsWith('1f')) return undefined;
  return member.forge(3, { component_type: 2, custom_id }, source);
}

const steps = fc.array(
  fc.record({
    does: fc.constantFrom(...(Object.keys(STEPS) as (keyof typeof STEPS)[])),
    in: fc.nat({ max: SERVERS.length - 1 }),
    of: fc.record({ server: fc.nat({ max: SERVERS.length - 1 }), article: fc.nat({ max: ARTICLES - 1 }) }),
    number: fc.nat(),
  }),
  { minLength: 10, maxLength: 30 },
);

test('no word of one server’s articles ever reaches another', async () => {
  await fc.assert(
    fc.asyncProperty(steps, (run) =>
      inServers(async (servers) => {
        const seen: Play['seen'] = { customIds: [], stored: [] };
        for (const name of SERVERS) {
          await servers[name].mayor.command('settings', { unanswered: 'on', marking: 'on' });
          await servers[name].mayor.command('library add', { file: fileOf(SERVERS.indexOf(name), 0) });
        }
        for (const step of run) {
          const here = servers[SERVERS[step.in] as (typeof SERVERS)[number]];
          const words = wordsOf(step.of.server, step.of.article);
          const before = here.member.messages().length;
          const shown = await STEPS[step.does]({ servers, here, words, step, seen });
          const later = here.member
            .messages()
            .slice(before)
            .filter((message) => !isShared(message));
          const visible = JSON.stringify([shown ?? [], later]);
          expectNoneOf(visible, step);
          if (shown && 'id' in shown)
            seen.customIds.push(
              ...buttonsOf(shown).flatMap((button) => ('custom_id' in button ? [button.custom_id] : [])),
            );
          if (step.does.startsWith('type ') && Array.isArray(shown))
            seen.stored.push(...shown.map(({ value }) => value));
        }
        for (const name of SERVERS) await expectAsIfAlone(servers[name].kept());
      }),
    ),
    { numRuns: 3, endOnFailure: true },
  );
}, 240_000);

/** A shared answer belongs to the button that was pressed some steps before. */
function isShared(message: APIMessage): boolean {
  return JSON.stringify(message).includes('Shared by');
}

/** Nothing but what was typed is of another server's words. */
function expectNoneOf(visible: string, { in: server, of, does }: Step): void {
  const typed = Object.values(wordsOf(of.server, of.article)).map((word) => word.toLowerCase());
  const isTyped = (word: string) =>
    of.server !== server && !does.includes('misspelt') && !does.startsWith('type') && typed.includes(word);
  for (const other of all) {
    if (other.server === server) continue;
    for (const word of other.words.map((each) => each.toLowerCase())) {
      // What was asked before stands in the headings of messages, and among the questions that are kept.
      if (isTyped(word) || ['press', 'press as the mayor', 'unanswered'].includes(does)) continue;
      expect(visible.toLowerCase()).not.toContain(word);
    }
  }
}

/** Answers, with all their scores, are those of a bot that is in no other server. */
async function expectAsIfAlone(guild: Guild): Promise<void> {
  const alone = await keepServers(library);
  try {
    const own = (await guild.articles()).filter(({ removedAt }) => removedAt === null);
    const files = own.map(({ name }) => {
      const at = all.findIndex(({ words }) => `${words[0]?.toLowerCase()}.txt` === name);
      return fileOf(Math.floor(at / ARTICLES), at % ARTICLES);
    });
    const other = alone.guilds.guild('1');
    if (files.length > 0) await other.add(files);
    const [here, there] = [await guild.library(), await other.library()];
    expect(here.articles.map(({ id }) => id)).toEqual(there.articles.map(({ id }) => id));
    for (const { words } of all) {
      const [title = '', speaker = '', thing = ''] = words;
      for (const question of [`Who opened the ${thing}?`, `Where is the ${misspelt(title)}?`, 'What is red?'])
        expect(here.ask(question, { explain: true })).toEqual(there.ask(question, { explain: true }));
      expect(here.quotes({ speaker })).toEqual(there.quotes({ speaker }));
    }
  } finally {
    await alone.close();
  }
}
