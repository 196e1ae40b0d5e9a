import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { UnreadableArticle } from '../../article/article.js';
import { MOST_BYTES } from '../../article/read.js';
import { isLocal } from '../../http/is-local.js';
import type { MutableLibrary } from '../../library/mutable-library.js';
import { parseJson } from '../discord/http.js';
import { type Form, InteractionFailed, InvalidUse, type UserChannels } from '../discord/server.js';
import { readable } from './articles-to-read.js';
import { createStreams, type Served, type Shown } from './event-stream.js';
import type { Actions, ShownForm } from './protocol.js';

/** A page that is being served. */
export interface Page {
  /** The URL of the page. */
  readonly url: string;
  close(): Promise<void>;
}

/** The page's own files, made by the build. */
const FILES = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/page.js': ['page.js', 'text/javascript; charset=utf-8'],
  '/page.css': ['page.css', 'text/css; charset=utf-8'],
  '/icon.svg': ['icon.svg', 'image/svg+xml'],
} as const;

const ANY_PORT = 0;

const NOWHERE = ["'none'"];
const HERE = ["'self'"];

/** The page loads nothing from other hosts and sends nothing to them. */
const POLICY = {
  defaultSrc: NOWHERE,
  scriptSrc: HERE,
  styleSrc: HERE,
  imgSrc: HERE,
  connectSrc: HERE,
  baseUri: NOWHERE,
  formAction: NOWHERE,
  frameAncestors: NOWHERE,
};

/** The content of the page, and its origin. */
interface PageOptions extends Shown {
  /** The folder of the page's built files. */
  readonly assets: URL;
  /** The port to listen on if it is free. */
  readonly port?: number;
}

/**
 * Serves a page on 127.0.0.1 for a user of the local Discord: direct messages with the bot, a server, and the articles
 * beside them.
 * @example (await startPage({ ...shown, assets })).url // 'http://127.0.0.1:8623/'
 */
export async function startPage(options: PageOptions): Promise<Page> {
  const server = createAdaptorServer({ fetch: createApp(options).fetch }) as Server;
  await listen(server, options.port ?? ANY_PORT).catch(() => listen(server, ANY_PORT));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

function createApp({ assets, ...shown }: PageOptions): Hono<Served> {
  const app = new Hono<Served>();
  const streams = createStreams(shown);
  app.use(secureHeaders({ contentSecurityPolicy: POLICY, strictTransportSecurity: false }));
  app.use(async (c, next) => {
    if (isLocal(c.req.header()) || isFollowed(c)) return next();
    return c.text('This page is only available on this machine.', 403);
  });
  app.use(async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  for (const [path, [file, type]] of Object.entries(FILES)) {
    const content = readFileSync(new URL(file, assets), 'utf8');
    app.get(path, (c) => c.body(content, 200, { 'content-type': type }));
  }
  app.get('/events', (c) => streams.open(c));
  app.get('/article', (c) => article(c, shown.live));
  return app.route('/', actionRoutes(shown.channels, shown.live));
}

/**
 * Whether a request follows a link to the page. Links from any site are allowed, because only the page can read the
 * response.
 */
function isFollowed({ req }: Context): boolean {
  const { 'sec-fetch-mode': mode, 'sec-fetch-dest': target } = req.header();
  const isLink = req.path === '/' && mode === 'navigate' && target === 'document';
  return isLink && isLocal({ ...req.header(), 'sec-fetch-site': 'none' });
}

function article(c: Context, { library }: MutableLibrary): Response {
  const found = readable(c.req.query('id') ?? '', library);
  return found ? c.json(found) : c.json({ message: 'There is no such article.' }, 404);
}

/** The maximum number of open forms. */
const MOST_FORMS = 100;

/** The maximum size of a request body: what a user can type, with room to spare. */
const MOST_TYPED = 64 * 1024;

const options = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const channel = z.string();
const name = z.string();
const content = z.string().trim().min(1);
const message = z.string();
const customId = z.string();

const forms = {
  command: z.strictObject({ channel, name, options }),
  autocomplete: z.strictObject({ channel, name, options, focused: z.string() }),
  say: z.strictObject({ channel, content, replyTo: message.optional() }),
  edit: z.strictObject({ message, content }),
  delete: z.strictObject({ message }),
  thread: z.strictObject({ message, name }),
  submit: z.strictObject({ message, filled: z.record(z.string(), z.string()) }),
  menu: z.strictObject({ name, message }),
  press: z.strictObject({ message, customId }),
  select: z.strictObject({ message, customId, values: z.array(z.string()) }),
} satisfies { [D in keyof Actions]: z.ZodType<Actions[D]> };

/** A request that our page never makes. */
class WrongRequest extends Error {
  override readonly name = 'WrongRequest';
}

/** Actions whose responses have content besides the messages. */
const TELLING: readonly (keyof Actions)[] = ['press', 'thread'];

/** Errors that are shown to the user. */
const REFUSALS = [InvalidUse, InteractionFailed, UnreadableArticle];

/**
 * The routes for the user's actions. The resulting messages arrive over the stream; the responses only contain choices,
 * forms, the ids of added articles and threads, or the reason for a failure.
 */
function actionRoutes(channels: UserChannels, live: MutableLibrary): Hono {
  const forms = new LRUCache<string, Form>({ max: MOST_FORMS });
  const does: { [D in keyof Actions]: (action: Actions[D]) => Promise<unknown> } = {
    command: (action) => channels.at(action.channel).command(action.name, action.options),
    autocomplete: (action) =>
      channels.at(action.channel).autocomplete(action.name, action.options, action.focused),
    say: async ({ channel, content, replyTo }) =>
      channels.at(channel).say(content, replyTo === undefined ? {} : { replyTo }),
    edit: async ({ message, content }) => channels.of(message).edit(message, content),
    delete: async ({ message }) => channels.of(message).remove(message),
    thread: async ({ message, name }) => ({ channel: channels.of(message).openThread(message, name).id }),
    menu: async (action) => channels.of(action.message).menu(action.name, action.message),
    async press({ message, customId }) {
      const used = await channels.of(message).use(message, customId);
      if (!('form' in used)) return {};
      forms.set(message, used.form);
      return { form: shownForm(used.form) };
    },
    async submit({ message, filled }) {
      const form = forms.get(message);
      if (!form) throw new InvalidUse('The form is no longer open. Press its button again.');
      return channels.of(message).submit(message, form, filled);
    },
    select: async ({ message, customId, values }) => channels.of(message).select(message, customId, values),
  };
  const app = new Hono();
  app.onError((error, c) => {
    const status = statusOf(error);
    return c.json({ message: status === 500 ? 'Something went wrong.' : error.message }, status);
  });
  app.use('/articles', limitedTo(MOST_BYTES, 'This file is too large: an article may have up to 5 MB.'));
  app.post('/articles', async (c) => {
    const file = c.req.query('name') ?? '';
    const { article, isNew } = await live.add(file, new Uint8Array(await c.req.arrayBuffer()));
    return c.json({ id: article.id, isNew });
  });
  for (const action of Object.keys(does) as (keyof Actions)[]) {
    app.use(`/${action}`, limitedTo(MOST_TYPED, 'That is too long.'));
    app.post(`/${action}`, async (c) => {
      const result = await does[action](readAction(action, await c.req.text()) as never);
      if (action === 'autocomplete') return c.json({ choices: result });
      return c.json(TELLING.includes(action) ? (result as object) : {});
    });
  }
  return app;
}

/** What the page shows of a form. None of our forms has text between its fields. */
function shownForm({ title, components }: Form): ShownForm {
  const fields = components.flatMap((each) => {
    if (!('component' in each)) return [];
    const { custom_id: id, max_length: most } = each.component;
    return [{ id, label: each.label, most: most ?? MOST_TYPED }];
  });
  return { title, fields };
}

/** Anything that is neither a refusal nor a wrong request is an error in this program. */
function statusOf(error: Error): 400 | 422 | 500 {
  if (error instanceof WrongRequest) return 400;
  return REFUSALS.some((refusal) => error instanceof refusal) ? 422 : 500;
}

function limitedTo(maxSize: number, sentence: string) {
  return bodyLimit({ maxSize, onError: (c) => c.json({ message: sentence }, 413) });
}

function readAction<D extends keyof Actions>(action: D, body: string): Actions[D] {
  try {
    return forms[action].parse(parseJson(body)) as Actions[D];
  } catch {
    throw new WrongRequest(`This is not a valid body for "${action}".`);
  }
}
