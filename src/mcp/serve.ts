import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Article } from '../article/article.js';
import type { Io } from '../cli/io.js';
import { slice } from '../language/span.js';
import type { LiveLibrary } from '../library/live.js';
import type { Library } from '../library/results.js';
import { TOOLS, type Tool } from './tools.js';

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
