import { describe, expect, test } from 'vitest';
import { readFrame } from '../../src/bot/guarded-strategy.js';

const event = (t: string, d: unknown) => readFrame({ op: 0, s: 7, t, d });

describe('of a frame is taken', () => {
  test('of a server its name alone', () => {
    const d = {
      id: '1',
      name: 'Bergen',
      channels: [{ id: '2' }],
      roles: [{ id: '3' }],
      emojis: [{ id: '4' }],
    };
    expect(event('GUILD_CREATE', d)).toEqual({
      frame: { op: 0, s: 7, t: 'GUILD_CREATE', d: { id: '1', name: 'Bergen' } },
    });
  });

  test('of an interaction all of it, whatever it is', () => {
    for (const d of [null, 'text', { id: '1', any: ['thing'] }])
      expect(event('INTERACTION_CREATE', d).frame).toEqual({ op: 0, s: 7, t: 'INTERACTION_CREATE', d });
  });

  test.each(['CHANNEL_CREATE', 'GUILD_UPDATE', 'GUILD_EMOJIS_UPDATE', '__proto__', 'toString'])(
    'of %s its number alone, so that the session can be resumed',
    (name) => expect(event(name, { id: '1' })).toEqual({ frame: { op: 0, s: 7, t: null, d: {} } }),
  );

  test('of one that is used but cannot be read its number, and its name to be told', () => {
    expect(event('GUILD_CREATE', null)).toEqual({
      frame: { op: 0, s: 7, t: null, d: {} },
      wrong: 'GUILD_CREATE',
    });
    expect(readFrame('text')).toEqual({ frame: null, wrong: 'a frame' });
  });
});
