import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { readCommand } from './command-rules.js';
import type { Scope } from './commands.js';
import { errors } from './errors.js';
import { readForm } from './form.js';
import type { HttpEnv } from './http.js';
import type { State } from './state.js';

/** The routes that register commands, for all guilds and for one. */
export function commandRoutes(state: State): Hono<HttpEnv> {
  const base = '/applications/:application';
  return new Hono<HttpEnv>()
    .route(`${base}/commands`, scopedRoutes(state))
    .route(`${base}/guilds/:guild/commands`, scopedRoutes(state));
}

function scopedRoutes({ commands, world }: State): Hono<HttpEnv> {
  /** What the path names: a guild, or all; only one's own application, and guilds it is in. */
  function scopeOf(c: Context): Scope {
    const guild = c.req.param('guild');
    if (c.req.param('application') !== world.applicationId) throw errors.otherApplication();
    const own = world.guilds.filter(({ hasBot, hasNoCommands }) => hasBot && !hasNoCommands);
    if (guild && !own.some(({ id }) => id === guild)) throw errors.missingAccess();
    return guild;
  }
  const idOf = (c: Context) => c.req.param('command') ?? '';

  return new Hono<HttpEnv>()
    .get('/', (c) => c.json(commands.list(scopeOf(c))))
    .put('/', (c) => {
      const scope = scopeOf(c);
      const bodies = readForm(z.array(z.unknown()), c.get('body'));
      return c.json(
        commands.replaceAll(
          scope,
          bodies.map((body, at) => readCommand(body, [at])),
        ),
      );
    })
    .post('/', (c) => {
      const { command, isNew } = commands.create(scopeOf(c), readCommand(c.get('body')));
      return c.json(command, isNew ? 201 : 200);
    })
    .get('/:command', (c) => c.json(commands.get(scopeOf(c), idOf(c))))
    .patch('/:command', (c) => {
      const before = commands.get(scopeOf(c), idOf(c));
      const { id, application_id, version, guild_id, ...fields } = before;
      const changed = readCommand({ ...fields, ...(c.get('body') as object), type: before.type });
      return c.json(commands.edit(scopeOf(c), idOf(c), changed));
    })
    .delete('/:command', (c) => {
      commands.remove(scopeOf(c), idOf(c));
      return c.body(null, 204);
    });
}
