import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { z } from 'zod';
import type { Article } from '../article/article.js';
import type { Io } from '../cli/io.js';
import {
  askTask,
  type Printed,
  quoteTask,
  sourcesTask,
  summaryTask,
  timelineTask,
  verifyTask,
} from '../cli/tasks.js';
import { slice } from '../language/span.js';
import type { LiveLibrary } from '../library/live.js';
import type { Library } from '../library/results.js';
import { LENGTHS } from '../summary/summarise.js';

/** In characters; terminals do not wrap these lines. */
const WIDTH = 100;
/** Errors whose message is shown. For any other error the client only learns that something failed. */
const MISTAKES = new Set(['UnknownSource', 'WrongDate']);

/**
 * Serves the articles over the Model Context Protocol on standard input and output, until the end of input.
 *
 * @param live the articles, which may change in the meantime
 */
export async function serve(
  live: LiveLibrary,
  version: string,
  io: Pick<Io, 'input' | 'errors'>,
): Promise<void> {
  const server = serverFor(() => live.library, version, io);
  const ended = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
    io.input.once('end', resolve);
    io.input.once('close', resolve);
  });
  await server.connect(new StdioServerTransport());
  await ended;
  await server.close();
  await live.close();
}

/** A server that answers each request from the current library. */
function serverFor(library: () => Library, version: string, { errors }: Pick<Io, 'errors'>): McpServer {
  const server = new McpServer({ name: 'verbatim', version });
  for (const [name, tool] of Object.entries(TOOLS)) {
    const { description, input } = tool;
    const annotations = { readOnlyHint: true, openWorldHint: false };
    server.registerTool(name, { description, inputSchema: input, annotations }, (asked) => {
      try {
        return answered(tool, library(), asked);
      } catch (error) {
        return refused(error, errors);
      }
    });
  }
  const template = new ResourceTemplate('verbatim://articles/{id}', {
    list: () => ({ resources: library().articles.map(resourceOf) }),
  });
  const described = { description: 'An article, unchanged', mimeType: 'text/plain' };
  server.registerResource('article', template, described, ({ href }, { id }) => {
    const article = library().articles.find((each) => each.id === decodeURIComponent(String(id)));
    if (!article) throw new RangeError(`There is no article "${id}".`);
    return { contents: [{ uri: href, mimeType: 'text/plain', text: article.text }] };
  });
  return server;
}

function answered(tool: Tool, library: Library, asked: object) {
  const printed = tool.run(library, asked as never);
  const text = printed.text({ width: WIDTH, ansi: false });
  return {
    content: [{ type: 'text' as const, text }],
    structuredContent: printed.json as Record<string, unknown>,
  };
}

function refused(error: unknown, errors: NodeJS.WritableStream) {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  if (!MISTAKES.has(name)) errors.write(`${stack}\n`);
  const text = MISTAKES.has(name) ? message : 'Something went wrong here, so there is no answer.';
  return { isError: true, content: [{ type: 'text' as const, text }] };
}

function resourceOf({ id, text, title }: Article) {
  const name = title ? slice(text, title) : id;
  return { uri: `verbatim://articles/${encodeURIComponent(id)}`, name, mimeType: 'text/plain' };
}

const source = z
  .string()
  .optional()
  .describe('The id of one article, to ask of it alone ("sources" lists them)');
const since = z.string().optional().describe('Only articles from this day on: 2024-03-05, March 2024');
const until = z.string().optional().describe('Only articles up to this day');

/** A tool: its purpose, its input and its answer. */
interface Tool<Shape extends z.ZodRawShape = z.ZodRawShape> {
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
const TOOLS: Readonly<Record<string, Tool>> = {
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
