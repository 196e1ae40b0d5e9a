import { describe, expect, test } from 'vitest';
import { readSettings, tokenIn } from '../../src/settings/settings.js';
import { WrongSetting } from '../../src/settings/wrong-setting.js';

const DISCORD = 'https://discord.com/api';

describe('settings', () => {
  test('are not needed', () => {
    expect(readSettings({})).toEqual({ api: DISCORD });
  });

  test('that are empty or blank count as not set', () => {
    expect(readSettings({ DISCORD_TOKEN: '', DISCORD_GUILD_ID: ' ', DISCORD_API: '' })).toEqual({
      api: DISCORD,
    });
  });

  test('are taken from the environment', () => {
    const env = {
      DISCORD_TOKEN: 'MTIz.x-Y_.z',
      DISCORD_GUILD_ID: '81384788765712384',
      DISCORD_API: 'http://[::1]:8080/api/',
    };
    expect(readSettings(env)).toEqual({
      token: 'MTIz.x-Y_.z',
      guild: '81384788765712384',
      api: 'http://[::1]:8080/api',
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
  ])('%s cannot be %s', (name, value, message) => {
    expect(() => readSettings({ [name]: value })).toThrow(WrongSetting);
    expect(() => readSettings({ [name]: value })).toThrow(message);
  });

  test.each(['Bot MTIz.x.y', '"MTIz.x.y"', 'MTIz.x y'])(
    'of a token %s is refused without being shown',
    (token) => {
      expect(() => readSettings({ DISCORD_TOKEN: token })).toThrow(
        /^DISCORD_TOKEN is set to something else\. /u,
      );
      expect(() => readSettings({ DISCORD_TOKEN: token })).not.toThrow('MTIz');
    },
  );

  test('without a token name the variable where one is needed', () => {
    expect(() => tokenIn(readSettings({}))).toThrow(/^DISCORD_TOKEN is not set\. It has to be the token/u);
    expect(tokenIn(readSettings({ DISCORD_TOKEN: 'a.b.c' }))).toBe('a.b.c');
  });
});
