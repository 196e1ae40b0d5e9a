import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { isLocal } from '../../http/is-local.js';
import type { Shelf } from '../../library/shelf.js';
import { deedRoutes } from './actions.js';
import { readable } from './articles-to-read.js';
import { createStreams, type Served, type Shown } from './event-stream.js';

/** A page being served. */
export interface Page {
  /** Where to open it. */
  readonly url: string;
  close(): Promise<void>;
}

/** The page's own files, as the build left them. */
const FILES = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/page.js': ['page.js', 'text/javascript; charset=utf-8'],
  '/page.css': ['page.css', 'text/css; charset=utf-8'],
  '/icon.svg': ['icon.svg', 'image/svg+xml'],
} as const;

const ANY_PORT = 0;

const NOWHERE = ["'none'"];
const HERE = ["'self'"];

/** The page takes nothing from another host and sends nothing to one. */
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

/** What the page shows, and from where. */
interface PageOptions extends Shown {
  /** The folder that the build put the page's files into. */
  readonly assets: URL;
  /** Where to listen if nobody else does. */
  readonly port?: number;
}

/**
 * Serves a page on 127.0.0.1 on which somebody is a user of the local Discord: its channel, and the articles beside it.
 * @example (await startPage({ user: discord.user(), shelf, names, citedBy, assets })).url // 'http://127.0.0.1:8623/'
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
    return c.text('This page is for this machine alone.', 403);
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
  app.get('/article', (c) => article(c, shown.shelf));
  return app.route('/', deedRoutes(shown.user, shown.shelf));
}

/** Whether somebody follows a link to the page: it may stand anywhere, and nothing but the page can read it. */
function isFollowed({ req }: Context): boolean {
  const { 'sec-fetch-mode': mode, 'sec-fetch-dest': target } = req.header();
  const isLink = req.path === '/' && mode === 'navigate' && target === 'document';
  return isLink && isLocal({ ...req.header(), 'sec-fetch-site': 'none' });
}

function article(c: Context, { library }: Shelf): Response {
  const found = readable(c.req.query('id') ?? '', library);
  return found ? c.json(found) : c.json({ message: 'There is no such article.' }, 404);
}
