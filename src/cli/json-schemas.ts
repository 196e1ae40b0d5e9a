import { z } from 'zod';
import { STRICTNESS } from '../answer/result.js';
import { LENGTHS } from '../summary/summarise.js';

const index = z.int().nonnegative();
const count = z.int().nonnegative();
const ordinal = z.int().positive();
const probability = z.number().min(0).max(1);
const words = z.string().nullable();
const source = words.describe('The id of the article that is asked, or null for all.');

const bounds = {
  start: index.describe('UTF-16 index into the text.'),
  end: index.describe('UTF-16 index into the text, exclusive.'),
};

const place = {
  article: z.string().describe("The article's id."),
  title: words,
  section: words.describe('The heading, or null above the first one.'),
  paragraph: ordinal.nullable().describe('Null for a title, byline or copyright line.'),
};

const since = words.describe('Only articles from this day on, or null.');
const until = words.describe('Only articles up to this day, or null.');
const published = words.describe('YYYY-MM-DD.');
const also = z.array(z.object(place)).describe('Other articles with the same words.');

const kind = z.enum(['direct', 'mixed', 'indirect']);

const intent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('passages') }),
  z.object({ kind: z.literal('quotes'), speaker: words, about: words }),
  z.object({ kind: z.literal('summary'), article: words, section: ordinal.nullable(), topic: words }),
  z.object({ kind: z.literal('sources') }),
  z.object({ kind: z.literal('help') }),
]);

const reasons = z.array(z.object({ feature: z.string(), weight: z.number() }));

const ask = z.object({
  request: z.object({
    question: z.string(),
    source,
    limit: ordinal.nullable().describe('Passages at the most, or null for as many as usual.'),
    strictness: z.enum(STRICTNESS),
    closest: z.boolean(),
    after: z.array(z.string()).describe('What was asked before, the latest last.'),
    since,
    until,
  }),
  question: z.string(),
  outcome: z.enum(['answer', 'closest', 'nothing']),
  intent,
  answered: z.boolean().describe('Whether the outcome is "answer".'),
  confidence: probability.describe('How likely it is that the first sentence answers.'),
  since,
  until,
  differing: z
    .array(z.object({ text: z.string(), article: z.string(), published }))
    .describe('The words in which articles of one story differ, newest first.'),
  passages: z
    .array(
      z.object({
        ...place,
        text: z.string().describe('The paragraph.'),
        sentence: z.string().describe('The sentence of it that answers.'),
        ...bounds,
        speaker: words.describe('Whose words the sentence quotes.'),
        speakers: z.array(z.string()).describe('Whose words the paragraph quotes, in order.'),
        score: z.number(),
        published,
        also,
      }),
    )
    .describe('Best first.'),
  about: z.array(z.object({ article: z.string(), title: z.string() })),
  followUp: z
    .object({ takenAs: z.string(), carried: z.array(z.string()) })
    .optional()
    .describe('How a question was understood that hangs on those before it.'),
  explanation: z
    .object({
      parts: z.array(
        z.object({
          answerType: z.string(),
          words: z.array(z.object({ word: z.string(), takenFor: z.array(z.string()) })),
          confidence: probability,
          presence: probability.describe('How likely the articles hold anything on it.'),
          threshold: probability,
          doubts: reasons,
        }),
      ),
      ranking: z.array(z.object({ ...place, score: z.number(), reasons })),
    })
    .optional()
    .describe('With --explain.'),
});

const quote = z.object({
  request: z.object({ speaker: words, about: words, source, since, until }),
  query: words,
  speaker: z
    .object({ name: z.string(), role: words, mentions: z.array(z.string()) })
    .nullable()
    .describe('Null where nobody, or several, go by that name.'),
  quotations: z.array(
    z.object({
      text: z.array(z.string()).describe('Its pieces: more than one where "he said" stands between them.'),
      kind,
      speaker: words,
      mention: words,
      cue: words,
      ...place,
      ...bounds,
    }),
  ),
  candidates: z.array(z.string()).describe('Those that the name may mean, where it means several.'),
  speakers: z.array(z.string()).describe('Whom there is to ask for.'),
});

const timeline = z.object({
  request: z.object({ topic: z.string(), source, since, until }),
  topic: z.string(),
  speaker: z.object({ name: z.string(), role: words, mentions: z.array(z.string()) }).nullable(),
  since,
  until,
  entries: z
    .array(z.object({ published, text: z.string(), speaker: words, ...place, ...bounds, also }))
    .describe('In order of date.'),
});

const summary = z.object({
  request: z.object({ section: words, topic: words, length: z.enum(LENGTHS), source }),
  article: words.describe('Null for a topic, or where nothing was found.'),
  title: words,
  section: words,
  topic: words,
  sentences: z.array(z.object({ ...place, text: z.string(), ...bounds })),
  facts: z
    .object({ speakers: z.array(z.string()), dates: z.array(z.string()), numbers: z.array(z.string()) })
    .nullable(),
});

const stretch = z.object({ text: z.string(), ...bounds }).nullable();

const verify = z.object({
  request: z.object({ text: z.string(), speaker: words, source }),
  quotations: z.array(
    z.object({
      quotation: z.string(),
      claimedBy: words,
      verdict: z.enum(['exact', 'altered', 'absent']),
      speakerVerdict: z.enum(['right', 'wrong', 'unknown']).nullable(),
      differences: z.array(
        z.object({
          kind: z.enum(['name', 'number', 'negation', 'word']),
          claimed: stretch,
          article: stretch,
        }),
      ),
      standing: z
        .object({
          text: z.array(z.string()),
          leftOut: z.array(z.string()),
          kind: kind.nullable(),
          speaker: words,
          mention: words,
          ...place,
          ...bounds,
        })
        .nullable(),
    }),
  ),
});

const skipped = z.array(z.object({ path: z.string(), reason: z.string() }));

const sources = z.object({
  request: z.object({ source }),
  articles: z.array(
    z.object({
      article: z.string(),
      title: words,
      author: words,
      published,
      url: words,
      sections: z.array(z.object({ number: ordinal, heading: words, paragraphs: count })),
    }),
  ),
  skipped,
});

const check = z.object({
  request: z.object({ source }),
  articles: z.array(
    z.object({
      article: z.string(),
      title: words,
      published,
      author: words,
      sections: z.array(z.object({ heading: words, paragraphs: count })),
      quotations: z.record(z.string(), count).describe('How many each speaker has.'),
      unattributed: z
        .array(ordinal)
        .describe('The paragraph of each quotation whose speaker the text does not tell.'),
      warnings: z.array(z.string()),
    }),
  ),
  skipped,
});

const OUTPUTS = { ask, quote, summary, verify, timeline, sources, check } as const;

/** The commands that print JSON. */
export const JSON_COMMANDS: readonly string[] = Object.keys(OUTPUTS);

/**
 * The JSON Schema (draft 2020-12) of what a command prints with --json; without a name, the schemas of all commands by
 * name.
 *
 * @param name one of {@link JSON_COMMANDS}
 */
export function schemaOf(name?: string): object {
  const schemas = Object.entries(OUTPUTS).map(
    ([command, output]) => [command, { title: `verbatim ${command}`, ...z.toJSONSchema(output) }] as const,
  );
  return name === undefined ? Object.fromEntries(schemas) : (Object.fromEntries(schemas)[name] as object);
}
