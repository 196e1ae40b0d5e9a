import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { UnreadableArticle } from '../../article/errors.js';
import { MOST_BYTES } from '../../article/read.js';
import type { Shelf } from '../../library/shelf.js';
import { readJson } from '../discord/http.js';
import { InteractionFailed, InvalidUse, type LoopbackUser } from '../discord/server.js';
import type { Deeds } from './protocol.js';

/** What a user can type, with room to spare. */
const MOST_TYPED = 64 * 1024;

const options = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const name = z.string();
const message = z.string();
const customId = z.string();

const forms = {
  command: z.strictObject({ name, options }),
  autocomplete: z.strictObject({ name, options, focused: z.string() }),
  say: z.strictObject({ content: z.string().trim().min(1).max(2000) }),
  menu: z.strictObject({ name, message }),
  press: z.strictObject({ message, customId }),
  select: z.strictObject({ message, customId, values: z.array(z.string()) }),
} satisfies { [D in keyof Deeds]: z.ZodType<Deeds[D]> };

/** A request that no page of ours makes. */
class WrongRequest extends Error {
  override readonly name = 'WrongRequest';
}

/** What is refused with a sentence for the user. */
const REFUSALS = [InvalidUse, InteractionFailed, UnreadableArticle];

/**
 * The routes by which the page does what its user does. The messages that come of it arrive by the stream; here only
 * choices, an added article's id, or why it did not work.
 */
export function deedRoutes(user: LoopbackUser, shelf: Shelf): Hono {
  const does: { [D in keyof Deeds]: (deed: Deeds[D]) => Promise<unknown> } = {
    command: (deed) => user.command(deed.name, deed.options),
    autocomplete: (deed) => user.autocomplete(deed.name, deed.options, deed.focused),
    say: async (deed) => user.say(deed.content),
    menu: (deed) => user.menu(deed.name, deed.message),
    press: (deed) => user.press(deed.message, deed.customId),
    select: (deed) => user.select(deed.message, deed.customId, deed.values),
  };
  const app = new Hono();
  app.onError((error, c) => {
    const status = statusOf(error);
    return c.json({ message: status === 500 ? 'Something went wrong.' : error.message }, status);
  });
  app.use('/articles', limitedTo(MOST_BYTES, 'An article may have 5 MB; this file is larger.'));
  app.post('/articles', async (c) => {
    const file = c.req.query('name') ?? '';
    const { id } = await shelf.add(file, new Uint8Array(await c.req.arrayBuffer()));
    return c.json({ id });
  });
  for (const deed of Object.keys(does) as (keyof Deeds)[]) {
    app.use(`/${deed}`, limitedTo(MOST_TYPED, 'That is too long.'));
    app.post(`/${deed}`, async (c) => {
      const result = await does[deed](readDeed(deed, await c.req.text()) as never);
      return c.json(deed === 'autocomplete' ? { choices: result } : {});
    });
  }
  return app;
}

/** Anything that is neither refused nor a wrong request is a fault of ours. */
function statusOf(error: Error): 400 | 422 | 500 {
  if (error instanceof WrongRequest) return 400;
  return REFUSALS.some((refusal) => error instanceof refusal) ? 422 : 500;
}

function limitedTo(maxSize: number, sentence: string) {
  return bodyLimit({ maxSize, onError: (c) => c.json({ message: sentence }, 413) });
}

function readDeed<D extends keyof Deeds>(deed: D, body: string): Deeds[D] {
  try {
    return forms[deed].parse(readJson(body)) as Deeds[D];
  } catch {
    throw new WrongRequest(`This is no body for "${deed}".`);
  }
}
