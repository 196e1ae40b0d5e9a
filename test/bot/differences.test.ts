import type { APIApplicationCommand } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import type { Payload } from '../../commands/command.js';
import { commands } from '../../commands/index.js';
import { differences } from '../../src/bot/deploy.js';

const payloads = [...commands.values()].map(({ payload }) => payload);

/** A command as Discord gives it back: with what it adds and fills in. */
function registered(payload: Payload, more: object = {}): APIApplicationCommand {
  const filled = {
    id: '1',
    application_id: '2',
    version: '3',
    type: 1,
    default_member_permissions: null,
    default_permission: true,
    dm_permission: true,
    contexts: null,
    integration_types: [0],
    nsfw: false,
    name_localizations: null,
    description_localizations: null,
  };
  return { ...filled, ...payload, ...more } as unknown as APIApplicationCommand;
}

const [ask] = payloads as [Payload];
const changed = (payload: Payload, on: APIApplicationCommand) =>
  differences([payload], [on]).changed.length === 1;

describe('commands differ', () => {
  test('not by what Discord adds and fills in', () => {
    const found = differences(
      payloads,
      payloads.map((payload) => registered(payload)),
    );
    expect(found).toEqual({ added: [], changed: [], unchanged: payloads, removed: [] });
  });

  test('not by the order of their keys, nor by options that Discord leaves false', () => {
    const options = (ask.options ?? []).map(({ name, ...rest }) => ({
      required: false,
      autocomplete: false,
      ...rest,
      name,
    }));
    expect(changed(ask, registered(ask, { options }))).toBe(false);
  });

  test.each<[string, object]>([
    ['a description', { description: 'Something else' }],
    ['the options', { options: [] }],
    ['the order of the options', { options: [...(ask.options ?? [])].reverse() }],
    ['a translation', { name_localizations: { de: 'frage' } }],
    ['a permission', { default_member_permissions: '8' }],
    ['an age limit', { nsfw: true }],
  ])('by %s', (_what, more) => {
    expect(changed(ask, registered(ask, more))).toBe(true);
  });

  test('by contexts where they are decided here, in any order', () => {
    const payload: Payload = { ...ask, contexts: [0, 1] };
    expect(changed(payload, registered(ask, { contexts: [1, 0] }))).toBe(false);
    expect(changed(payload, registered(ask, { contexts: [0] }))).toBe(true);
    const { contexts: _left, ...anywhere } = ask;
    expect(changed(anywhere, registered(ask, { contexts: [0] }))).toBe(false);
  });

  test('by name and kind: another kind of the same name is another command', () => {
    const menu = registered(ask, { type: 3, options: undefined, description: '' });
    const { added, removed } = differences([ask], [menu]);
    expect(added).toEqual([ask]);
    expect(removed).toEqual([menu]);
  });
});
