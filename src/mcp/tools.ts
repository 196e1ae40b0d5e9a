import { z } from 'zod';
import {
  askTask,
  type Printed,
  quoteTask,
  sourcesTask,
  summaryTask,
  timelineTask,
  verifyTask,
} from '../cli/tasks.js';
import type { Library } from '../library/results.js';
import { LENGTHS } from '../summary/summarise.js';

const source = z
  .string()
  .optional()
  .describe('The id of one article, to ask of it alone ("sources" lists them)');
const since = z.string().optional().describe('Only articles from this day on: 2024-03-05, March 2024');
const until = z.string().optional().describe('Only articles up to this day');

/** A tool: its purpose, its input and its answer. */
export interface Tool<Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly description: string;
  readonly input: Shape;
  run(library: Library, input: z.infer<z.ZodObject<Shape>>): Printed;
}

function tool<Shape extends z.ZodRawShape>(tool: Tool<Shape>): Tool {
  return tool as unknown as Tool;
}

/** The input without undefined properties. */
function given<T extends object>(input: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as never;
}

/** The tools by name. Each answers in the articles' own words, with citations. */
export const TOOLS: Readonly<Record<string, Tool>> = {
  ask: tool({
    description:
      'Answer a question with passages of the articles, word for word, or say that they have nothing on it',
    input: {
      question: z.string().min(1).max(2_000),
      limit: z.number().int().min(1).max(30).optional().describe('Passages at the most'),
      source,
      since,
      until,
    },
    run: (library, { question, ...options }) => askTask(library, question, given(options)),
  }),
  quotes: tool({
    description: 'What a speaker said, word for word; what everybody said where no speaker is named',
    input: {
      speaker: z.string().max(300).optional().describe('A name, part of one, or an office'),
      about: z.string().max(300).optional().describe('Only what was said about this'),
      source,
      since,
      until,
    },
    run: (library, options) => quoteTask(library, given(options)),
  }),
  summary: tool({
    description:
      'A section, a whole article, or what all articles say on a topic, in their most telling sentences',
    input: {
      section: z
        .string()
        .max(300)
        .optional()
        .describe('A heading or a number; the whole article if left out'),
      topic: z.string().max(300).optional().describe('Sentences from all articles on this'),
      length: z.enum(LENGTHS).optional(),
      source,
    },
    run: (library, options) => summaryTask(library, given(options)),
  }),
  timeline: tool({
    description: 'What was said and reported on a topic or by a speaker, in order of date',
    input: { topic: z.string().min(1).max(300), source, since, until },
    run: (library, { topic, ...options }) => timelineTask(library, topic, given(options)),
  }),
  verify: tool({
    description:
      'Whether quotations stand in the articles, exactly or altered, and who said them; not whether they are true',
    input: {
      text: z.string().min(1).max(10_000).describe('A quotation, or a text with some in quotation marks'),
      speaker: z.string().max(300).optional().describe('Who is claimed to have said it'),
      source,
    },
    run: (library, { text, ...options }) => verifyTask(library, text, given(options)),
  }),
  sources: tool({
    description: 'The articles that can be asked, with their sections',
    input: { source },
    run: (library, { source }) => sourcesTask(library, source),
  }),
};
