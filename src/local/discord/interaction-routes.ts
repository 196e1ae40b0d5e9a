import { MessageFlags } from 'discord.js';
import { type Context, Hono } from 'hono';
import { type Answer, answer } from './answers.js';
import { errors } from './errors.js';
import { deleteOwn, editOwn, followUp, ownMessage } from './follow-ups.js';
import type { HttpEnv } from './http.js';
import type { State } from './state.js';

/** The routes that answer interactions and follow them up. */
export function interactionRoutes(state: State): Hono<HttpEnv> {
  /** The token in the path, if the application there is the bot's. */
  function tokenOf(c: Context): string {
    if (c.req.param('application') !== state.world.applicationId) throw errors.unknownWebhook();
    return c.req.param('token') ?? '';
  }
  const messageOf = (c: Context) => c.req.param('message') ?? '';

  return new Hono<HttpEnv>()
    .post('/interactions/:id/:token/callback', (c) => {
      const { id, token } = c.req.param();
      const accepted = answer(state, id, token, c.get('body'));
      return c.req.query('with_response') === 'true' ? c.json(describe(accepted)) : c.body(null, 204);
    })
    .post('/webhooks/:application/:token', (c) => c.json(followUp(state, tokenOf(c), c.get('body'))))
    .get('/webhooks/:application/:token/messages/:message', (c) =>
      c.json(ownMessage(state, tokenOf(c), messageOf(c))),
    )
    .patch('/webhooks/:application/:token/messages/:message', (c) =>
      c.json(editOwn(state, tokenOf(c), messageOf(c), c.get('body'))),
    )
    .delete('/webhooks/:application/:token/messages/:message', (c) => {
      deleteOwn(state, tokenOf(c), messageOf(c));
      return c.body(null, 204);
    });
}

/** What Discord says of an accepted answer to those who ask for it. */
function describe({ interaction, type, message }: Answer): object {
  const flags = message?.flags ?? 0;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      channel_id: interaction.place.channel.id,
      guild_id: interaction.place.guild?.id,
      ...(message && {
        response_message_id: message.id,
        response_message_loading: (flags & MessageFlags.Loading) !== 0,
        response_message_ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
      }),
    },
    ...(message && { resource: { type, message } }),
  };
}
