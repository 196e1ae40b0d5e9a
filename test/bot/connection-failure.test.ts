import { DiscordAPIError, HTTPError } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { ConnectionFailure, closedForGood, connectionFailure } from '../../src/bot/connection-failure.js';

const api = 'https://discord.example/api';
const asked = { api, token: `${Buffer.from('223344556677889900').toString('base64url')}.x.y` };
const refusal = (status: number, code: number | undefined, message = 'No') =>
  new DiscordAPIError({ code, message } as never, code as never, status, 'GET', api, {});
const network = (code: string) => Object.assign(new Error('connect failed'), { code });

describe('a failure is explained in a line', () => {
  test.each([
    [refusal(401, 0), /^Discord does not accept the token in DISCORD_TOKEN\./u],
    [refusal(403, 50001, 'Missing\nAccess'), /^Discord refuses: Missing Access \(50001\)\.$/u],
    [refusal(404, undefined), /example\/api does not speak Discord's protocol \(status 404\)/u],
    [
      new HTTPError(503, 'Service Unavailable', 'GET', api, {}),
      /answers with status 503: the fault is on that side/u,
    ],
    [network('ECONNREFUSED'), /cannot be reached \(ECONNREFUSED\)\. .*DISCORD_API/u],
    [network('ENOTFOUND'), /cannot be reached \(ENOTFOUND\)/u],
    [new DOMException('aborted', 'AbortError'), /cannot be reached \(no answer in time\)/u],
  ])('%s', (error, line) => {
    const failure = connectionFailure(error, asked);
    expect(failure).toBeInstanceOf(ConnectionFailure);
    expect((failure as Error).message).toMatch(line);
    expect((failure as Error).message).not.toContain('\n');
  });

  test('unless it is a fault of our own', () => {
    const fault = new TypeError('x is not a function');
    expect(connectionFailure(fault, asked)).toBe(fault);
  });
});

describe('the gateway closes for good', () => {
  test.each([
    [4004, /does not accept the token/u],
    [4014, /does not allow the application an intent.*Privileged Gateway Intents/u],
    [4011, /ShardingRequired \(4011\)/u],
  ])('with %i', (code, line) => {
    expect(closedForGood(code, asked.token).message).toMatch(line);
  });
});
