import { describe, expect, test } from 'vitest';
import { createRecorder, schemaOf, validate } from '../../support/openapi.js';
import { bot, start } from './support.js';

describe('validate', () => {
  const display = (content: string) => ({
    type: 4,
    data: { flags: 1 << 15, components: [{ type: 10, content }] },
  });

  test('takes what fits', () => {
    expect(validate('CreateMessageInteractionCallbackRequest', display('Hello'))).toEqual([]);
  });

  test('names the place of what does not fit, the longest path first', () => {
    const [first] = validate('CreateMessageInteractionCallbackRequest', display(''));
    expect(first).toMatch(
      /^CreateMessageInteractionCallbackRequest\/data\/components\/0\/content must NOT have fewer/u,
    );
  });

  test('takes permissions as text, and leaves the payload as it was', () => {
    const command = { name: 'ask', description: 'Ask', default_member_permissions: '8' };
    expect(validate('ApplicationCommandCreateRequest', command)).toEqual([]);
    expect(command.default_member_permissions).toBe('8');
  });

  test('refuses a schema that is not there', () => {
    expect(() => validate('NoSuchRequest', {})).toThrow(/NoSuchRequest/u);
  });
});

describe('schemaOf', () => {
  test.each([
    ['POST', '/interactions/1/t/callback', { type: 5 }, 'CreateMessageInteractionCallbackRequest'],
    ['POST', '/interactions/1/t/callback', { type: 7 }, 'UpdateMessageInteractionCallbackRequest'],
    ['POST', '/interactions/1/t/callback', { type: 8 }, 'ApplicationCommandAutocompleteCallbackRequest'],
    ['POST', '/webhooks/1/t', {}, 'IncomingWebhookInteractionRequest'],
    [
      'PATCH',
      '/webhooks/1/t/messages/@original',
      {},
      'IncomingWebhookUpdateForInteractionCallbackRequestPartial',
    ],
    ['PUT', '/applications/1/guilds/2/commands', [], 'ApplicationCommandUpdateRequest'],
    ['POST', '/applications/1/commands', {}, 'ApplicationCommandCreateRequest'],
    ['PATCH', '/applications/1/commands/2', {}, 'ApplicationCommandPatchRequestPartial'],
  ])('%s %s %j', (method, path, body, schema) => {
    expect(schemaOf({ method, path, body })).toBe(schema);
  });
});

describe('createRecorder', () => {
  test('finds nothing wrong with a bot that holds to the rules', async () => {
    const recorder = createRecorder();
    const loopback = await start({ onRequest: recorder.onRequest });
    await bot(loopback, (i) => i.isChatInputCommand() && i.reply('Here'));
    await loopback.user().command('ask', { question: 'Where?' });
    expect(recorder.requests.map(({ method, status }) => [method, status])).toContainEqual(['POST', 204]);
    expect(recorder.problems()).toEqual([]);
  });

  test('names what a bot sent wrongly', async () => {
    const recorder = createRecorder();
    const loopback = await start({ onRequest: recorder.onRequest });
    await bot(loopback, async (i) => {
      if (!i.isChatInputCommand()) return;
      await i.reply('x'.repeat(2001)).catch(() => i.reply('Here'));
    });
    await loopback.user().command('ask', { question: 'Where?' });
    const problems = recorder.problems();
    expect(problems.at(0)).toContain('/data/content must NOT have more than 2000 characters');
    expect(problems.at(-1)).toMatch(/^POST .+ was refused with 400$/u);
  });
});
