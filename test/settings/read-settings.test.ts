import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import envPaths from 'env-paths';
import { describe, expect, test } from 'vitest';
import { type Environment, readSettings, tokenIn, WrongSetting } from '../../src/settings/read-settings.js';
import { ALLOWED } from '../../src/settings/variables.js';

/** What holds where nothing is set. */
const defaults = {
  api: 'https://discord.com/api',
  answers: { arePrivate: false, passages: 3, strictness: 'balanced', closest: true },
  hearsMessages: true,
  keepsHistory: true,
  cooldown: { member: 1, server: 0 },
  log: { level: 'info', questions: false },
  shards: 1,
  servers: {
    dataDir: envPaths('verbatim', { suffix: '' }).data,
    limits: { articles: 500, bytes: 20 * 1024 * 1024 },
    memory: 256 * 1024 * 1024,
  },
};

describe('settings', () => {
  test('are not needed', () => {
    expect(readSettings({})).toEqual(defaults);
  });

  test('that are empty or blank count as not set', () => {
    const blank = Object.fromEntries(Object.keys(ALLOWED).map((name) => [name, ' ']));
    expect(readSettings(blank)).toEqual(defaults);
    expect(readSettings({ ...blank, DISCORD_TOKEN: '' })).toEqual(defaults);
  });

  test('are taken from the environment', () => {
    const env = {
      DISCORD_TOKEN: 'MTIz.x-Y_.z',
      DISCORD_GUILD_ID: '81384788765712384',
      DISCORD_API: 'http://[::1]:8080/api/',
      ANSWERS: 'private',
      PASSAGES: '5',
      STRICTNESS: 'strict',
      CLOSEST: 'off',
      MENTIONS: 'off',
      COOLDOWN_MEMBER: '10',
      COOLDOWN_SERVER: '1',
      HISTORY: 'off',
      LOG_LEVEL: 'warn',
      LOG_QUESTIONS: 'yes',
      HEALTH_PORT: '9464',
      SHARDS: '2',
      DATA_DIR: '/srv/verbatim',
      DATABASE_URL: 'postgres://ada:secret@db:5432/verbatim',
      LIBRARY_ARTICLES: '50',
      LIBRARY_BYTES: '1000000',
      LIBRARIES_MEMORY: '64',
    };
    expect(readSettings(env)).toEqual({
      token: 'MTIz.x-Y_.z',
      guild: '81384788765712384',
      api: 'http://[::1]:8080/api',
      answers: { arePrivate: true, passages: 5, strictness: 'strict', closest: false },
      hearsMessages: false,
      cooldown: { member: 10, server: 1 },
      keepsHistory: false,
      log: { level: 'warn', questions: true },
      healthPort: 9464,
      shards: 2,
      servers: {
        dataDir: '/srv/verbatim',
        databaseUrl: 'postgres://ada:secret@db:5432/verbatim',
        limits: { articles: 50, bytes: 1_000_000 },
        memory: 64 * 1024 * 1024,
      },
    });
  });

  test.each([
    [
      'DISCORD_GUILD_ID',
      'Bergen',
      /^DISCORD_GUILD_ID is set to "Bergen"\. It has to be a server's id, 17 to 20 digits/u,
    ],
    ['DISCORD_GUILD_ID', '123', /is set to "123"/u],
    ['DISCORD_API', 'discord.com/api', /^DISCORD_API is set to "discord\.com\/api"\. .* such as https:\/\//u],
    ['DISCORD_API', 'ftp://discord.com', /http or https address/u],
    ['DISCORD_API', 'https://discord.com/api/v10', /without a version/u],
    ['DISCORD_API', 'http://a b\n', /"http:\/\/a b\\n"/u],
    ['ANSWERS', 'Public', /^ANSWERS is set to "Public"\. It has to be public or private\.$/u],
    ['PASSAGES', '11', /^PASSAGES is set to "11"\. It has to be a whole number from 1 to 10\.$/u],
    ['PASSAGES', '0', /from 1 to 10/u],
    ['PASSAGES', '2.5', /from 1 to 10/u],
    ['PASSAGES', '1e0', /from 1 to 10/u],
    ['STRICTNESS', 'lax', /has to be strict, balanced or eager\.$/u],
    ['CLOSEST', 'no', /^CLOSEST is set to "no"\. It has to be on or off\.$/u],
    ['COOLDOWN_MEMBER', '-1', /a whole number from 0 to 3600, in seconds\.$/u],
    ['COOLDOWN_SERVER', '5s', /"5s"\. It has to be a whole number from 0 to 3600, in seconds\.$/u],
    ['HISTORY', 'none', /^HISTORY is set to "none"\. It has to be on or off\.$/u],
    ['LOG_LEVEL', 'verbose', /has to be debug, info, warn, error or silent\.$/u],
    ['LOG_QUESTIONS', 'true', /has to be yes or no\.$/u],
    ['HEALTH_PORT', '65536', /a whole number from 1 to 65535/u],
    ['SHARDS', '0', /a whole number from 1 to 64\.$/u],
  ])('%s cannot be %s', (name, value, message) => {
    expect(() => readSettings({ [name]: value })).toThrow(WrongSetting);
    expect(() => readSettings({ [name]: value })).toThrow(message);
  });

  test('that are wrong are all named, each in its sentence', () => {
    const wrong = {
      DISCORD_GUILD_ID: 'Bergen',
      DISCORD_API: 'discord.com',
      PASSAGES: '11',
      STRICTNESS: 'lax',
      CLOSEST: 'no',
      LOG_LEVEL: 'verbose',
      LOG_QUESTIONS: 'true',
      SHARDS: '0',
    };
    expect.assertions(2);
    try {
      readSettings(wrong);
    } catch (error) {
      const { sentences, message } = error as WrongSetting;
      expect(sentences.map((each) => each.split(' ')[0])).toEqual(Object.keys(wrong));
      expect(message.split('\n')).toEqual(sentences);
    }
  });

  test('that are wrong hide no other that is', () => {
    const env = { PASSAGES: 'many', HEALTH_PORT: '65535', SHARDS: '2' };
    expect(() => readSettings(env)).toThrow(/^PASSAGES is .*\nHEALTH_PORT is set to "65535"/u);
    expect(() => readSettings({ ...env, SHARDS: 'two' })).toThrow(
      /^PASSAGES is .*\nSHARDS is set to "two"[^\n]*$/u,
    );
  });

  test.each([
    'ftp://ada:secret@host/api',
    'ada:secret@host',
    'https://ada:sec/ret@ho st',
    'https://a@b:secret@h/v10',
  ])('of an address %s show no name and no password', (DISCORD_API) => {
    expect(() => readSettings({ DISCORD_API })).toThrow(/^DISCORD_API is set to "[^"]*\[redacted\]@h/u);
    expect(() => readSettings({ DISCORD_API })).not.toThrow(/ada|sec|a@b/u);
  });

  test('say which shards this process holds', () => {
    const DATABASE_URL = 'postgres://db/verbatim';
    const partOf = (env: Environment) => readSettings(env).part;
    expect(partOf({})).toBeUndefined();
    expect(partOf({ SHARD_COUNT: '3' })).toEqual({ ids: [0, 1, 2], count: 3 });
    expect(partOf({ SHARD_COUNT: '16', SHARD_IDS: '0-2,7,1', DATABASE_URL })).toEqual({
      ids: [0, 1, 2, 7],
      count: 16,
    });
    expect(partOf({ SHARD_COUNT: '2', SHARD_IDS: '0-1' })).toEqual({ ids: [0, 1], count: 2 });
  });

  test.each([
    [{ SHARD_COUNT: '2', SHARD_IDS: '0-2' }],
    [{ SHARD_COUNT: '4', SHARD_IDS: '0-1' }],
    [{ SHARD_IDS: '0' }],
    [{ SHARD_COUNT: '4', SHARD_IDS: '3-1' }],
    [{ SHARD_COUNT: '4', SHARD_IDS: 'all' }],
  ])('names shards that are not there, or whose servers are kept out of reach: %o', (env) => {
    expect(() => readSettings(env)).toThrow(/^SHARD_IDS is set to /u);
  });

  test('lets either processes or this process hold several shards', () => {
    expect(() => readSettings({ SHARDS: '2', SHARD_COUNT: '2' })).toThrow(/^SHARD_COUNT is set to "2"/u);
  });

  test('has no port left for the last shard', () => {
    expect(() => readSettings({ HEALTH_PORT: '65534', SHARDS: '3' })).toThrow(
      /^HEALTH_PORT is set to "65534"/u,
    );
    expect(readSettings({ HEALTH_PORT: '65533', SHARDS: '3' }).healthPort).toBe(65_533);
  });

  test('all stand in .env.example, with the values that they have without it', () => {
    const example = parseEnv(readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8'));
    expect(Object.keys(example)).toEqual(expect.arrayContaining(Object.keys(ALLOWED)));
    expect(readSettings(example as Environment)).toEqual(defaults);
  });

  test.each(['Bot MTIz.x.y', '"MTIz.x.y"', 'MTIz.x y'])(
    'of a token %s is refused without being shown',
    (token) => {
      expect(() => readSettings({ DISCORD_TOKEN: token })).toThrow(/^DISCORD_TOKEN is not valid\. /u);
      expect(() => readSettings({ DISCORD_TOKEN: token })).not.toThrow('MTIz');
    },
  );

  test('without a token name the variable where one is needed', () => {
    expect(() => tokenIn(readSettings({}))).toThrow(/^DISCORD_TOKEN is not set\. It has to be the token/u);
    expect(tokenIn(readSettings({ DISCORD_TOKEN: 'a.b.c' }))).toBe('a.b.c');
  });
});
