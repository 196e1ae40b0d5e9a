import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono, type Next } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { isLocal } from '../../http/is-local.js';
import { type FaultState, takeFault } from './faults.js';
import type { RateLimitResult } from './rate-limits.js';
import { DiscordError, errors } from './validation.js';

const MAX_BODY = 512 * 1024;
const API = /^\/api(?:\/v10)?(?=\/|$)/u;

/** The variables of a request. */
export interface HttpEnv {
  Bindings: HttpBindings;
  Variables: { body: unknown; files: RequestFiles };
}

/** The texts of files in a request, by name. */
export type RequestFiles = ReadonlyMap<string, string>;

/** A request to the local Discord and its response, for observers. */
export interface ObservedRequest {
  readonly method: string;
  /** Without `/api/v10` and without the query. */
  readonly path: string;
  readonly query: string;
  /** The body, parsed as JSON; undefined if there was none. */
  readonly body: unknown;
  readonly status: number;
}

/** What the REST API needs besides its routes. */
interface HttpOptions {
  readonly token: string;
  readonly faults: FaultState;
  readonly takeLimit: (method: string, path: string) => RateLimitResult;
  readonly onRequest?: ((request: ObservedRequest) => void) | undefined;
}

/** The path of a request within the API. */
function apiPath(c: Context): string {
  return c.req.path.replace(API, '');
}

/** Adds to the routes the checks of every request: host, size, observer, faults, limits, token. */
export function createHttp(options: HttpOptions, routes: Hono<HttpEnv>): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.onError(describeError);
  app.notFound(() => {
    throw errors.notFound();
  });
  app.use(async (c, next) => {
    if (!isLocal(c.req.header())) throw errors.forbiddenOrigin();
    await next();
  });
  app.use(bodyLimit({ maxSize: MAX_BODY, onError: () => Promise.reject(errors.tooLarge()) }));
  app.use(async (c, next) => {
    const { body, files } = await readBody(c);
    c.set('body', body);
    c.set('files', files);
    await next();
    const { method, path } = { method: c.req.method, path: apiPath(c) };
    const query = new URL(c.req.url).search;
    options.onRequest?.({ method, path, query, body: c.get('body'), status: c.res.status });
  });
  app.use((c, next) => applyFault(c, next, options.faults));
  app.use((c, next) => applyLimit(c, next, options));
  app.use(async (c, next) => {
    if (needsToken(apiPath(c)) && !isAuthorized(c, options)) throw errors.unauthorized();
    await next();
  });
  app.route('/api/v10', routes);
  app.route('/api', routes);
  return app;
}

function describeError(error: Error, c: Context): Response {
  if (error instanceof DiscordError) return c.json(error.toJSON(), error.status);
  return c.json({ message: `500: Internal Server Error: ${error.message}`, code: 0 }, 500);
}

/** Reads JSON, or a form with JSON in one field and files in others. */
async function readBody(c: Context): Promise<{ readonly body: unknown; readonly files: RequestFiles }> {
  const isForm = c.req.header('content-type')?.startsWith('multipart/form-data') === true;
  try {
    const form = isForm ? await c.req.parseBody() : {};
    const json = isForm ? form.payload_json : await c.req.text();
    const files = new Map<string, string>();
    for (const part of Object.values(form))
      if (part instanceof File) files.set(part.name, await textOf(part));
    return { body: typeof json !== 'string' || json === '' ? undefined : parseJson(json), files };
  } catch {
    throw errors.invalidJson();
  }
}

/** The full text, because `text()` would remove a byte order mark. */
async function textOf(file: File): Promise<string> {
  return Buffer.from(await file.arrayBuffer()).toString('utf8');
}

async function applyFault(
  c: Context<HttpEnv>,
  next: Next,
  faults: FaultState,
): Promise<Response | undefined> {
  const fault = takeFault(faults, c.req.method, apiPath(c));
  if (fault?.kind === 'status') {
    if (fault.status !== 429)
      return c.json({ message: `${fault.status}: made to fail`, code: 0 }, fault.status);
    return limited(c, fault.retryAfter, false);
  }
  if (!fault || fault.isHandled) await next();
  if (!fault) return undefined;
  c.env.incoming.socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

async function applyLimit(
  c: Context<HttpEnv>,
  next: Next,
  options: HttpOptions,
): Promise<Response | undefined> {
  const { headers, retryAfter, isGlobal } = options.takeLimit(c.req.method, apiPath(c));
  if (retryAfter === undefined) await next();
  else c.res = limited(c, retryAfter, isGlobal ?? false);
  for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  return undefined;
}

function limited(c: Context, retryAfter: number, isGlobal: boolean): Response {
  c.header('retry-after', String(retryAfter));
  return c.json({ message: 'You are being rate limited.', retry_after: retryAfter, global: isGlobal }, 429);
}

/**
 * Interactions and webhooks have a token of their own in the path, and attachments are public for anybody with the URL.
 */
function needsToken(path: string): boolean {
  return (
    !['/interactions/', '/webhooks/', '/attachments/'].some((each) => path.startsWith(each)) &&
    path !== '/gateway'
  );
}

function isAuthorized(c: Context, { token, faults }: HttpOptions): boolean {
  return c.req.header('authorization') === `Bot ${token}` && !faults.isTokenRevoked;
}

/** No real request is nested so deeply, and a deeper one could not be serialised again. */
const MOST_DEPTH = 100;

/**
 * Parses JSON from an untrusted sender.
 *
 * @throws {SyntaxError} if it is invalid, is nested too deeply, or has a key that refers to an object's prototype
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  let level = [value].filter(isObject);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MOST_DEPTH) throw new SyntaxError('It is nested too deeply.');
    if (level.some((part) => Object.hasOwn(part, '__proto__')))
      throw new SyntaxError('There is no such key.');
    level = level.flatMap((part) => Object.values(part).filter(isObject));
  }
  return value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
